import type { LawfulDuty } from '../../../workflows/assessment/duty-proposals.ts';
import type { ExemptionCode } from '../../../workflows/assessment/exemptions.ts';
import type { RiskFactor } from '../../../workflows/assessment/factors.ts';
import type { DataClass, Identifier, pictureAnswers } from '../../../workflows/assessment/picture.ts';
import type { OpenQuestion, ReasonCode } from '../../../workflows/assessment/reasons.ts';
import type { Severity, SeverityChoice } from '../../../workflows/assessment/severity.ts';
import type { RiskLevel } from '../../../workflows/regimes/regime.ts';

type Answers = typeof pictureAnswers;
type Clauses<Codes extends string> = Record<Exclude<Codes, 'unknown'>, string>;

/** Which duties an outcome brings: none but the record, the authority, the authority and the people. */
export type Reach = 'record' | 'authority' | 'people';

/** What an assessment says in one language. Every language has all of it. `{…}` is filled in. */
export interface AssessmentWords {
  /** Why: whole sentences. */
  reasons: Record<ReasonCode, string>;
  duties: Record<LawfulDuty, string>;
  outcomes: {
    document: Record<'owed', string>;
    authority: Record<'owed' | 'not-owed' | 'not-ours', string>;
    people: Record<'owed' | 'not-owed' | 'not-ours' | 'exempt' | 'public-notice' | 'held', string>;
    controllers: Record<'owed' | 'not-owed', string>;
  };
  risks: Record<RiskLevel, string>;
  parts: Record<SeverityChoice['part'], string>;
  bands: Record<Severity['band'], string>;
  flags: Record<Severity['flags'][number], string>;
  factors: Record<RiskFactor, string>;
  /** What is not known: questions. */
  questions: Record<OpenQuestion, string>;
  /** Answers as clauses after "if". The number of people turns nothing, and so has none. */
  answers: {
    nature: Clauses<Answers['nature'][number]>;
    exposure: Clauses<Answers['exposure'][number]>;
    logs: Clauses<Answers['logs'][number]>;
    recipients: Clauses<Answers['recipients'][number]>;
    deletion: Clauses<Answers['deletion'][number]>;
    protection: Clauses<Answers['protection'][number]>;
    key: Clauses<Answers['key'][number]>;
    backup: Clauses<Answers['backup'][number]>;
    restoredAfterHours: Record<'soon', string>;
    disruption: Clauses<Answers['disruption'][number]>;
    alteration: Clauses<Answers['alteration'][number]>;
    intent: Clauses<Answers['intent'][number]>;
    dataKinds: Record<DataClass, string>;
    identifiers: Record<Identifier, string>;
    vulnerablePeople: Record<'yes' | 'no', string>;
  };
  /** What the clause after "if" leads to. */
  reaches: Record<Reach, string>;
  /** `{clause}`, `{outcome}`. */
  turn: string;
  turnsNothing: string;
  /** Stands with every score. `{score}`, `{band}`. */
  score: string;
  /** A promise of the firm's own that the breach sets off. `{promise}`. */
  promise: string;
  exemptions: Record<ExemptionCode, string>;
  /** Beside an outcome that rests on an exemption nobody has claimed and approved. */
  exemptionMissing: string;
}
