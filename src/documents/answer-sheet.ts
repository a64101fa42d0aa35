import type { Lack, SheetField } from '../authority/answer-sheet.ts';
import type { FormDocument, FormField } from '../authority/form/form-document.ts';
import type { AuthorityReport } from '../authority/report-document.ts';
import type { StandingFacts } from '../incidents/facts/fact-rule.ts';
import type { Certainty, FactKey } from '../incidents/facts/vocabulary.ts';
import { type Reading, readSource, type SheetVoice, sheetVoice } from './sheet-sources.ts';

/** What the sheet is answered from: the notice, and which facts are recorded beside what it says. */
export interface Answered {
  report: AuthorityReport;
  facts: StandingFacts;
  /** The reasons for a delay as the journal tells them; null where the notice is not late. */
  delay: string | null;
}

const order: readonly Certainty[] = ['known', 'estimated', 'to-be-determined', 'cannot-be-determined'];

const leastCertain = (readings: readonly Reading[]): Certainty | null =>
  readings.reduce<Certainty | null>((least, { certainty }) => {
    if (certainty === null) return least;
    return least === null || order.indexOf(certainty) > order.indexOf(least) ? certainty : least;
  }, null);

/** A short answer stands beside its words, a long one under them. */
const led = (prefix: string | undefined, text: string): string => {
  if (prefix === undefined) return text;
  return text.includes('\n') || text.length > 100 ? `${prefix}:\n${text}` : `${prefix}: ${text}`;
};

/** Beside a part of several lines each stands on its own. */
const joined = (parts: readonly string[]): string =>
  parts.join(parts.some((part) => part.includes('\n')) ? '\n\n' : '\n');

const lackOf = ({ source, lack }: Reading): Lack[] => (lack ? [{ source, why: lack }] : []);

/** What stands where a source gives no text. */
const silence = ({ source, why }: Lack, { notKnown, notStated, cannotBe }: SheetVoice): string => {
  if (source.startsWith('organisation.')) return notStated;
  return why === 'cannot-be-determined' ? cannotBe : notKnown;
};

/** What a question says where none of its sources answers it: the same of all, or that it is not known. */
const silenceOf = (lacks: readonly Lack[], voice: SheetVoice): string => {
  const [said = voice.notKnown, ...others] = new Set(lacks.map((lack) => silence(lack, voice)));
  return others.length === 0 ? said : voice.notKnown;
};

const answerOf = (field: FormField, answered: Answered, voice: SheetVoice) => {
  const readings = field.sources.map((one) => ({ ...one, ...readSource(one.from, answered, voice) }));
  const given = readings.filter(({ text }) => text !== null);
  const suffices = field.enough === 'one' && given.length > 0;
  const lacks = suffices ? [] : readings.filter(({ optional }) => !optional).flatMap(lackOf);
  const isSpoken = ({ text, lack, optional }: (typeof readings)[number]): boolean =>
    text !== null || (lack !== null && lack !== 'not-recorded') || (!optional && !suffices && lack !== null);
  const parts = readings
    .filter(isSpoken)
    .map(({ prefix, source, text, lack }) =>
      led(prefix, text ?? silence({ source, why: lack ?? 'not-recorded' }, voice)),
    );
  const isEmpty = given.length === 0;
  return {
    // Blanks that do not break are for print; a form may take them for something else.
    text: (isEmpty ? silenceOf(lacks, voice) : joined(parts)).replaceAll(/[\u00a0\u202f]/g, ' '),
    certainty: leastCertain(readings.filter((one) => isSpoken(one))),
    sources: readings.filter((one) => isSpoken(one) || !one.optional).map(({ source }) => source),
    isEmpty,
    lacks,
    isLeftOut: isEmpty && field.sources.every(({ optional }) => optional),
  };
};

const isRecorded = (facts: StandingFacts, key: FactKey): boolean => {
  const fact = facts[key];
  return fact?.certainty === 'known' || fact?.certainty === 'estimated';
};

/**
 * The answers to the authority's form, in its order and in bokmål, ready to paste: an estimate is called one, and what
 * is not known says that it follows. Pure: the same notice gives the same sheet. Basis: GDPR art. 33(3), 33(4).
 */
export const answerSheet = (form: FormDocument, answered: Answered): SheetField[] => {
  const voice = sheetVoice(answered.report);
  return form.sections.flatMap(({ heading, fields }) =>
    fields.flatMap((field): SheetField[] => {
      const { isLeftOut, ...answer } = answerOf(field, answered, voice);
      if (isLeftOut) return [];
      return [
        {
          id: field.key,
          section: heading,
          label: field.label,
          hint: field.hint ?? null,
          asked: field.askedBy === 'authority',
          choice: field.choice ?? false,
          ...answer,
          length: answer.text.length,
          maxLength: field.maxLength ?? null,
          alsoIn: answer.isEmpty
            ? (field.alsoIn as FactKey[]).filter((key) => isRecorded(answered.facts, key))
            : [],
        },
      ];
    }),
  );
};
