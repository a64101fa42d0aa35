import { instantIn } from '../../incidents/fact-order.ts';
import type { StandingFacts } from '../../incidents/facts/fact-rule.ts';
import { certaintyIs, has } from './template-field.ts';

const isAnswered = (facts: StandingFacts, key: 'breachBegan' | 'breachEnded'): boolean =>
  (facts[key]?.value ?? null) !== null;

/** Field 44: one day, from and to, going on, not to be found out, not yet known. Days are Norwegian ones. */
export const occurrence = (facts: StandingFacts): string => {
  const dayOf = (key: 'breachBegan' | 'breachEnded'): string =>
    new Date(instantIn(facts, key) ?? '').toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' });
  if (certaintyIs(facts, 'breachBegan', 'cannot-be-determined')) return 'd';
  if (!isAnswered(facts, 'breachBegan')) return 'e';
  if (facts.breachOngoing?.value === true) return 'c';
  if (!isAnswered(facts, 'breachEnded'))
    return certaintyIs(facts, 'breachEnded', 'cannot-be-determined') ? 'd' : 'e';
  return dayOf('breachBegan') === dayOf('breachEnded') ? 'a' : 'b';
};

/** Field 57. A weak protection may have been overcome; so may a strong one whose key is not safe, or not known to be. */
export const unintelligible = (facts: StandingFacts): string => {
  if (certaintyIs(facts, 'protection', 'cannot-be-determined')) return 'd';
  if (certaintyIs(facts, 'protection', 'to-be-determined')) return 'e';
  if (has(facts, 'protection', 'none')) return 'c';
  if (has(facts, 'protection', 'weak') || has(facts, 'protectionKey', 'compromised')) return 'b';
  if (has(facts, 'protectionKey', 'safe')) return 'a';
  return certaintyIs(facts, 'protectionKey', 'cannot-be-determined') ? 'd' : 'e';
};

/** Field 61: who it came from and whether it was meant. One of both unknown leaves the whole so. */
export const cause = (facts: StandingFacts): string => {
  const parts = ['causeOrigin', 'intent'] as const;
  if (parts.some((key) => certaintyIs(facts, key, 'to-be-determined'))) return 'e';
  if (parts.some((key) => certaintyIs(facts, key, 'cannot-be-determined'))) return 'f';
  const malicious = has(facts, 'intent', 'malicious');
  if (has(facts, 'causeOrigin', 'internal')) return malicious ? 'b' : 'a';
  return malicious ? 'd' : 'c';
};

export const numberOf =
  (key: 'peopleCount' | 'recordsCount') =>
  (facts: StandingFacts): string =>
    ({ known: 'a', estimated: 'b', 'cannot-be-determined': 'c', 'to-be-determined': 'd' })[
      facts[key]?.certainty ?? 'to-be-determined'
    ];
export const hasNumber =
  (key: 'peopleCount' | 'recordsCount') =>
  ({ facts }: { facts: StandingFacts }): boolean =>
    certaintyIs(facts, key, 'known', 'estimated');

export const isEstimated = (facts: StandingFacts): boolean =>
  certaintyIs(facts, 'breachBegan', 'estimated') || certaintyIs(facts, 'breachEnded', 'estimated');
