import type { Db } from '../db/transaction.ts';

/** An assessment as it was made. */
export interface AssessmentRow {
  id: string;
  number: number;
  madeAt: Date;
  madeBy: string;
  /** JSON, to the letter. */
  body: string;
  hash: Buffer;
}

const columns = 'id, number, made_at as "madeAt", made_by as "madeBy", body, hash';

/** All of an incident, the newest first. */
export const listAssessments = async (db: Db, incidentId: string): Promise<AssessmentRow[]> => {
  const { rows } = await db.query<AssessmentRow>(
    `select ${columns} from assessments where incident_id = $1 order by number desc`,
    [incidentId],
  );
  return rows;
};

export const findAssessment = async (
  db: Db,
  incidentId: string,
  id: string,
): Promise<AssessmentRow | undefined> => {
  const { rows } = await db.query<AssessmentRow>(
    `select ${columns} from assessments where incident_id = $1 and id = $2`,
    [incidentId, id],
  );
  return rows[0];
};

/** The number that comes next. The caller holds the incident. */
export const nextNumber = async (tx: Db, incidentId: string): Promise<number> => {
  const { rows } = await tx.query<{ next: number }>(
    'select coalesce(max(number), 0) + 1 as next from assessments where incident_id = $1',
    [incidentId],
  );
  return rows[0]?.next ?? 1;
};

export const insertAssessment = async (tx: Db, incidentId: string, row: AssessmentRow): Promise<void> => {
  await tx.query(
    'insert into assessments (id, incident_id, number, made_at, made_by, body, hash) values ($1, $2, $3, $4, $5, $6, $7)',
    [row.id, incidentId, row.number, row.madeAt, row.madeBy, row.body, row.hash],
  );
};
