import type { Db } from '../db/transaction.ts';
import type { StaffContact } from './store.ts';

/** By what a member of staff is reached. */
export const methodKinds = ['email', 'sms', 'voice', 'webhook'] as const;
export type MethodKind = (typeof methodKinds)[number];

/** One way to reach a contact. */
export interface ContactMethod {
  id: string;
  contactId: string;
  kind: MethodKind;
  address: string;
  /** It follows the contact's e-mail address or mobile number. */
  listed: boolean;
  /** Null: no code has come back yet, and it does not count. */
  verifiedAt: Date | null;
}

/** A way with what only the sender and the check of a code need. */
export interface SecretMethod extends ContactMethod {
  secret: Buffer | null;
  codeHash: Buffer | null;
  codeSentAt: Date | null;
  codeTries: number;
}

const columns =
  't.id, t.contact_id as "contactId", t.kind, t.address, t.listed, t.verified_at as "verifiedAt"';

/** The ways of everybody on the list, or of one of them. */
export const listMethods = async (db: Db, contactId?: string): Promise<ContactMethod[]> => {
  const { rows } = await db.query<ContactMethod>({
    name: 'list-methods',
    text: `select ${columns} from contact_methods t join contacts c on c.id = t.contact_id
           where t.removed_at is null and c.removed_at is null and ($1::uuid is null or t.contact_id = $1)
           order by c.ordinal, array_position(array['email', 'sms', 'voice', 'webhook'], t.kind), t.created_at, t.id`,
    values: [contactId ?? null],
  });
  return rows;
};

export const lockMethod = async (
  tx: Db,
  contactId: string,
  id: string,
): Promise<SecretMethod | undefined> => {
  const { rows } = await tx.query<SecretMethod>(
    `select ${columns}, t.secret, t.code_hash as "codeHash", t.code_sent_at as "codeSentAt", t.code_tries as "codeTries"
     from contact_methods t join contacts c on c.id = t.contact_id
     where t.id = $1 and t.contact_id = $2 and t.removed_at is null and c.removed_at is null for update of t`,
    [id, contactId],
  );
  return rows[0];
};

/** False when the contact has this way already. */
export const insertMethod = async (
  tx: Db,
  method: Omit<ContactMethod, 'verifiedAt'> & { secret: Buffer | null },
  now: Date,
): Promise<boolean> => {
  const { rowCount } = await tx.query(
    `insert into contact_methods (id, contact_id, kind, address, listed, secret, created_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (contact_id, kind, address) where removed_at is null do nothing`,
    [method.id, method.contactId, method.kind, method.address, method.listed, method.secret, now],
  );
  return rowCount === 1;
};

export const removeMethod = async (tx: Db, id: string, now: Date): Promise<void> => {
  await tx.query('update contact_methods set removed_at = $2 where id = $1', [id, now]);
};

export const keepCode = async (tx: Db, id: string, hash: Buffer, now: Date): Promise<void> => {
  await tx.query(
    'update contact_methods set code_hash = $2, code_sent_at = $3, code_tries = 0 where id = $1',
    [id, hash, now],
  );
};

export const countTry = async (tx: Db, id: string): Promise<void> => {
  await tx.query('update contact_methods set code_tries = code_tries + 1 where id = $1', [id]);
};

export const markVerified = async (tx: Db, id: string, now: Date): Promise<void> => {
  await tx.query('update contact_methods set verified_at = $2, code_hash = null where id = $1', [id, now]);
};

/**
 * Makes each contact's listed ways follow its e-mail address and mobile number, which is written to and called. A way
 * whose address changes stays the same way, so that what waits for it goes to the new address, and has to be
 * verified again. Ways of contacts who are gone go with them.
 */
export const followContacts = async (
  tx: Db,
  contacts: readonly StaffContact[],
  newId: () => string,
  now: Date,
): Promise<void> => {
  await tx.query(
    `update contact_methods t set removed_at = $1 from contacts c
     where c.id = t.contact_id and c.removed_at is not null and t.removed_at is null`,
    [now],
  );
  for (const { id: contactId, email, mobile } of contacts)
    for (const [kind, address] of [
      ['email', email],
      ['sms', mobile],
      ['voice', mobile],
    ] as const) {
      // An added way with the same address becomes the listed one, and the old listed one goes.
      await tx.query(
        `update contact_methods set removed_at = $4 where contact_id = $1 and kind = $2 and listed and removed_at is null
           and ($3::text is null or address <> $3 and exists (select 1 from contact_methods o where o.contact_id = $1
             and o.kind = $2 and o.address = $3 and not o.listed and o.removed_at is null))`,
        [contactId, kind, address, now],
      );
      if (address === null) continue;
      await tx.query(
        `update contact_methods set listed = true, address = $3,
           verified_at = case when address = $3 then verified_at end, code_hash = case when address = $3 then code_hash end
         where contact_id = $1 and kind = $2 and removed_at is null and (listed and address <> $3 or not listed and address = $3)`,
        [contactId, kind, address],
      );
      await tx.query(
        `insert into contact_methods (id, contact_id, kind, address, listed, created_at)
         select $1, $2, $3, $4, true, $5 where not exists (
           select 1 from contact_methods where contact_id = $2 and kind = $3 and listed and removed_at is null)`,
        [newId(), contactId, kind, address, now],
      );
    }
};
