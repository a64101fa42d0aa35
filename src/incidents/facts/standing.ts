import { isDeepStrictEqual } from 'node:util';
import type { Incident } from '../incident.ts';
import type { Fact, FactValue } from './fact.ts';
import type { About, StandingFacts } from './fact-rule.ts';
import type { FactKey } from './vocabulary.ts';

/** Whether two values say the same: the order of an object's fields is none, that of a list is. */
export const isSameValue = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a, b);

/** Whether recording this would change nothing; a source that is not given stays. */
export const isSameFact = (recorded: Fact | undefined, said: Fact): boolean =>
  recorded?.certainty === said.certainty &&
  isSameValue(recorded.value, said.value) &&
  (said.source === null || recorded.source === said.source);

/** Facts by their key, as the rules read them. */
export const standingFacts = (
  rows: readonly { key: FactKey; value: FactValue; certainty: Fact['certainty'] }[],
): StandingFacts => Object.fromEntries(rows.map(({ key, value, certainty }) => [key, { value, certainty }]));

/** What the facts of an incident are held against. */
export const aboutOf = ({ role, state }: Pick<Incident, 'role' | 'state'>, now: Date): About => ({
  role,
  awareAt: state.context.awareAt,
  now,
  peopleListed: state.context.peopleListed,
});
