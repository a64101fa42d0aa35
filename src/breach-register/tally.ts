/** How often something occurs; a row counts once for each value that it has. */
export type Tally = { code: string; count: number }[];

/** The most frequent first; of equals by name. `unknown`, of rows without any value, comes last. */
export const tally = (values: readonly (readonly string[])[]): Tally => {
  const counts = new Map<string, number>();
  for (const codes of values)
    for (const code of codes.length > 0 ? new Set(codes) : ['unknown'])
      counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort(
      (a, b) =>
        Number(a.code === 'unknown') - Number(b.code === 'unknown') ||
        b.count - a.count ||
        a.code.localeCompare(b.code, 'nb'),
    );
};

/** A value that may be missing, as the values of a row. */
export const one = (value: string | null): string[] => (value === null ? [] : [value]);

/** Bands of how many people, by their upper bound, which is the last that belongs to it. */
const bands = [
  ['0', 0],
  ['1-9', 9],
  ['10-99', 99],
  ['100-999', 999],
  ['1000-9999', 9_999],
  ['10000-', Infinity],
] as const;

/** How many breaches there are of each size, the smallest first; the unknown last. */
export const bandsOf = (counts: readonly (number | null)[]): Tally => [
  ...bands.flatMap(([code, upper], at) => {
    const lower = bands[at - 1]?.[1] ?? -1;
    const count = counts.filter((people) => people !== null && people > lower && people <= upper).length;
    return count > 0 ? [{ code, count }] : [];
  }),
  ...(counts.includes(null)
    ? [{ code: 'unknown', count: counts.filter((people) => people === null).length }]
    : []),
];
