import type {
  Documentation,
  DocumentedDeadline,
  DocumentedEntry,
} from '../../documentation/documentation-document.ts';
import type { ToldKey } from '../../documentation/journal-entries.ts';
import { row } from '../answer.ts';
import { type Cell, cell, note, type PrintedSection, tableOr, type Tone } from '../printed.ts';
import { detailInWords, type Telling } from './telling.ts';

const tones: Record<DocumentedDeadline['outcome'], Tone> = {
  met: 'approved',
  late: 'late',
  released: 'plain',
  running: 'submitted',
  overdue: 'late',
};

const hour = 3_600_000;

const outcomeCell = ({ say, words }: Telling, { outcome, dueAt, settledAt }: DocumentedDeadline): Cell => {
  const late = settledAt === null ? 0 : Date.parse(settledAt) - Date.parse(dueAt);
  const said = say(`record.deadline.${outcome}`, {
    hours: words.number(Math.max(1, Math.ceil(late / hour))),
  });
  return {
    ...cell('', said, tones[outcome]),
    ...(settledAt !== null && { small: words.shortInstant(settledAt) }),
  };
};

const deadlineRow = (telling: Telling, clock: DocumentedDeadline): Cell[] => {
  const { words, word } = telling;
  const about = [...(clock.what === null ? [] : [clock.what]), words.basis(clock.basis)].join('\n');
  return [
    { ...cell(word('clock', clock.kind)), small: about },
    cell(words.shortInstant(clock.anchorAt)),
    cell(words.shortInstant(clock.dueAt)),
    outcomeCell(telling, clock),
  ];
};

/** What an entry of the timeline is about, in a line; the whole of it stands above, or in the journal. */
const brief: Readonly<Record<string, readonly ToldKey[]>> = {
  'risk.assessed': ['level'],
  'assessment.made': ['number', 'risk'],
  'decision.confirmed': ['decision'],
  'exemption.claimed': ['code'],
  'exemption.approved': ['code'],
  'exemption.withdrawn': ['code'],
  'exemption.ended': ['code'],
  'report.submitted': ['kind', 'completeness'],
  'authority.notified': ['channel', 'reference'],
  'authority.phoned': ['phonedAt'],
  'authority.registered': ['caseNumber'],
  'controller.notified': ['controller', 'notifiedAt'],
  'mandate.given': ['controller', 'scope'],
  'people.listed': ['people'],
  'notice.submitted': ['people'],
  'notice.settled': ['told', 'unknown', 'notTold'],
  'duty.undertaken': ['kind', 'what', 'dueAt'],
  'duty.moved': ['what', 'dueAt'],
  'duty.fulfilled': ['what'],
  'duty.dropped': ['what'],
  'deadline.neared': ['deadline', 'dueAt'],
  'deadline.passed': ['deadline', 'dueAt'],
  'alert.acknowledged': ['deadline'],
  'alert.acknowledged-late': ['deadline'],
  'alert.unanswered': ['deadline'],
  'alert.method-failed': ['deadline'],
  'attachment.added': ['kind', 'disclosure'],
  'attachment.changed': ['kind', 'disclosure'],
  'attachment.withdrawn': ['kind'],
};

/** Beside words that say what they are, these need their name: a number alone says nothing. */
const named: readonly ToldKey[] = ['people', 'told', 'unknown', 'notTold', 'dueAt', 'number'];

const aboutEntry = (telling: Telling, entry: DocumentedEntry): string => {
  if (entry.facts.length > 0) return telling.factNames(entry.facts);
  return (brief[entry.event] ?? [])
    .flatMap((key) => {
      const value = entry.details[key];
      if (value === undefined) return [];
      const said = detailInWords(telling, entry, key, value);
      return [named.includes(key) ? `${telling.say(`told.${key}`)}: ${said}` : said];
    })
    .join(' · ');
};

const entryRow = (telling: Telling, entry: DocumentedEntry): Cell[] => {
  const about = aboutEntry(telling, entry);
  return [
    cell(String(entry.position)),
    cell(telling.words.shortInstant(entry.at)),
    { ...cell(telling.word('event', entry.event)), ...(about !== '' && { small: about }) },
    cell(telling.name(entry.by)),
  ];
};

/** The clocks, the alerts, the timeline, and how all of it is proved. Basis: GDPR art. 33(1), 5(2). */
export const courseSectionsOf = (record: Documentation, telling: Telling): PrintedSection[] => {
  const { say, words, word } = telling;
  const { deadlines, alerts, timeline, journal } = record;
  return [
    {
      heading: say('record.section.deadlines'),
      blocks: [
        tableOr(
          {
            shape: 'deadlines',
            columns: [
              say('record.deadline'),
              say('record.deadline.from'),
              say('record.deadline.due'),
              say('record.deadline.outcome'),
            ],
            rows: deadlines.map((clock) => deadlineRow(telling, clock)),
          },
          say('record.noDeadlines'),
        ),
        ...(deadlines.some(({ ownTarget }) => ownTarget) ? [note(say('record.deadline.ownTarget'))] : []),
      ],
    },
    {
      heading: say('record.section.alerts'),
      blocks: [
        tableOr(
          {
            shape: 'counts',
            columns: [
              say('record.alerts.clock'),
              say('record.alerts.raised'),
              say('record.alerts.acknowledged'),
              say('record.alerts.unanswered'),
              say('record.alerts.failed'),
            ],
            rows: alerts.map(({ deadline, raised, acknowledged, unanswered, failed }) => [
              cell(word('clock', deadline)),
              ...[raised, acknowledged, unanswered, failed].map((count) => cell(words.number(count))),
            ]),
          },
          say('record.noAlerts'),
        ),
      ],
    },
    {
      heading: say('record.section.timeline'),
      blocks: [
        note(timeline.length > 0 ? say('report.localTime') : say('timeline.empty')),
        ...(timeline.length > 0
          ? [
              tableOr(
                {
                  shape: 'timeline',
                  columns: [
                    say('record.position'),
                    say('timeline.when'),
                    say('timeline.event'),
                    say('timeline.actor'),
                  ],
                  rows: timeline.map((entry) => entryRow(telling, entry)),
                },
                '',
              ),
            ]
          : []),
      ],
    },
    {
      heading: say('record.section.proof'),
      blocks: [
        note(say('record.proof.text')),
        {
          kind: 'rows',
          rows: [
            row(say('record.proof.position'), words.number(journal.position)),
            row(say('record.proof.head'), journal.hash),
            row(say('record.proof.content'), record.hash),
          ],
        },
      ],
    },
  ];
};
