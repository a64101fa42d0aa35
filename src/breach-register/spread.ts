import { type BreachRow, hoursBetween, type TimeKey } from './breach-row.ts';

/**
 * Hours, of those breaches where both times are known to the hour and the right way round: how many, how they lie, and how
 * many breaches are left out. `p90`: nine of ten took no longer (nearest rank).
 */
export interface Spread {
  count: number;
  leftOut: number;
  median: number | null;
  p90: number | null;
  min: number | null;
  max: number | null;
}

const p90Of = (sorted: readonly number[]): number | null =>
  sorted[Math.ceil(sorted.length * 0.9) - 1] ?? null;

const medianOf = (sorted: readonly number[]): number | null => {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  const lower = sorted[half - 1];
  if (upper === undefined) return null;
  return sorted.length % 2 === 0 && lower !== undefined ? Math.round((lower + upper) * 5) / 10 : upper;
};

/** How long it took from one time to another. */
export const spreadOf = (rows: readonly BreachRow[], from: TimeKey, to: TimeKey): Spread => {
  const hours = rows.flatMap((row) => hoursBetween(row, from, to) ?? []).sort((a, b) => a - b);
  return {
    count: hours.length,
    leftOut: rows.length - hours.length,
    median: medianOf(hours),
    p90: p90Of(hours),
    min: hours[0] ?? null,
    max: hours.at(-1) ?? null,
  };
};
