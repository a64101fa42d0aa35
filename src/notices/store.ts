import type { Db } from '../db/transaction.ts';
import type { NoticeTexts } from './notice-texts.ts';

export type NoticeStanding = 'draft' | 'submitted' | 'approved';

/** The notice to the people of one incident. */
export interface Notice {
  id: string;
  incidentId: string;
  /** What somebody wrote; null while only the templates' draft stands. */
  texts: NoticeTexts | null;
  standing: NoticeStanding;
  hash: string | null;
  authors: string[];
  figures: Figures | null;
}

/** How far the notice has come, by people, not by messages. `told` counts those whose message was handed over. */
export interface Figures {
  people: number;
  told: number;
  /** Nobody knows whether the message was taken: shown, and not sent again. */
  unknown: number;
  notTold: number;
  /** Still waiting or on the wire. */
  open: number;
}

interface Row {
  id: string;
  incident_id: string;
  texts: NoticeTexts | null;
  standing: NoticeStanding;
  hash: string | null;
  authors: string[];
  figures: Figures | null;
}

const columns = 'id, incident_id, texts, standing, hash, authors, figures';

const toNotice = (row: Row): Notice => ({
  id: row.id,
  incidentId: row.incident_id,
  texts: row.texts,
  standing: row.standing,
  hash: row.hash,
  authors: row.authors,
  figures: row.figures,
});

export const findNotice = async (db: Db, incidentId: string): Promise<Notice | undefined> => {
  const { rows } = await db.query<Row>(`select ${columns} from notices where incident_id = $1`, [incidentId]);
  return rows[0] && toNotice(rows[0]);
};

export const findNoticeById = async (db: Db, id: string): Promise<Notice | undefined> => {
  const { rows } = await db.query<Row>(`select ${columns} from notices where id = $1`, [id]);
  return rows[0] && toNotice(rows[0]);
};

/** A message of an incident's notice. */
export const findDelivery = async (
  db: Db,
  incidentId: string,
  deliveryId: string,
): Promise<{ noticeId: string } | undefined> => {
  const { rows } = await db.query<{ noticeId: string }>(
    `select d.notice_id as "noticeId" from deliveries d join notices n on n.id = d.notice_id
     where d.id = $2 and n.incident_id = $1`,
    [incidentId, deliveryId],
  );
  return rows[0];
};

/** Adds an author to the incident's notice, making the notice where there is none, and its texts where given. */
export const writeDraft = async (
  tx: Db,
  draft: { id: string; incidentId: string; texts: NoticeTexts | null; author: string; at: Date },
): Promise<void> => {
  await tx.query(
    `insert into notices as n (id, incident_id, texts, standing, authors, updated_at)
     values ($1, $2, $3::text::jsonb, 'draft', array[$4::uuid], $5)
     on conflict (incident_id) do update
     set texts = coalesce(excluded.texts, n.texts), updated_at = excluded.updated_at,
         authors = case when $4::uuid = any(n.authors) then n.authors else n.authors || $4::uuid end`,
    [draft.id, draft.incidentId, draft.texts && JSON.stringify(draft.texts), draft.author, draft.at],
  );
};

/** Freezes texts and hash: what is approved later is exactly this. */
export const freeze = async (
  tx: Db,
  frozen: { id: string; texts: NoticeTexts; hash: string; at: string },
): Promise<void> => {
  await tx.query('update notices set texts = $2::text::jsonb, hash = $3, updated_at = $4 where id = $1', [
    frozen.id,
    JSON.stringify(frozen.texts),
    frozen.hash,
    frozen.at,
  ]);
};

export const setStanding = async (
  tx: Db,
  incidentId: string,
  standing: NoticeStanding,
  at: string,
): Promise<void> => {
  await tx.query(
    `update notices set standing = $2::text, updated_at = $3,
       approved_at = case when $2::text = 'approved' then $3 else approved_at end,
       hash = case when $2::text = 'draft' then null else hash end
     where incident_id = $1`,
    [incidentId, standing, at],
  );
};

/** Notices whose deliveries have moved since their figures were last told to the chart. */
export const unsettledNotices = async (db: Db): Promise<string[]> => {
  const { rows } = await db.query<{ id: string }>('select id from notices where unsettled order by id');
  return rows.map(({ id }) => id);
};

/** Clears the mark; false when another process was faster. */
export const clearUnsettled = async (tx: Db, id: string): Promise<boolean> => {
  const { rowCount } = await tx.query('update notices set unsettled = false where id = $1 and unsettled', [
    id,
  ]);
  return rowCount === 1;
};

export const writeFigures = async (tx: Db, id: string, figures: Figures): Promise<void> => {
  await tx.query('update notices set figures = $2::text::jsonb where id = $1', [id, JSON.stringify(figures)]);
};
