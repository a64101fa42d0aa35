import type { DutyProposal } from '../../workflows/assessment/duty-proposals.ts';
import type { OpenQuestion } from '../../workflows/assessment/reasons.ts';
import type { Severity } from '../../workflows/assessment/severity.ts';
import { reaches, type Regime, type RiskLevel } from '../../workflows/regimes/regime.ts';
import type { Language } from '../languages.ts';
import type { AssessmentWords } from './words/assessment-words.ts';

type Answers = Readonly<Partial<Record<OpenQuestion, Readonly<Record<string, string>>>>>;

const fill = (text: string, fields: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => fields[name] ?? whole);

/** The score with its band, in words that keep anybody from taking it for the answer. */
export const sayScore = (words: AssessmentWords, language: Language, { score, band }: Severity): string =>
  fill(words.score, {
    score: new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'nb-NO').format(score),
    band: words.bands[band],
  });

/** A proposed outcome, its reasons after it. */
export const sayDuty = (
  words: AssessmentWords,
  { duty, outcome, reasons, exemption }: DutyProposal,
): string[] => [
  (words.outcomes[duty] as Readonly<Record<string, string>>)[outcome] ?? '',
  ...reasons.map((reason) => words.reasons[reason]),
  ...(exemption && !exemption.approved ? [words.exemptionMissing] : []),
];

/** What an answer to an open question would lead to. */
export const sayTurn = (
  words: AssessmentWords,
  question: OpenQuestion,
  turn: { answer: string; risk: RiskLevel },
  thresholds: Regime['thresholds'],
): string => {
  const people = reaches(turn.risk, thresholds.people) ? 'people' : 'authority';
  const outcome = reaches(turn.risk, thresholds.authority) ? people : 'record';
  return fill(words.turn, {
    clause: (words.answers as Answers)[question]?.[turn.answer] ?? turn.answer,
    outcome: words.reaches[outcome],
  });
};

export const sayPromise = (words: AssessmentWords, promise: string): string =>
  fill(words.promise, { promise });
