import type { NoticeProof, ProvedText } from '../../documentation/proof-document.ts';
import { paragraphsOf, row, rowOr } from '../answer.ts';
import { type Block, cell, itemsOr, note, type PrintedSection, tableOr } from '../printed.ts';
import type { Telling } from '../record/telling.ts';
import { countsOf } from './counts-of-messages.ts';

const resultOf = ({ people }: NoticeProof, { say, words }: Telling): Block[] => {
  const figure = (
    key: 'people' | 'delivered' | 'handedOver' | 'unknown' | 'notTold' | 'open',
    tone: 'plain' | 'approved' | 'submitted' | 'draft' | 'late',
  ) => ({
    label: say(`proof.${key}`),
    value: words.number(people[key]),
    tone: people[key] > 0 ? tone : ('plain' as const),
  });
  return [
    {
      kind: 'figures',
      figures: [
        figure('people', 'plain'),
        figure('delivered', 'approved'),
        figure('handedOver', 'submitted'),
        figure('unknown', 'draft'),
        figure('notTold', 'late'),
        ...(people.open > 0 ? [figure('open', 'submitted')] : []),
      ],
    },
    note(say('proof.wording.sum')),
    note(
      [say('proof.wording.delivered'), say('proof.wording.handedOver'), say('proof.wording.unknown')].join(
        '\n',
      ),
    ),
  ];
};

const listsOf = ({ told }: NoticeProof, telling: Telling): Block[] => {
  const { say, words } = telling;
  return [
    tableOr(
      {
        shape: 'lists',
        columns: [
          say('proof.list.put'),
          say('proof.list.people'),
          say('proof.list.merged'),
          say('proof.list.hash'),
        ],
        rows: told.lists.map((list) => [
          cell(telling.signed(list)),
          cell(words.number(list.people)),
          cell(words.number(list.merged)),
          cell(list.hash),
        ]),
      },
      say('proof.noMessages'),
    ),
    note(say('proof.list.note')),
  ];
};

const approvalOf = ({ told: { submitted, approved } }: NoticeProof, telling: Telling): Block => {
  const { say } = telling;
  return {
    kind: 'rows',
    rows: [
      rowOr(say('proof.submitted'), submitted && telling.signed(submitted), say('answer.notStated')),
      rowOr(say('proof.approved'), approved && telling.signed(approved), say('answer.notStated')),
      ...(approved?.ownApprovalReason ? [row(say('approval.ownReason'), approved.ownApprovalReason)] : []),
      ...(submitted ? [row(say('proof.notice.hash'), submitted.hash)] : []),
    ],
  };
};

const textBlock = (
  { language: written, channel, subject, text, hash, people }: ProvedText,
  { say, words, word }: Telling,
): Block => ({
  kind: 'quote',
  title: say('proof.text.title', {
    language: word('proof.language', written),
    channel: word('channel', channel),
  }),
  meta: [say('proof.text.people', { people: words.number(people) }), say('proof.text.hash', { hash })].join(
    '\n',
  ),
  paragraphs: [
    ...(subject === null ? [] : [[say('proof.text.subject', { subject })]]),
    ...paragraphsOf(text),
  ],
});

/** What is proved, in its order: the outcome first, then what it rests on. */
export const sectionsOf = (proof: NoticeProof, telling: Telling): PrintedSection[] => {
  const { say } = telling;
  const counts = countsOf(proof, telling);
  return [
    { heading: say('proof.section.result'), blocks: resultOf(proof, telling) },
    { heading: say('proof.section.list'), blocks: listsOf(proof, telling) },
    { heading: say('proof.section.approval'), blocks: [approvalOf(proof, telling)] },
    {
      heading: say('proof.section.channels'),
      blocks: [counts.channels, note(say('proof.messages.note'))],
    },
    { heading: say('proof.section.days'), blocks: [counts.days] },
    { heading: say('proof.section.failures'), blocks: [counts.failures] },
    {
      heading: say('proof.section.decisions'),
      blocks: [
        itemsOr(
          proof.decisions.map((one) => ({
            title: say('event.remainder.decided'),
            mark: null,
            meta: telling.signed(one),
            rows: [row(say('told.reason'), one.reason)],
          })),
          say('proof.noDecisions'),
        ),
      ],
    },
    {
      heading: say('proof.section.texts'),
      blocks:
        proof.texts.length > 0
          ? proof.texts.map((one) => textBlock(one, telling))
          : [note(say('proof.noTexts'))],
    },
    {
      heading: say('record.section.proof'),
      blocks: [
        note(say('record.proof.text')),
        {
          kind: 'rows',
          rows: [
            row(say('record.proof.position'), telling.words.number(proof.journal.position)),
            row(say('record.proof.head'), proof.journal.hash),
            row(say('record.proof.content'), proof.hash),
          ],
        },
      ],
    },
  ];
};
