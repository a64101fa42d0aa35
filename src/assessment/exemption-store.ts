import type { ExemptionCode } from '../../workflows/assessment/exemptions.ts';
import type { Db } from '../db/transaction.ts';

export interface ExemptionRow {
  id: string;
  code: ExemptionCode;
  /** By code, as `claimBody` takes it. */
  evidence: Readonly<Record<string, string>>;
  claimedAt: Date;
  claimedBy: string;
  approvedAt: Date | null;
  approvedBy: string | null;
  ownApprovalReason: string | null;
  /** The dated duty that came with it. */
  dutyKey: string | null;
  endedAt: Date | null;
  endedBy: string | null;
  endReason: string | null;
}

const columns = `id, code, evidence, claimed_at as "claimedAt", claimed_by as "claimedBy", approved_at as "approvedAt",
  approved_by as "approvedBy", own_approval_reason as "ownApprovalReason", duty_key as "dutyKey",
  ended_at as "endedAt", ended_by as "endedBy", end_reason as "endReason"`;

/** All of an incident, also those that ended, in the order in which they were claimed. */
export const listExemptions = async (db: Db, incidentId: string): Promise<ExemptionRow[]> => {
  const { rows } = await db.query<ExemptionRow>({
    name: 'list-exemptions',
    text: `select ${columns} from exemptions where incident_id = $1 order by ordinal`,
    values: [incidentId],
  });
  return rows;
};

export const insertExemption = async (
  tx: Db,
  incidentId: string,
  row: Pick<ExemptionRow, 'id' | 'code' | 'evidence' | 'claimedAt' | 'claimedBy' | 'dutyKey'>,
): Promise<void> => {
  await tx.query(
    `insert into exemptions (id, incident_id, code, evidence, claimed_at, claimed_by, duty_key)
     values ($1, $2, $3, $4::text::jsonb, $5, $6, $7)`,
    [row.id, incidentId, row.code, JSON.stringify(row.evidence), row.claimedAt, row.claimedBy, row.dutyKey],
  );
};

export const approveExemptionRow = async (
  tx: Db,
  id: string,
  by: { personId: string; at: Date; ownApprovalReason: string | null; dutyKey: string | null },
): Promise<void> => {
  await tx.query(
    'update exemptions set approved_at = $2, approved_by = $3, own_approval_reason = $4, duty_key = $5 where id = $1',
    [id, by.at, by.personId, by.ownApprovalReason, by.dutyKey],
  );
};

export const endExemptionRow = async (
  tx: Db,
  id: string,
  by: { personId: string; at: Date; reason: string },
): Promise<void> => {
  await tx.query('update exemptions set ended_at = $2, ended_by = $3, end_reason = $4 where id = $1', [
    id,
    by.at,
    by.personId,
    by.reason,
  ]);
};
