import type { Db } from '../db/transaction.ts';

/**
 * The people of a new list and of the earlier ones, and which of them stand for others first: whoever is on an earlier
 * list, then whoever has a mailbox, then a mobile, then whoever comes first.
 */
const everyone = `everyone as (
  select p.id, p.list_id, p.ordinal, p.merged_into, p.name_key, p.email_key, p.phone_key, p.address_key,
    p.has_email, p.has_phone, coalesce(l.number, 2147483647) as list_number
  from people p join people_lists l on l.id = p.list_id where p.list_id = any($2::uuid[]) or p.list_id = $1)`;
const before = 'list_number, has_email desc, has_phone desc, ordinal';

/** Those of `everyone` who share what `keys` name, and the one who stands for them. */
const sharing = (keys: string, where: string): string => `
  repeated as (select ${keys} from everyone where ${where} group by ${keys} having count(*) > 1),
  ranked as (
    select e.*, first_value(e.id) over (partition by ${keys} order by ${before}) as first
    from everyone e join repeated using (${keys}) where ${where})`;

const mergeWhere = (keys: string, where: string, samePerson: string): string =>
  `with ${everyone}, ${sharing(keys, where)}
   update people p set merged_into = r.first, same_person = ${samePerson}
   from ranked r where p.id = r.id and r.list_id = $1 and r.first <> r.id`;

/** The same person twice: name and number, or name and postal address where there is nothing else. */
const sameName = mergeWhere('name_key, phone_key', 'name_key is not null and phone_key is not null', 'true');
const sameAddress = mergeWhere(
  'name_key, address_key',
  'name_key is not null and address_key is not null',
  'true',
);

/** A number without a name is whoever has that number. */
const nameless = `with ${everyone},
  bare as (select id, phone_key from everyone
    where list_id = $1 and name_key is null and email_key is null and phone_key is not null),
  named as (
    select distinct on (e.phone_key) e.phone_key, e.id from everyone e
    where e.phone_key in (select phone_key from bare) and (e.name_key is not null or e.email_key is not null)
    order by e.phone_key, ${before})
  update people p set merged_into = named.id, same_person = true
  from bare join named using (phone_key) where p.id = bare.id`;

/** One mailbox gets one notice. Who else reads it is the same person where number or name say so. */
const sameMailbox = `with ${everyone}, ${sharing('email_key', 'email_key is not null and merged_into is null')}
  update people p set merged_into = r.first, same_person = exists (
    select from ranked other where other.email_key = r.email_key
      and (other.list_number, not other.has_phone, other.ordinal) < (r.list_number, not r.has_phone, r.ordinal)
      and (other.phone_key = r.phone_key
        or other.name_key = r.name_key and (r.phone_key is null or r.phone_key = other.phone_key)))
  from ranked r where p.id = r.id and r.list_id = $1 and r.first <> r.id`;

/** One number gets one SMS, where it is all that they have. */
const sameNumber = `with ${everyone}, ${sharing('phone_key', 'phone_key is not null and email_key is null and merged_into is null')}
  update people p set merged_into = r.first, same_person = r.name_key is null or exists (
    select from ranked other where other.id = r.first and (other.name_key is null or other.name_key = r.name_key))
  from ranked r where p.id = r.id and r.list_id = $1 and r.first <> r.id`;

/** Whoever stands for others is told, or has nobody merged into them. */
const compress = `update people p set merged_into = into_one.merged_into
  from people into_one
  where p.list_id = $1 and p.merged_into = into_one.id and into_one.merged_into is not null`;

/**
 * Merges the people of a list that is being read in: with one another, and with those of the lists before it. Only
 * those who are merged are touched. What comes of it depends on the list alone, not on the order of its rows' arrival.
 */
export const mergeList = async (tx: Db, listId: string, earlier: readonly string[]): Promise<void> => {
  await tx.query(`set local work_mem = '128MB'`);
  await tx.query('analyze people');
  for (const sql of [sameName, sameAddress, nameless, sameMailbox, sameNumber])
    await tx.query(sql, [listId, earlier]);
  for (;;) {
    const { rowCount } = await tx.query(compress, [listId]);
    if (rowCount === 0) return;
  }
};
