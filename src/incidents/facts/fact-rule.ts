import type { Role } from '../../../workflows/incident/events.ts';
import type { Fact } from './fact.ts';
import type { FactKey } from './vocabulary.ts';

export type StandingFacts = Partial<Record<FactKey, Pick<Fact, 'value' | 'certainty'>>>;

/** What facts are held against beside each other. */
export interface About {
  role: Role;
  /** ISO 8601. */
  awareAt: string;
  now: Date;
  /** How many people stand on the list of those to be told. */
  peopleListed: number;
}

/** Facts that cannot, or hardly can, be true together. */
export interface FactRule {
  code: string;
  /** Those that it compares; the fault is put to the first of them that a patch touches. */
  keys: readonly [FactKey, ...FactKey[]];
  says: string;
  broken: (facts: StandingFacts, about: About) => boolean;
}

export const numberIn = (facts: StandingFacts, key: FactKey): number | undefined => {
  const value = facts[key]?.value;
  return typeof value === 'number' ? value : undefined;
};

/** Codes of a list; empty where there is none. */
export const codesIn = (facts: StandingFacts, key: FactKey): readonly unknown[] => {
  const value = facts[key]?.value;
  return Array.isArray(value) ? value : [];
};

export const answered = (facts: StandingFacts, key: FactKey): boolean => (facts[key]?.value ?? null) !== null;

/** Whether the nature is recorded and this is not of it. */
export const isNot = (facts: StandingFacts, nature: string): boolean =>
  answered(facts, 'nature') && !codesIn(facts, 'nature').includes(nature);
