import type { Lack } from '../authority/answer-sheet.ts';
import type { SheetSource } from '../authority/form/form-document.ts';
import type { AuthorityReport, ReportField } from '../authority/report-document.ts';
import type { Certainty, FactKey } from '../incidents/facts/vocabulary.ts';
import { answer, type Row } from './answer.ts';
import type { Answered } from './answer-sheet.ts';
import { inWords } from './in-words.ts';
import { introduction } from './sheet-introduction.ts';
import { wordsIn } from './words.ts';
import { sheetWords } from './words/answer-sheet.ts';

/** What a source says: its text, or why there is none. */
export interface Reading {
  source: SheetSource;
  text: string | null;
  /** Of a fact. */
  certainty: Certainty | null;
  lack: Lack['why'] | null;
}

/** How the sheet speaks: bokmål, whoever reads the page, since it is pasted into the authority's form. */
export const sheetVoice = ({ kind, completeness }: AuthorityReport) => {
  const say = wordsIn('nb');
  const isLast = completeness === 'complete' || kind === 'final' || kind === 'withdrawal';
  return {
    say,
    words: inWords('nb'),
    /** That it follows is promised only by a notice that another one follows. */
    notKnown: isLast ? sheetWords.notKnown : sheetWords.follows,
    notStated: sheetWords.notStated,
    cannotBe: sheetWords.cannotBe,
  };
};
export type SheetVoice = ReturnType<typeof sheetVoice>;

/** What a document would print as paragraphs and items, as plain text. */
const plain = ({ paragraphs, bullets }: Row): string =>
  bullets.length > 0
    ? bullets.map((item) => `– ${item}`).join('\n')
    : paragraphs.map((lines) => lines.join('\n')).join('\n\n');

const factReading = (field: ReportField, isSaid: boolean, voice: SheetVoice): Omit<Reading, 'source'> => {
  const { certainty } = field;
  const row = answer(field, voice);
  if (row.missing) {
    const lack = !isSaid
      ? 'not-recorded'
      : certainty === 'cannot-be-determined'
        ? certainty
        : 'to-be-determined';
    return { text: null, certainty, lack };
  }
  const text = plain(row);
  return {
    text: certainty === 'estimated' ? sheetWords.estimated(text) : text,
    certainty,
    lack: null,
  };
};

const written = (text: string | null | undefined): string | null => (text?.trim() ? text : null);

type Person = AuthorityReport['organisation']['contact'];

const personOf = (person: Person): string | null =>
  person && [person.name, person.email, person.phone].filter(Boolean).join(', ');

/** Whether the people are told: where it stands, the provision of an exemption, and the figures of the ledger. */
const informed = ({ peopleInformed }: AuthorityReport, { say, words }: SheetVoice): string => {
  const { status, figures, bases = [] } = peopleInformed;
  return [
    say(`information.${status}`),
    ...(bases.length > 0
      ? [`${say('information.bases')}: ${words.list(bases.map((one) => words.basis(one)))}`]
      : []),
    ...(['people', 'told', 'unknown', 'notTold'] as const).flatMap((key) =>
      figures ? [`${say(`information.${key}`)}: ${words.number(figures[key])}`] : [],
    ),
  ].join('\n');
};

type Other = Exclude<SheetSource, `fact.${string}`>;

const others: Record<Other, (answered: Answered, voice: SheetVoice) => string | null> = {
  'record.introduction': ({ report }, { words }) => introduction(report, words),
  'record.delay': ({ delay }) => written(delay),
  'record.reference': ({ report }) => report.incident.reference,
  'record.system': ({ report }) => written(report.incident.system),
  'record.processors': ({ report }, { words }) =>
    report.incident.processors.length > 0 ? words.list(report.incident.processors) : null,
  'record.detectedAt': ({ report }, { words }) => words.instant(report.incident.detectedAt),
  'record.awareAt': ({ report }, { words }) => words.instant(report.incident.awareAt),
  'record.awareReason': ({ report }) => written(report.incident.awareReason),
  'record.containedAt': ({ report }, { words }) =>
    report.incident.containedAt && words.instant(report.incident.containedAt),
  'record.risk': ({ report }, { say }) => report.assessment && say(`assessment.${report.assessment.level}`),
  'record.peopleInformed': ({ report }, voice) => informed(report, voice),
  'organisation.name': ({ report }) => written(report.organisation.name),
  'organisation.organisationNumber': ({ report }, { words }) =>
    report.organisation.organisationNumber &&
    words.organisationNumber(report.organisation.organisationNumber),
  'organisation.dataProtectionOfficer': ({ report }) => personOf(report.organisation.dataProtectionOfficer),
  'organisation.contact': ({ report }) => personOf(report.organisation.contact),
};

/** What one source says of a notice. */
export const readSource = (source: SheetSource, answered: Answered, voice: SheetVoice): Reading => {
  if (source.startsWith('fact.')) {
    const key = source.slice('fact.'.length) as ReportField['key'] & FactKey;
    const field = answered.report.fields.find((one) => one.key === key) ?? {
      key,
      certainty: 'to-be-determined' as const,
      value: null,
    };
    return { source, ...factReading(field, answered.facts[key] !== undefined, voice) };
  }
  const text = others[source as Other](answered, voice);
  return { source, text, certainty: null, lack: text === null ? 'not-recorded' : null };
};
