import { TZDate } from '@date-fns/tz';
import { addMonths } from 'date-fns/addMonths';
import type { Db } from '../db/transaction.ts';
import type { Reader } from '../incidents/visible.ts';
import { type RetentionKind, retentionKinds, type RetentionRules, rulesInForce } from './rules.ts';
import { type EndedCase, endedCases } from './store.ts';

/** Something of a case that is forgotten when its time is over. */
export interface PlannedItem {
  incidentId: string;
  reference: string;
  kind: RetentionKind;
  /** People on the lists, or attachments. */
  count: number;
  endedAt: Date;
  dueAt: Date;
  isDue: boolean;
  hold: EndedCase['hold'];
}

/** So many calendar months later in Norway, at the same time of day. */
export const monthsAfter = (instant: Date, months: number): Date =>
  new Date(addMonths(new TZDate(instant.getTime(), 'Europe/Oslo'), months).getTime());

const itemsOf = (one: EndedCase, rules: RetentionRules, now: Date): PlannedItem[] =>
  retentionKinds.flatMap((kind) => {
    const count = one[kind];
    if (count === 0) return [];
    const dueAt = monthsAfter(one.endedAt, rules[kind].months);
    const { incidentId, reference, endedAt, hold } = one;
    return [{ incidentId, reference, kind, count, endedAt, dueAt, isDue: dueAt <= now && !hold, hold }];
  });

/** What is forgotten when, by the rules in force: nothing is changed by asking. Only of cases that `reader` sees. */
export const planRetention = async (
  db: Db,
  now: Date,
  reader?: Reader,
): Promise<{ items: PlannedItem[]; held: EndedCase[] }> => {
  const { rules } = await rulesInForce(db);
  const cases = await endedCases(db, reader);
  const items = cases.flatMap((one) => itemsOf(one, rules, now));
  return {
    items: items.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime()),
    held: cases.filter(({ hold }) => hold !== null),
  };
};
