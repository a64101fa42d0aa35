import type { Completeness, ReportKind } from '../../workflows/incident/filings.ts';
import type { Db } from '../db/transaction.ts';
import { readContent } from './read-content.ts';
import type { AuthorityReport } from './report-document.ts';

export type Standing = 'submitted' | 'approved' | 'returned' | 'filed';

/** A notice to the authority as it was frozen, and what became of it. */
export interface FrozenReport {
  id: string;
  /** Of the incident's, from 1. */
  number: number;
  hash: string;
  content: AuthorityReport;
  kind: ReportKind;
  /** Null where nobody was asked. */
  completeness: Completeness | null;
  standing: Standing;
  submittedBy: string;
  submittedAt: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
  delayReason: string | null;
  /** Why its author approved it alone, where nobody else could. */
  ownApprovalReason: string | null;
  /** When the authority was told, by whom, how, and what proves it; null where it is not filed. */
  notifiedAt: Date | null;
  filedBy: string | null;
  filedChannel: string | null;
  filedReference: string | null;
  proof: string | null;
  previousId: string | null;
}

/** Freezes a notice under the next number of its incident, which the caller holds. */
export const insertReport = async (
  tx: Db,
  report: {
    id: string;
    incidentId: string;
    hash: string;
    content: string;
    kind: ReportKind;
    completeness: Completeness | null;
    previousId: string | null;
    by: string;
    at: string;
  },
): Promise<void> => {
  await tx.query(
    `insert into reports
       (id, incident_id, hash, content, standing, submitted_by, submitted_at, kind, completeness, previous_id, number)
     values ($1, $2, $3, $4, 'submitted', $5, $6, $7, $8, $9,
       (select coalesce(max(number), 0) + 1 from reports where incident_id = $2))`,
    [
      report.id,
      report.incidentId,
      report.hash,
      report.content,
      report.by,
      report.at,
      report.kind,
      report.completeness,
      report.previousId,
    ],
  );
};

interface Row {
  id: string;
  number: number;
  hash: string;
  content: string;
  kind: ReportKind;
  completeness: Completeness | null;
  standing: Standing;
  submitted_by: string;
  submitted_at: Date;
  approved_by: string | null;
  approved_at: Date | null;
  delay_reason: string | null;
  own_approval_reason: string | null;
  notified_at: Date | null;
  filed_by: string | null;
  filed_channel: string | null;
  filed_reference: string | null;
  proof: string | null;
  previous_id: string | null;
}

const frozenOf = (row: Row): FrozenReport => ({
  id: row.id,
  number: row.number,
  hash: row.hash,
  content: readContent(row.content, row.kind),
  kind: row.kind,
  completeness: row.completeness,
  standing: row.standing,
  submittedBy: row.submitted_by,
  submittedAt: row.submitted_at,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
  delayReason: row.delay_reason,
  ownApprovalReason: row.own_approval_reason,
  notifiedAt: row.notified_at,
  filedBy: row.filed_by,
  filedChannel: row.filed_channel,
  filedReference: row.filed_reference,
  proof: row.proof,
  previousId: row.previous_id,
});

const columns = `id, number, hash, content, kind, completeness, standing, submitted_by, submitted_at, approved_by,
  approved_at, delay_reason, own_approval_reason, notified_at, filed_by, filed_channel, filed_reference, proof, previous_id`;

/** The notice in work, else the one filed last: what is read is what waits for approval, whatever the clock did. */
export const latestReport = async (db: Db, incidentId: string): Promise<FrozenReport | undefined> => {
  const { rows } = await db.query<Row>(
    `select ${columns} from reports where incident_id = $1 and standing <> 'returned'
     order by standing = 'filed', number desc limit 1`,
    [incidentId],
  );
  return rows[0] && frozenOf(rows[0]);
};

/** What the authority was given last. */
export const lastFiled = async (db: Db, incidentId: string): Promise<FrozenReport | undefined> => {
  const { rows } = await db.query<Row>(
    `select ${columns} from reports where incident_id = $1 and standing = 'filed' order by number desc limit 1`,
    [incidentId],
  );
  return rows[0] && frozenOf(rows[0]);
};

/** Every version that was ever frozen, in order. */
export const listReports = async (db: Db, incidentId: string): Promise<FrozenReport[]> => {
  const { rows } = await db.query<Row>(
    `select ${columns} from reports where incident_id = $1 order by number`,
    [incidentId],
  );
  return rows.map((row) => frozenOf(row));
};

/** Whether a filing names the attachment. */
export const provesFiling = async (db: Db, incidentId: string, attachmentId: string): Promise<boolean> => {
  const { rows } = await db.query<{ proves: boolean }>(
    'select exists (select 1 from reports where incident_id = $1 and proof = $2) as proves',
    [incidentId, attachmentId],
  );
  return rows[0]?.proves ?? false;
};

/** What was frozen, to the letter. */
export const storedContents = async (
  db: Db,
  incidentId: string,
): Promise<{ number: number; content: string }[]> => {
  const { rows } = await db.query<{ number: number; content: string }>(
    'select number, content from reports where incident_id = $1 order by number',
    [incidentId],
  );
  return rows;
};

/** Moves the notice that is in work (there is at most one) to another standing. */
export const markReport = async (
  tx: Db,
  incidentId: string,
  standing: 'approved' | 'returned',
  by: { personId: string | null; at: string; ownApprovalReason: string | null },
): Promise<void> => {
  await tx.query({
    name: 'mark-report',
    text: `update reports set standing = $2::text,
       approved_by = case when $2::text = 'approved' then $3::uuid else approved_by end,
       approved_at = case when $2::text = 'approved' then $4::timestamptz else approved_at end,
       own_approval_reason = case when $2::text = 'approved' then $5 else own_approval_reason end
     where incident_id = $1 and standing in ('submitted', 'approved')`,
    values: [incidentId, standing, by.personId, by.at, by.ownApprovalReason],
  });
};

/** What waited or was approved gives way to the one with this hash. */
export const returnReplaced = async (tx: Db, incidentId: string, hash: string): Promise<void> => {
  await tx.query({
    name: 'return-replaced',
    text: `update reports set standing = 'returned'
     where incident_id = $1 and standing in ('submitted', 'approved') and hash <> $2`,
    values: [incidentId, hash],
  });
};

/** The approved notice has been given to the authority. */
export const fileReport = async (
  tx: Db,
  incidentId: string,
  filing: {
    at: string;
    notifiedAt: string;
    by: string | null;
    channel: string;
    reference: string | null;
    proof: string | null;
    delayReason: string | null;
  },
): Promise<void> => {
  await tx.query({
    name: 'file-report',
    text: `update reports set standing = 'filed', filed_at = $2, notified_at = $3, filed_by = $4, filed_channel = $5,
       filed_reference = $6, proof = $7, delay_reason = $8
     where incident_id = $1 and standing = 'approved'`,
    values: [
      incidentId,
      filing.at,
      filing.notifiedAt,
      filing.by,
      filing.channel,
      filing.reference,
      filing.proof,
      filing.delayReason,
    ],
  });
};
