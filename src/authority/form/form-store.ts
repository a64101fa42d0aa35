import type { Db } from '../../db/transaction.ts';

/** A version that an administrator put. `document` is the text that was checked then. */
export interface PutForm {
  number: number;
  document: string;
  validFrom: string;
  putBy: string;
  putAt: Date;
}

interface Row {
  number: number;
  document: string;
  valid_from: string;
  put_by: string;
  put_at: Date;
}

const formOf = (row: Row): PutForm => ({
  number: row.number,
  document: row.document,
  validFrom: row.valid_from,
  putBy: row.put_by,
  putAt: row.put_at,
});

const columns = `number, document, to_char(valid_from, 'YYYY-MM-DD') as valid_from, put_by, put_at`;

export const insertForm = async (
  tx: Db,
  form: Omit<PutForm, 'number'> & { sha256: string },
): Promise<number> => {
  const { rows } = await tx.query<{ number: number }>(
    `insert into authority_forms (number, document, sha256, valid_from, put_by, put_at)
     values ((select coalesce(max(number), 0) + 1 from authority_forms), $1, $2, $3, $4, $5) returning number`,
    [form.document, form.sha256, form.validFrom, form.putBy, form.putAt],
  );
  return rows[0]?.number ?? 1;
};

/** The newest version that is valid on a day (`2026-11-20`). */
export const newestForm = async (db: Db, day: string): Promise<PutForm | undefined> => {
  const { rows } = await db.query<Row>({
    name: 'newest-form',
    text: `select ${columns} from authority_forms where valid_from <= $1::date order by number desc limit 1`,
    values: [day],
  });
  return rows[0] && formOf(rows[0]);
};

/** Every version, the newest first. */
export const listForms = async (db: Db): Promise<PutForm[]> => {
  const { rows } = await db.query<Row>(`select ${columns} from authority_forms order by number desc`);
  return rows.map((row) => formOf(row));
};
