import type { Db } from '../db/transaction.ts';

/**
 * Everybody on the new list or an earlier one who has a mailbox, a number or a postal address in common with another:
 * a few, where the list has a million. The one merging looks at these alone. Which of them stand for others first:
 * whoever is on an earlier list, then whoever has a mailbox, then a mobile, then whoever comes first.
 */
const findTwins = `create temporary table twins on commit drop as
  with everyone as not materialized (
    select p.id, p.list_id, p.ordinal, p.merged_into, p.name_key, p.email_key, p.phone_key, p.address_key, p.has_email, p.has_phone
    from people p where p.list_id = any($1::uuid[])),
  emails as (select email_key from everyone where email_key is not null group by 1 having count(*) > 1),
  numbers as (select phone_key from everyone where phone_key is not null group by 1 having count(*) > 1),
  letters as (select address_key from everyone where address_key is not null group by 1 having count(*) > 1)
  select everyone.*, l.number is null as is_new, coalesce(l.number, 2147483647) as list_number
  from everyone join people_lists l on l.id = everyone.list_id
  where email_key in (select email_key from emails) or phone_key in (select phone_key from numbers)
    or address_key in (select address_key from letters)`;

const before = 'list_number, has_email desc, has_phone desc, ordinal';

/** Those who share what `keys` name, each with the one who stands for them. */
const sharing = (keys: string, where: string): string => `ranked as (
  select *, first_value(id) over (partition by ${keys} order by ${before}) as first from twins where ${where})`;

const mergeWhere = (keys: string, where: string, samePerson: string): string =>
  `with ${sharing(keys, where)}
   update twins t set merged_into = r.first, same_person = ${samePerson}
   from ranked r where t.id = r.id and r.is_new and r.first <> r.id`;

/** The same person twice: name and number, or name and postal address where there is nothing else. */
const sameName = mergeWhere('name_key, phone_key', 'name_key is not null and phone_key is not null', 'true');
const sameAddress = mergeWhere(
  'name_key, address_key',
  'name_key is not null and address_key is not null',
  'true',
);

/** A number without a name is whoever has that number. */
const nameless = `with named as (
    select distinct on (phone_key) phone_key, id from twins
    where phone_key is not null and (name_key is not null or email_key is not null) order by phone_key, ${before})
  update twins t set merged_into = named.id, same_person = true
  from named where t.is_new and t.name_key is null and t.email_key is null and t.phone_key = named.phone_key`;

/** One mailbox gets one notice. Who else reads it is the same person where number or name say so. */
const sameMailbox = mergeWhere(
  'email_key',
  'email_key is not null and merged_into is null',
  `exists (
    select from ranked other where other.email_key = r.email_key
      and (other.list_number, not other.has_phone, other.ordinal) < (r.list_number, not r.has_phone, r.ordinal)
      and (other.phone_key = r.phone_key
        or other.name_key = r.name_key and (r.phone_key is null or r.phone_key = other.phone_key)))`,
);

/** One number gets one SMS, where it is all that they have. */
const sameNumber = mergeWhere(
  'phone_key',
  'phone_key is not null and email_key is null and merged_into is null',
  `r.name_key is null or exists (
    select from ranked other where other.id = r.first and (other.name_key is null or other.name_key = r.name_key))`,
);

/** Whoever stands for others is told, or has nobody merged into them. */
const compress = `update twins t set merged_into = into_one.merged_into
  from twins into_one where t.is_new and t.merged_into = into_one.id and into_one.merged_into is not null`;

const writeBack = `update people p set merged_into = t.merged_into, same_person = t.same_person
  from twins t where p.id = t.id and t.is_new and t.merged_into is not null`;

/**
 * Merges the people of a list that is being read in: with one another, and with those of the lists before it. Only
 * those who are merged are touched. What comes of it depends on the list alone, not on the order of its rows' arrival.
 */
export const mergeList = async (tx: Db, listId: string, earlier: readonly string[]): Promise<void> => {
  await tx.query(`set local work_mem = '128MB'`);
  await tx.query('analyze people');
  await tx.query('drop table if exists twins');
  await tx.query(findTwins, [[listId, ...earlier]]);
  await tx.query('alter table twins add column same_person boolean not null default false');
  await tx.query('create index on twins (id)');
  await tx.query('analyze twins');
  for (const sql of [sameName, sameAddress, nameless, sameMailbox, sameNumber]) await tx.query(sql);
  for (let changed = 1; changed > 0; ) changed = (await tx.query(compress)).rowCount ?? 0;
  await tx.query(writeBack);
};
