import type { DeliveryState } from '../../workflows/delivery/decide-delivery.ts';
import type { Db } from '../db/transaction.ts';
import type { Language } from '../languages.ts';
import type { NoticeTexts } from './notice-texts.ts';
import { findNotice } from './store.ts';

/** The notice of an incident that was approved, with the texts that were; undefined before that. */
export const approvedNotice = async (
  db: Db,
  incidentId: string,
): Promise<{ id: string; texts: NoticeTexts } | undefined> => {
  const notice = await findNotice(db, incidentId);
  return notice?.standing === 'approved' && notice.texts ? { id: notice.id, texts: notice.texts } : undefined;
};

/** When a provider first took a message of a notice; null while none has. */
export const firstHandedOver = async (db: Db, noticeId: string): Promise<Date | null> => {
  const { rows } = await db.query<{ at: Date | null }>(
    `select min(a.finished_at) as at from delivery_attempts a join deliveries d on d.id = a.delivery_id
     where d.notice_id = $1 and a.outcome = 'accepted'`,
    [noticeId],
  );
  return rows[0]?.at ?? null;
};

/** Where people stand, each counted once. `handedOver`: a provider took it, and nobody has confirmed that it arrived. */
export interface PeopleStanding {
  people: number;
  delivered: number;
  handedOver: number;
  unknown: number;
  notTold: number;
  open: number;
}

/** Messages of one channel by their state. */
export interface ChannelCount {
  channel: string;
  state: DeliveryState;
  messages: number;
}

/** Messages of one channel on one day in Norway, `2026-11-21`. */
export interface DayCount {
  day: string;
  channel: string;
  handedOver: number;
  delivered: number;
}

export interface FailureCount {
  channel: string;
  /** A code, never a text with an address in it. */
  reason: string;
  messages: number;
}

/** One message, by ids alone. */
export interface SentMessage {
  id: string;
  personId: string;
  channel: string;
  state: DeliveryState;
  attempts: number;
  firstAttemptAt: Date | null;
  handedOverAt: Date | null;
  changedAt: Date;
  provider: string | null;
  providerId: string | null;
  reason: string | null;
}

/** Whoever was merged into another is counted with them, until their shared mailbox fails; as `figuresOf` counts. */
export const standingOfPeople = async (db: Db, noticeId: string): Promise<PeopleStanding> => {
  const { rows } = await db.query<Record<keyof PeopleStanding, string | number>>(
    `with states as (
       select p.id,
         coalesce(bool_or(d.state = 'delivered'), false) as delivered,
         coalesce(bool_or(d.state in ('accepted', 'in_transit', 'unconfirmed')), false) as handed_over,
         coalesce(bool_or(d.state in ('planned', 'held', 'pending', 'attempting')), false) as open,
         coalesce(bool_or(d.state in ('unknown', 'needs_person')), false) as unknown
       from notices n
       join people p on p.incident_id = n.incident_id and (p.merged_into is null or not p.same_person and exists (
         select 1 from deliveries shared where shared.notice_id = n.id and shared.person_id = p.merged_into
           and shared.channel = 'email' and shared.state in ('failed', 'rejected')))
       left join deliveries d on d.notice_id = n.id and d.person_id = p.id
       where n.id = $1 group by p.id)
     select count(*) as people,
       count(*) filter (where delivered) as delivered,
       count(*) filter (where not delivered and handed_over) as "handedOver",
       count(*) filter (where not delivered and not handed_over and open) as open,
       count(*) filter (where not delivered and not handed_over and not open and unknown) as unknown,
       count(*) filter (where not delivered and not handed_over and not open and not unknown) as "notTold"
     from states`,
    [noticeId],
  );
  const row = rows[0];
  const count = (key: keyof PeopleStanding): number => Number(row?.[key] ?? 0);
  return {
    people: count('people'),
    delivered: count('delivered'),
    handedOver: count('handedOver'),
    unknown: count('unknown'),
    notTold: count('notTold'),
    open: count('open'),
  };
};

export const messagesByChannel = async (db: Db, noticeId: string): Promise<ChannelCount[]> => {
  const { rows } = await db.query<ChannelCount>(
    `select channel, state, count(*)::int as messages from deliveries where notice_id = $1
     group by channel, state order by channel, state`,
    [noticeId],
  );
  return rows;
};

/** Days on which something was handed over or confirmed; each message on the first day of either. */
export const messagesByDay = async (db: Db, noticeId: string): Promise<DayCount[]> => {
  const { rows } = await db.query<DayCount>(
    `with told as (
       select d.channel, 'handed' as what, min(a.finished_at) as at
       from deliveries d join delivery_attempts a on a.delivery_id = d.id and a.outcome = 'accepted'
       where d.notice_id = $1 group by d.id
       union all
       select d.channel, 'delivered', min(e.at)
       from deliveries d join provider_events e on e.delivery_id = d.id and e.kind = 'delivered'
       where d.notice_id = $1 group by d.id)
     select to_char(at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as day, channel,
       count(*) filter (where what = 'handed')::int as "handedOver",
       count(*) filter (where what = 'delivered')::int as delivered
     from told group by day, channel order by day, channel`,
    [noticeId],
  );
  return rows;
};

/** Messages that were rejected or came back, by their reason. */
export const failuresByReason = async (db: Db, noticeId: string): Promise<FailureCount[]> => {
  const { rows } = await db.query<FailureCount>(
    `select channel, coalesce(reason, '') as reason, count(*)::int as messages from deliveries
     where notice_id = $1 and state in ('failed', 'rejected')
     group by channel, coalesce(reason, '') order by messages desc, channel, reason`,
    [noticeId],
  );
  return rows;
};

/** How many on the list read each language; whoever was merged into another is told through them. */
export const peopleByLanguage = async (db: Db, noticeId: string): Promise<Map<Language, number>> => {
  const { rows } = await db.query<{ language: Language; people: number }>(
    `select p.language, count(*)::int as people from notices n join people p on p.incident_id = n.incident_id
     where n.id = $1 and p.merged_into is null group by p.language`,
    [noticeId],
  );
  return new Map(rows.map(({ language, people }) => [language, people]));
};

/** The messages of a notice in the order of their ids, a page at a time: a million of them never stand in memory. */
export async function* messagesOf(db: Db, noticeId: string, pageSize = 5000): AsyncGenerator<SentMessage[]> {
  let after: string | null = null;
  for (;;) {
    const { rows }: { rows: SentMessage[] } = await db.query<SentMessage>(
      `select d.id, d.person_id as "personId", d.channel, d.state, d.attempt as attempts,
         a.first as "firstAttemptAt", a.handed_over as "handedOverAt", d.updated_at as "changedAt",
         d.provider, d.provider_id as "providerId", d.reason
       from deliveries d left join lateral (
         select min(started_at) as first, min(finished_at) filter (where outcome = 'accepted') as handed_over
         from delivery_attempts where delivery_id = d.id) a on true
       where d.notice_id = $1 and ($2::uuid is null or d.id > $2) order by d.id limit $3`,
      [noticeId, after, pageSize],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.id ?? null;
  }
}
