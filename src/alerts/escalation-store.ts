import type { Db } from '../db/transaction.ts';
import { defaultEscalation, type Escalation } from './escalation.ts';

/** The escalation that holds, and whether it is the one that Varsla brings along. */
export const readEscalation = async (db: Db): Promise<{ escalation: Escalation; isDefault: boolean }> => {
  const { rows } = await db.query<{ document: Escalation }>({
    name: 'read-escalation',
    text: `select document from settings where name = 'escalation'`,
  });
  const kept = rows[0]?.document;
  return { escalation: kept ?? defaultEscalation, isDefault: kept === undefined };
};

export const writeEscalation = async (
  tx: Db,
  escalation: Escalation,
  by: { personId: string; at: Date },
): Promise<void> => {
  await tx.query(
    `insert into settings (name, document, updated_at, updated_by) values ('escalation', $1::text::jsonb, $2, $3)
     on conflict (name) do update
     set document = excluded.document, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    [JSON.stringify(escalation), by.at, by.personId],
  );
};
