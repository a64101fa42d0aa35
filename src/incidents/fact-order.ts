import type { FactRule, StandingFacts } from './facts/fact-rule.ts';
import type { FactKey } from './facts/vocabulary.ts';
import { liesInFuture } from './times.ts';

const timed = [
  'breachBegan',
  'breachEnded',
  'firstSignal',
  'toldAt',
  'processorAwareAt',
] as const satisfies readonly FactKey[];
type Timed = (typeof timed)[number];

/** The instant of a fact, where it has one. */
export const instantIn = (facts: StandingFacts, key: Timed): string | undefined => {
  const value = facts[key]?.value;
  return typeof value === 'string' ? value : undefined;
};

const at = (facts: StandingFacts, key: Timed): number => Date.parse(instantIn(facts, key) ?? '');

/** What cannot have come before what. */
const order: readonly (readonly [later: Timed, earlier: Timed, code: string, what: string])[] = [
  ['breachEnded', 'breachBegan', 'before-breach', 'the breach began'],
  ['firstSignal', 'breachBegan', 'before-breach', 'the breach began'],
  ['toldAt', 'breachBegan', 'before-breach', 'the breach began'],
  ['toldAt', 'firstSignal', 'before-signal', 'the first signal'],
  ['processorAwareAt', 'breachBegan', 'before-breach', 'the breach began'],
];

/** What cannot have come after awareness: nobody is aware of what has not begun or shown. */
const beforeAwareness: readonly Timed[] = ['breachBegan', 'firstSignal'];

/** Times of an incident that may each be right alone and wrong together. */
export const timeRules: readonly FactRule[] = [
  ...timed.map(
    (key): FactRule => ({
      code: 'in-future',
      keys: [key],
      says: 'This lies in the future.',
      broken: (facts, { now }) => liesInFuture(instantIn(facts, key), now),
    }),
  ),
  ...order.map(
    ([later, earlier, code, what]): FactRule => ({
      code,
      keys: [later, earlier],
      says: `This lies before ${what}.`,
      broken: (facts) => at(facts, later) < at(facts, earlier),
    }),
  ),
  ...beforeAwareness.map(
    (key): FactRule => ({
      code: 'after-awareness',
      keys: [key],
      says: 'This lies after the awareness of the breach.',
      broken: (facts, { awareAt }) => at(facts, key) > Date.parse(awareAt),
    }),
  ),
];
