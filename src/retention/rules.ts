import { z } from 'zod';
import type { Db } from '../db/transaction.ts';
import { readTemplate } from '../templates.ts';
import { readRules } from './store.ts';

/** What can be forgotten of a case; everything else names nobody. */
export const retentionKinds = ['people', 'attachments'] as const;
export type RetentionKind = (typeof retentionKinds)[number];

const rule = z.strictObject({
  months: z
    .int()
    .min(0)
    .max(240)
    .meta({ description: 'After the day on which the case was closed or dismissed' }),
});

/** How long what is kept of people stays. Basis: GDPR art. 5(1)(e), 17. */
export const retentionRules = z
  .strictObject({
    people: rule.meta({ description: 'Names and addresses on the lists' }),
    attachments: rule.meta({ description: 'Content and names of attachments' }),
    automatic: z.boolean().meta({ description: 'Forgotten by itself when its time is over' }),
  })
  .refine(({ people, attachments }) => attachments.months >= people.months, {
    path: ['attachments', 'months'],
    message: 'attachments-first: Attachments are kept at least as long as the people: both have one key.',
  })
  .meta({ id: 'RetentionRules' });
export type RetentionRules = z.output<typeof retentionRules>;

/** The rules that came along. */
const shipped = (): RetentionRules => {
  const { format: _format, ...rules } = JSON.parse(readTemplate('retention/rules.json')) as object & {
    format: string;
  };
  return retentionRules.parse(rules);
};

/** The rules that hold, and who put them; nobody, where they are those that came along. */
export const rulesInForce = async (
  db: Db,
): Promise<{ rules: RetentionRules; updatedAt: Date | null; updatedBy: string | null }> => {
  const stored = await readRules(db);
  return stored
    ? { ...stored, rules: retentionRules.parse(stored.document) }
    : { rules: shipped(), updatedAt: null, updatedBy: null };
};
