import { z } from 'zod';
import { invalid } from '../problems.ts';
import type { BreachRow } from './breach-row.ts';
import type { BreachOrder } from './order.ts';
import type { After } from './store.ts';

const instantInSql = /^(?:-?infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d){0,2})$/;

/** What a row was compared by, as PostgreSQL writes it. */
const keyIn = (order: BreachOrder['order']): z.ZodType<string> => {
  if (order === 'reference')
    return z
      .string()
      .max(600)
      .regex(/^[^\0]*$/);
  return z.string().regex(order === 'people' ? /^-?\d{1,9}$|^2147483647$/ : instantInSql);
};

/** Where the next page begins. It holds for the order that it was given in, and for no other. */
export const encodeCursor = (
  { key, id }: BreachRow & { key: string },
  { order, direction }: BreachOrder,
): string => Buffer.from(JSON.stringify([order, direction, key, id])).toString('base64url');

/** Throws `invalid-input` at ?cursor for what was not given by a page in this order. */
export const decodeCursor = (
  written: string | undefined,
  { order, direction }: BreachOrder,
): After | undefined => {
  if (written === undefined) return undefined;
  const shape = z.tuple([z.literal(order), z.literal(direction), keyIn(order), z.uuid()]);
  try {
    const [, , key, id] = shape.parse(JSON.parse(Buffer.from(written, 'base64url').toString()));
    return { key, id };
  } catch {
    throw invalid('?cursor', 'Use the value of next from the page before, in the same order.');
  }
};
