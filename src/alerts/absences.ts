import type { Db } from '../db/transaction.ts';

/** While somebody is away, from one instant until just before another. */
export interface Absence {
  contactId: string;
  from: Date;
  to: Date;
}

/** Absences that are not over, of contacts on the list; of one of them where an id is given. */
export const listAbsences = async (db: Db, now: Date, contactId?: string): Promise<Absence[]> => {
  const { rows } = await db.query<Absence>({
    name: 'list-absences',
    text: `select a.contact_id as "contactId", a.from_at as "from", a.to_at as "to"
           from absences a join contacts c on c.id = a.contact_id
           where c.removed_at is null and a.to_at > $1 and ($2::uuid is null or a.contact_id = $2)
           order by a.from_at, a.id`,
    values: [now, contactId ?? null],
  });
  return rows;
};

/** Puts what is to come and what runs; absences that are over stay as they were. */
export const replaceAbsences = async (
  tx: Db,
  contactId: string,
  absences: readonly { id: string; from: string; to: string }[],
  now: Date,
): Promise<void> => {
  await tx.query('delete from absences where contact_id = $1 and to_at > $2', [contactId, now]);
  await tx.query(
    `insert into absences (id, contact_id, from_at, to_at)
     select id, $1, from_at, to_at from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as a (id, from_at, to_at)`,
    [contactId, absences.map(({ id }) => id), absences.map(({ from }) => from), absences.map(({ to }) => to)],
  );
};

/** Whether somebody is on duty at an instant: everybody on the list is, unless they are away. */
export const isOnDuty = (absences: readonly Absence[], contactId: string, at: Date): boolean =>
  !absences.some((absence) => absence.contactId === contactId && absence.from <= at && at < absence.to);

/** Stretches of time from `now` on in which nobody of these is on duty. Empty where there is nobody at all. */
export const unmanned = (
  contactIds: readonly string[],
  absences: readonly Absence[],
  now: Date,
): { from: Date; to: Date }[] => {
  if (contactIds.length === 0) return [];
  const starts = [now, ...absences.map(({ from }) => from).filter((from) => from > now)].sort(
    (a, b) => a.getTime() - b.getTime(),
  );
  const gaps: { from: Date; to: Date }[] = [];
  for (const start of starts) {
    const last = gaps.at(-1);
    if (last && start < last.to) continue;
    let end = start;
    for (;;) {
      if (contactIds.some((id) => isOnDuty(absences, id, end))) break;
      // The first of them to come back; they may be away again from then on.
      const back = absences.filter(({ from, to }) => from <= end && end < to).map(({ to }) => to.getTime());
      end = new Date(Math.min(...back));
    }
    if (end <= start) continue;
    if (last && last.to.getTime() === start.getTime()) last.to = end;
    else gaps.push({ from: start, to: end });
  }
  return gaps;
};
