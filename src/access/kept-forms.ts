import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/transaction.ts';
import type { SealingKey } from '../sealing.ts';
import type { KeptForm } from './accounts.ts';

const minutes = 30;
/** A register or a list of people, typed or pasted, with the names of its fields. */
const largestBytes = 14 * 1024 * 1024;
/** What is not kept even sealed: secrets, which a person types again. */
const secret = /password|^code$|^token$/i;

const keptForm = z.object({ path: z.string(), fields: z.array(z.tuple([z.string(), z.string()])) });

/** The fields of a body as a form sent them, in order; a field that came more than once stays so. */
const fieldsOf = (body: unknown): [string, string][] =>
  Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one): one is string => typeof one === 'string' && !secret.test(name))
      .map((one): [string, string] => [name, one]),
  );

export interface KeptFormDeps {
  pool: Db;
  clock: Clock;
  key: SealingKey;
}

/** Forms that came after their session had ended: sealed, one a person, for half an hour. */
export const createKeptForms = ({ pool, clock, key }: KeptFormDeps) => {
  const place = (personId: string): string => `kept_forms:${personId}`;
  const drop = async (personId: string): Promise<void> => {
    await pool.query('delete from kept_forms where person_id = $1', [personId]);
  };
  return {
    /** False when it is too large or empty. A second form takes the place of the first. */
    async keep(personId: string, path: string, body: unknown): Promise<boolean> {
      const now = clock.now();
      const form: KeptForm = { path, fields: fieldsOf(body) };
      if (form.fields.length === 0 || Buffer.byteLength(JSON.stringify(form)) > largestBytes) return false;
      await pool.query('delete from kept_forms where expires_at <= $1', [now]);
      const { rowCount } = await pool.query(
        `insert into kept_forms (person_id, sealed, expires_at)
         select person_id, $2::bytea, $3::timestamptz + make_interval(mins => $4) from members
         where person_id = $1 and disabled_at is null
         on conflict (person_id) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`,
        [personId, key.seal(form, place(personId)), now, minutes],
      );
      return rowCount === 1;
    },
    async find(personId: string): Promise<KeptForm | undefined> {
      const { rows } = await pool.query<{ sealed: Buffer }>(
        'select sealed from kept_forms where person_id = $1 and expires_at > $2',
        [personId, clock.now()],
      );
      if (!rows[0]) return undefined;
      try {
        return keptForm.parse(key.open(rows[0].sealed, place(personId)));
      } catch {
        // Sealed for somebody else, or by another key: it cannot be given back, and must not bar the way in.
        await drop(personId);
        return undefined;
      }
    },
    drop,
  };
};
