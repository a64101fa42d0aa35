import { z } from 'zod';

/** What a list may be put in order by: the column of the register, and how it is compared. */
const keys = {
  detected: { column: 'i.detected_at', type: 'timestamptz', least: '-infinity', most: 'infinity' },
  aware: { column: 'i.aware_at', type: 'timestamptz', least: '-infinity', most: 'infinity' },
  notified: { column: 'i.notified_at', type: 'timestamptz', least: '-infinity', most: 'infinity' },
  closed: { column: 'i.closed_at', type: 'timestamptz', least: '-infinity', most: 'infinity' },
  people: { column: 'i.people_count', type: 'int', least: '-1', most: '2147483647' },
  reference: { column: 'i.reference collate "C"', type: 'text', least: '', most: '' },
} as const;
export const orderKeys = Object.keys(keys) as [OrderKey, ...OrderKey[]];
export type OrderKey = keyof typeof keys;

export const breachOrder = z.object({
  order: z.enum(orderKeys).default('detected').meta({ description: 'What is not known comes last' }),
  direction: z.enum(['desc', 'asc']).default('desc'),
});
export type BreachOrder = z.output<typeof breachOrder>;

/** The order as SQL on a row `i`: what is compared, its type, and how two rows are told apart. What is not known comes last. */
export const orderAsSql = ({
  order,
  direction,
}: BreachOrder): { key: string; type: string; sort: string; beyond: '<' | '>' } => {
  const { column, type, least, most } = keys[order];
  const key = `coalesce(${column}, '${direction === 'desc' ? least : most}'::${type})`;
  return {
    key,
    type,
    sort: `${key} ${direction}, i.id ${direction}`,
    beyond: direction === 'desc' ? '<' : '>',
  };
};
