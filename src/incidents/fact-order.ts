import { type FieldFault, Problem } from '../problems.ts';
import type { Fact, FactKey } from './facts-vocabulary.ts';
import { liesInFuture } from './times.ts';

type Facts = Partial<Record<FactKey, Pick<Fact, 'value'>>>;

/** What cannot have come before what. */
const order: readonly (readonly [later: FactKey, earlier: FactKey, what: string])[] = [
  ['breachEnded', 'breachBegan', 'the breach began'],
  ['firstSignal', 'breachBegan', 'the breach began'],
  ['toldAt', 'breachBegan', 'the breach began'],
  ['toldAt', 'firstSignal', 'the first signal'],
  ['processorAwareAt', 'breachBegan', 'the breach began'],
];

/** What cannot have come after awareness: nobody is aware of what has not begun or shown. */
const beforeAwareness: readonly FactKey[] = ['breachBegan', 'firstSignal'];

const timed = [
  'breachBegan',
  'breachEnded',
  'firstSignal',
  'toldAt',
  'processorAwareAt',
] as const satisfies readonly FactKey[];

/** The instant of a fact, where it has one. */
export const instantIn = (facts: Facts, key: (typeof timed)[number]): string | undefined => {
  const value = facts[key]?.value;
  return typeof value === 'string' ? value : undefined;
};

/**
 * Checks the times of an incident as they would stand together: each may be right alone and the set wrong. Throws
 * `invalid-input` with a fault for every field that cannot be.
 */
export const refuseDisorder = (facts: Facts, awareAt: string, now: Date): void => {
  const errors: FieldFault[] = [];
  const at = (key: (typeof timed)[number]): number => Date.parse(instantIn(facts, key) ?? '');
  const fault = (key: FactKey, detail: string): void => {
    const pointer = `/${key}/value`;
    if (!errors.some((error) => error.pointer === pointer)) errors.push({ pointer, detail });
  };
  for (const key of timed)
    if (liesInFuture(instantIn(facts, key), now)) fault(key, 'This lies in the future.');
  for (const [later, earlier, what] of order)
    if (at(later as (typeof timed)[number]) < at(earlier as (typeof timed)[number]))
      fault(later, `This lies before ${what}.`);
  for (const key of beforeAwareness)
    if (at(key as (typeof timed)[number]) > Date.parse(awareAt))
      fault(key, 'This lies after the awareness of the breach.');
  if (errors[0]) throw new Problem('invalid-input', errors[0].detail, { errors });
};
