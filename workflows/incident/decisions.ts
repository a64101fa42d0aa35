import type { Instant } from '../deadlines.ts';

/**
 * What people decide on facts: the risk, the notice to the authority as it was frozen or filed, the notice to the
 * people. Each goes out of date when a fact that it relied on changes. Basis: GDPR art. 33(4), 33(5), 5(2).
 */
export const decisions = ['risk', 'report', 'notice'] as const;
export type Decision = (typeof decisions)[number];

/** Since when each decision rests on facts that have changed; absent while it rests on facts as they are. */
export type Outdated = Readonly<Partial<Record<Decision, Instant>>>;

/** What is outdated of all, at an instant: what was so before keeps its beginning. */
export const outdatedFrom = (before: Outdated, now: readonly Decision[], at: Instant): Outdated =>
  Object.fromEntries(
    decisions
      .filter((decision) => now.includes(decision))
      .map((decision) => [decision, before[decision] ?? at]),
  );

/** All but one. */
export const without = (outdated: Outdated, gone: Decision): Outdated =>
  Object.fromEntries(Object.entries(outdated).filter(([decision]) => decision !== gone));

/** Since when the first of them is out of date; null where none is. */
export const outdatedSince = (outdated: Outdated): Instant | null =>
  Object.values(outdated).toSorted()[0] ?? null;
