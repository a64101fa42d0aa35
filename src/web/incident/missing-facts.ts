import type { Missing } from '../../incidents/facts/missing.ts';
import { type Purpose, purposeNames } from '../../incidents/facts/needs.ts';

/** What is missing, by what it is missing for. */
export type MissingFacts = Readonly<Record<Purpose, readonly Missing[]>>;

/** What the API answers, a line each. */
export type MissingItem = Missing & { for: Purpose };

export const missingFrom = (items: readonly MissingItem[]): MissingFacts =>
  Object.fromEntries(
    purposeNames.map((purpose) => [purpose, items.filter((item) => item.for === purpose)]),
  ) as unknown as MissingFacts;
