/** The middle value; of an even count the lower of the two in the middle. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** What one round of a closed loop took: all at once, and by kind of work. */
export interface Round {
  perSecond: number;
  /** Mean milliseconds of one piece of work, by kind. */
  milliseconds: Map<string, number>;
}

/**
 * Does work in a closed loop for so many seconds: each worker begins its next piece when the last one is done.
 * `work(worker)` gives the kind of what it did.
 */
export const closedLoop = async (
  workers: number,
  seconds: number,
  work: (worker: number) => Promise<string>,
): Promise<Round> => {
  const spent = new Map<string, { count: number; total: number }>();
  const begun = performance.now();
  const until = begun + seconds * 1000;
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() < until) {
        const at = performance.now();
        const kind = await work(worker);
        const sum = spent.get(kind) ?? { count: 0, total: 0 };
        spent.set(kind, { count: sum.count + 1, total: sum.total + performance.now() - at });
      }
    }),
  );
  const elapsed = (performance.now() - begun) / 1000;
  const count = [...spent.values()].reduce((sum, each) => sum + each.count, 0);
  return {
    perSecond: count / elapsed,
    milliseconds: new Map([...spent].map(([kind, each]) => [kind, each.total / each.count])),
  };
};

/** What every bench gives: the last line that it prints, as one JSON object. */
export interface BenchResult {
  bench: string;
  ours: number;
  bare: number;
  ratio: number;
  unit: string;
  [figure: string]: number | string;
}
