import type { Db } from '../../db/transaction.ts';
import type { FactKey, FactValue } from '../facts/vocabulary.ts';

/** Whose grounds are kept; `filed` is the notice that the authority has, `report` the one in work. */
export type GroundsOf = 'risk' | 'report' | 'filed' | 'notice';

/** The facts that a decision relied on, with their values then; null: unknown, and relied on as such. */
export type Grounds = Readonly<Partial<Record<FactKey, FactValue>>>;

/** All that is kept of an incident. */
export const readGrounds = async (
  db: Db,
  incidentId: string,
): Promise<Partial<Record<GroundsOf, Grounds>>> => {
  const { rows } = await db.query<{ decision: GroundsOf; facts: Grounds }>({
    name: 'read-grounds',
    text: 'select decision, facts from decision_grounds where incident_id = $1',
    values: [incidentId],
  });
  return Object.fromEntries(rows.map(({ decision, facts }) => [decision, facts]));
};

/** Puts new grounds in place of the old ones. */
export const writeGrounds = async (
  tx: Db,
  incidentId: string,
  decision: GroundsOf,
  facts: Grounds,
  at: string,
): Promise<void> => {
  await tx.query({
    name: 'write-grounds',
    text: `insert into decision_grounds (incident_id, decision, facts, decided_at)
     values ($1, $2, $3::text::jsonb, $4)
     on conflict (incident_id, decision) do update set facts = excluded.facts, decided_at = excluded.decided_at`,
    values: [incidentId, decision, JSON.stringify(facts), at],
  });
};

/** What the notice in work rests on is what the filed one rests on now. */
export const fileReportGrounds = async (tx: Db, incidentId: string, at: string): Promise<void> => {
  await tx.query({
    name: 'file-grounds',
    text: `insert into decision_grounds (incident_id, decision, facts, decided_at)
     select incident_id, 'filed', facts, $2 from decision_grounds where incident_id = $1 and decision = 'report'
     on conflict (incident_id, decision) do update set facts = excluded.facts, decided_at = excluded.decided_at`,
    values: [incidentId, at],
  });
};
