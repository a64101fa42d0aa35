import type {
  Documentation,
  DocumentedEntry,
  DocumentedNotice,
} from '../../documentation/documentation-document.ts';
import { type Row, row } from '../answer.ts';
import { type Item, itemsOr, note, type PrintedSection, tableOr, cell } from '../printed.ts';
import { peopleBlocks } from './people-in-record.ts';
import { detailRows, type Telling } from './telling.ts';

const standingOf = (telling: Telling, { filed, returned, approved }: DocumentedNotice): Item['mark'] => {
  const { say } = telling;
  if (filed) return { text: say('status.filed'), tone: 'filed' };
  if (returned) return { text: say('status.returned'), tone: 'plain' };
  return approved
    ? { text: say('status.approved'), tone: 'approved' }
    : { text: say('status.submitted'), tone: 'submitted' };
};

const filingRows = (telling: Telling, { filed }: DocumentedNotice): Row[] => {
  const { say, word, words } = telling;
  if (!filed) return [];
  const how = `${telling.signed(filed)} (${word('channel', filed.channel)})`;
  return [
    row(say('record.notice.filed'), how),
    ...(filed.reference ? [row(say('told.reference'), filed.reference)] : []),
    ...(filed.proof ? [row(say('record.notice.proof'), filed.proof)] : []),
    ...(filed.delayReason ? [row(say('told.delayReason'), filed.delayReason)] : []),
    row(say('record.notice.recorded'), words.shortInstant(filed.recordedAt)),
  ];
};

const noticeItem = (telling: Telling, notice: DocumentedNotice): Item => {
  const { say, word } = telling;
  const { number, kind, completeness, withdrawal, submitted, approved, returned } = notice;
  const named = say('record.notice', { number: String(number), kind: word('kind', kind) });
  return {
    title: completeness === null ? named : `${named}, ${word('completeness', completeness)}`,
    mark: standingOf(telling, notice),
    meta: '',
    rows: [
      ...(withdrawal
        ? [
            row(
              say('record.notice.withdrawal'),
              `${word('withdrawal', withdrawal.code)}\n${withdrawal.reason}`,
            ),
          ]
        : []),
      row(say('record.notice.submitted'), telling.signed(submitted)),
      ...(approved ? [row(say('record.notice.approved'), telling.signed(approved))] : []),
      ...(approved?.ownApprovalReason ? [row(say('approval.ownReason'), approved.ownApprovalReason)] : []),
      ...(returned ? [row(say('record.notice.returned'), telling.signed(returned))] : []),
      ...(returned?.reason ? [row(say('told.reason'), returned.reason)] : []),
      ...filingRows(telling, notice),
      row('SHA-256', notice.hash),
    ],
  };
};

const entryItem = (telling: Telling, entry: DocumentedEntry): Item => ({
  title: telling.word('event', entry.event),
  mark: null,
  meta: telling.signed(entry),
  rows: detailRows(telling, entry),
});

/** What the authority, the controllers and the people were told. Basis: GDPR art. 33(1), 33(2), 34(1). */
export const noticeSectionsOf = (record: Documentation, telling: Telling): PrintedSection[] => {
  const { say } = telling;
  const authority = record.authority.name;
  return [
    {
      heading: say('record.section.notices', { authority }),
      blocks: [
        itemsOr(
          record.notices.map((one) => noticeItem(telling, one)),
          say('record.noNotices'),
        ),
        ...(record.correspondence.length > 0
          ? [
              note(say('record.correspondence', { authority })),
              itemsOr(
                record.correspondence.map((one) => entryItem(telling, one)),
                '',
              ),
            ]
          : []),
      ],
    },
    ...(record.controllers.length > 0
      ? [
          {
            heading: say('record.section.controllers'),
            blocks: [
              itemsOr(
                record.controllers.map((one) => entryItem(telling, one)),
                '',
              ),
            ],
          },
        ]
      : []),
    { heading: say('record.section.people'), blocks: peopleBlocks(record, telling) },
    {
      heading: say('record.section.attachments'),
      blocks: [
        tableOr(
          {
            shape: 'attachments',
            columns: [
              say('record.attachment'),
              say('record.attachment.size'),
              say('record.attachment.disclosure'),
              say('record.attachment.hash'),
            ],
            rows: record.attachments.map((one) => [
              {
                ...cell(telling.word('attachment', one.kind)),
                small: [
                  telling.signed(one),
                  one.id,
                  ...(one.withdrawn
                    ? [
                        say('record.attachment.withdrawn', {
                          at: telling.words.shortInstant(one.withdrawn.at),
                          reason: one.withdrawn.reason,
                        }),
                      ]
                    : []),
                ].join('\n'),
              },
              cell(telling.words.size(one.size)),
              { ...cell(telling.word('disclosure', one.disclosure)), ...(one.basis && { small: one.basis }) },
              cell(one.sha256),
            ]),
          },
          say('record.noAttachments'),
        ),
      ],
    },
  ];
};
