import { type DeliveryState, decideDelivery } from '../../workflows/delivery/decide-delivery.ts';
import type { DeliveryEvent } from '../../workflows/delivery/events.ts';
import type { ProviderEvent } from '../channels/ports.ts';
import type { Db } from '../db/transaction.ts';
import type { Figures } from './store.ts';

/** A claimed delivery: its attempt is about to be committed, the message not yet sent. */
export interface ClaimedDelivery {
  id: string;
  personId: string;
  channel: 'email' | 'sms';
  attempt: number;
}

const next = (state: DeliveryState, event: DeliveryEvent): DeliveryState | undefined => {
  const decision = decideDelivery(state, event);
  return decision.accepted ? decision.state : undefined;
};

/** One row a person on the frozen list, by e-mail, else SMS. Merged people are told through the other. A second call adds nothing. */
export const planDeliveries = async (
  tx: Db,
  rows: readonly { id: string; personId: string; channel: 'email' | 'sms' }[],
  noticeId: string,
  at: string,
): Promise<void> => {
  const state = next('planned', 'delivery.approved');
  await tx.query(
    `insert into deliveries (id, notice_id, person_id, channel, state, not_before, updated_at)
     select id, $1, person_id, channel, $2, $3, $3
     from unnest($4::uuid[], $5::uuid[], $6::text[]) as d (id, person_id, channel)
     on conflict (notice_id, person_id, channel) do nothing`,
    [
      noticeId,
      state,
      at,
      rows.map(({ id }) => id),
      rows.map(({ personId }) => personId),
      rows.map(({ channel }) => channel),
    ],
  );
  await tx.query('update notices set unsettled = true where id = $1', [noticeId]);
};

/** Stops what waits: it will not leave. Returns how many messages that were. */
export const cancelWaiting = async (tx: Db, noticeId: string, at: Date): Promise<number> => {
  let count = 0;
  for (const state of ['pending', 'held'] as const) {
    const { rowCount } = await tx.query(
      'update deliveries set state = $2, updated_at = $3 where notice_id = $1 and state = $4',
      [noticeId, next(state, 'delivery.cancelled'), at, state],
    );
    count += rowCount ?? 0;
  }
  await tx.query('update notices set unsettled = true where id = $1', [noticeId]);
  return count;
};

/** Locks up to `limit` deliveries of a notice that wait for their turn; other processes take others. */
export const lockPending = async (
  tx: Db,
  noticeId: string,
  now: Date,
  { limit, channels }: { limit: number; channels: readonly string[] },
): Promise<ClaimedDelivery[]> => {
  const { rows } = await tx.query<{
    id: string;
    person_id: string;
    channel: 'email' | 'sms';
    attempt: number;
  }>(
    `select id, person_id, channel, attempt from deliveries
     where notice_id = $1 and state = 'pending' and not_before <= $2 and channel = any($4) and not is_held()
     order by not_before, id limit $3 for update skip locked`,
    [noticeId, now, limit, channels],
  );
  return rows.map(({ id, person_id, channel, attempt }) => ({
    id,
    personId: person_id,
    channel,
    attempt: attempt + 1,
  }));
};

/** Writes the attempt of each. The commit of this comes before any socket is opened. */
export const startAttempts = async (
  tx: Db,
  claimed: readonly (ClaimedDelivery & { contentHash: string })[],
  sender: number,
  now: Date,
): Promise<void> => {
  const ids = claimed.map(({ id }) => id);
  await tx.query(
    `insert into delivery_attempts (delivery_id, number, sender, content_hash, started_at)
     select id, number, $3, content_hash, $4
     from unnest($1::uuid[], $2::int[], $5::text[]) as a (id, number, content_hash)`,
    [ids, claimed.map(({ attempt }) => attempt), sender, now, claimed.map(({ contentHash }) => contentHash)],
  );
  await tx.query(
    `update deliveries set state = $2, attempt = attempt + 1, sender = $3, updated_at = $4 where id = any($1::uuid[])`,
    [ids, next('pending', 'attempt.started'), sender, now],
  );
};

interface MovedDelivery {
  noticeId: string;
  personId: string;
  channel: 'email' | 'sms';
  from: DeliveryState;
  to: DeliveryState;
}

/**
 * Moves one delivery by the chart, and no other way. Undefined when there is no such delivery or the chart has no
 * such move. `notBefore` keeps a row that goes back to pending from being claimed earlier.
 */
export const moveDelivery = async (
  tx: Db,
  id: string,
  event: DeliveryEvent,
  details: { at: Date; notBefore?: Date; provider?: string; providerId?: string; reason?: string },
): Promise<MovedDelivery | undefined> => {
  const { rows } = await tx.query<{
    notice_id: string;
    person_id: string;
    channel: 'email' | 'sms';
    state: DeliveryState;
  }>('select notice_id, person_id, channel, state from deliveries where id = $1 for update', [id]);
  const row = rows[0];
  const to = row && next(row.state, event);
  if (!row || !to) return undefined;
  if (to !== row.state) {
    await tx.query(
      `update deliveries set state = $2, updated_at = $3, not_before = coalesce($4, not_before),
         provider = coalesce($5, provider), provider_id = coalesce($6, provider_id), reason = coalesce($7, reason)
       where id = $1`,
      [
        id,
        to,
        details.at,
        details.notBefore ?? null,
        details.provider ?? null,
        details.providerId ?? null,
        details.reason ?? null,
      ],
    );
    await tx.query('update notices set unsettled = true where id = $1 and not unsettled', [row.notice_id]);
  }
  return { noticeId: row.notice_id, personId: row.person_id, channel: row.channel, from: row.state, to };
};

/** Completes an attempt: what became of the call, as far as the caller saw. */
export const finishAttempt = async (
  tx: Db,
  delivery: { id: string; attempt: number },
  result: { at: Date; outcome: string; reason?: string; providerId?: string },
): Promise<void> => {
  await tx.query(
    `update delivery_attempts set finished_at = $3, outcome = $4, reason = $5, provider_id = $6
     where delivery_id = $1 and number = $2 and finished_at is null`,
    [
      delivery.id,
      delivery.attempt,
      result.at,
      result.outcome,
      result.reason ?? null,
      result.providerId ?? null,
    ],
  );
};

/** Keeps what a provider said. False when it was said before. */
export const keepProviderEvent = async (
  tx: Db,
  event: ProviderEvent,
  received: { at: Date; bodyHash: string },
): Promise<boolean> => {
  const { rowCount } = await tx.query(
    `insert into provider_events (provider, event_id, delivery_id, attempt, kind, failure, reason, provider_id, at, received_at, body_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      event.provider,
      event.eventId,
      event.deliveryId,
      event.attempt,
      event.kind,
      event.failure ?? null,
      event.reason ?? null,
      event.providerId ?? null,
      event.at,
      received.at,
      received.bodyHash,
    ],
  );
  return rowCount === 1;
};

/** Notices with a delivery that may be claimed now. */
export const noticesToSend = async (db: Db, now: Date): Promise<string[]> => {
  const { rows } = await db.query<{ notice_id: string }>(
    `select r.notice_id from notice_runs r where r.state in ('canary', 'sending') and not is_held() and exists (
       select from deliveries d where d.notice_id = r.notice_id and d.state = 'pending' and d.not_before <= $1)`,
    [now],
  );
  return rows.map(({ notice_id }) => notice_id);
};

/**
 * Where each person of a notice stands, counted. Told through any channel is told. Whoever was merged into another is
 * counted with them, until the shared mailbox fails: from then on they are counted for themselves.
 */
export const figuresOf = async (db: Db, noticeId: string): Promise<Figures> => {
  const { rows } = await db.query<Figures>(
    `with states as (
       select p.id,
         coalesce(bool_or(d.state in ('accepted', 'in_transit', 'unconfirmed', 'delivered')), false) as told,
         coalesce(bool_or(d.state in ('planned', 'held', 'pending', 'attempting')), false) as open,
         coalesce(bool_or(d.state in ('unknown', 'needs_person')), false) as unknown
       from notices n
       join people p on p.incident_id = n.incident_id and (p.merged_into is null or not p.same_person and exists (
         select 1 from deliveries shared where shared.notice_id = n.id and shared.person_id = p.merged_into
           and shared.channel = 'email' and shared.state in ('failed', 'rejected')))
       left join deliveries d on d.notice_id = n.id and d.person_id = p.id
       where n.id = $1 group by p.id)
     select count(*) as people,
       count(*) filter (where told) as told,
       count(*) filter (where not told and open) as open,
       count(*) filter (where not told and not open and unknown) as unknown,
       count(*) filter (where not told and not open and not unknown) as "notTold"
     from states`,
    [noticeId],
  );
  return rows[0] ?? { people: 0, told: 0, open: 0, unknown: 0, notTold: 0 };
};

/** One delivery as it is shown: who by id, never by name or address. */
export interface ShownDelivery {
  id: string;
  personId: string;
  channel: 'email' | 'sms';
  state: DeliveryState;
  attempts: number;
  provider: string | null;
  providerId: string | null;
  reason: string | null;
  updatedAt: Date;
}

export const listDeliveries = async (
  db: Db,
  noticeId: string,
  page: { state: string | undefined; after: string | undefined; limit: number },
): Promise<ShownDelivery[]> => {
  const { rows } = await db.query<ShownDelivery>(
    `select id, person_id as "personId", channel, state, attempt as attempts, provider, provider_id as "providerId",
       reason, updated_at as "updatedAt"
     from deliveries where notice_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or id > $3)
     order by id limit $4`,
    [noticeId, page.state ?? null, page.after ?? null, page.limit],
  );
  return rows;
};
