import type { Db } from '../db/transaction.ts';
import type { AuthorityReport } from './report-document.ts';

export type Standing = 'submitted' | 'approved' | 'returned' | 'filed';

/** A notice to the authority as it was frozen. */
export interface FrozenReport {
  id: string;
  hash: string;
  content: AuthorityReport;
  standing: Standing;
  submittedBy: string;
  submittedAt: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
  delayReason: string | null;
  /** Why its author approved it alone, where nobody else could. */
  ownApprovalReason: string | null;
}

export const insertReport = async (
  tx: Db,
  report: { id: string; incidentId: string; hash: string; content: string; by: string; at: string },
): Promise<void> => {
  await tx.query(
    `insert into reports (id, incident_id, hash, content, standing, submitted_by, submitted_at)
     values ($1, $2, $3, $4, 'submitted', $5, $6)`,
    [report.id, report.incidentId, report.hash, report.content, report.by, report.at],
  );
};

interface Row {
  id: string;
  hash: string;
  content: string;
  standing: Standing;
  submitted_by: string;
  submitted_at: Date;
  approved_by: string | null;
  approved_at: Date | null;
  delay_reason: string | null;
  own_approval_reason: string | null;
}

/** The notice in work, else the one filed last: what is read is what waits for approval, whatever the clock did. */
export const latestReport = async (db: Db, incidentId: string): Promise<FrozenReport | undefined> => {
  const { rows } = await db.query<Row>(
    `select id, hash, content, standing, submitted_by, submitted_at, approved_by, approved_at, delay_reason,
       own_approval_reason
     from reports where incident_id = $1 and standing <> 'returned'
     order by standing = 'filed', submitted_at desc, id limit 1`,
    [incidentId],
  );
  const row = rows[0];
  return (
    row && {
      id: row.id,
      hash: row.hash,
      content: JSON.parse(row.content) as AuthorityReport,
      standing: row.standing,
      submittedBy: row.submitted_by,
      submittedAt: row.submitted_at,
      approvedBy: row.approved_by,
      approvedAt: row.approved_at,
      delayReason: row.delay_reason,
      ownApprovalReason: row.own_approval_reason,
    }
  );
};

/** Moves the notice that is in work (there is at most one) to another standing. */
export const markReport = async (
  tx: Db,
  incidentId: string,
  standing: Exclude<Standing, 'submitted'>,
  by: {
    personId: string | null;
    at: string;
    delayReason: string | null;
    ownApprovalReason: string | null;
  },
): Promise<void> => {
  await tx.query({
    name: 'mark-report',
    text: `update reports set standing = $2::text,
       approved_by = case when $2::text = 'approved' then $3::uuid else approved_by end,
       approved_at = case when $2::text = 'approved' then $4::timestamptz else approved_at end,
       filed_at = case when $2::text = 'filed' then $4::timestamptz else filed_at end,
       own_approval_reason = case when $2::text = 'approved' then $6 else own_approval_reason end,
       delay_reason = coalesce($5, delay_reason)
     where incident_id = $1 and standing in ('submitted', 'approved')`,
    values: [incidentId, standing, by.personId, by.at, by.delayReason, by.ownApprovalReason],
  });
};
