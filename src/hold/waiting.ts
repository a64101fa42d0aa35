import type { Db } from '../db/transaction.ts';
import { isVisible, type Reader, seenBy } from '../incidents/visible.ts';

/** How many of a kind, and of which incidents that the reader sees: the reference only, never a title or a person. */
export interface Waiting {
  /** Of all incidents, those that the reader does not see too. */
  count: number;
  /** Those with most, at most fifty. */
  incidents: { id: string; reference: string; count: number }[];
}

/** What would happen at once if the hold were released now. */
export interface WouldGoOut {
  /** Clocks whose next reminder is due: each becomes one alert to staff. */
  reminders: Waiting;
  /** Alerts that wait for their next step, or have a message that was not sent yet. */
  alerts: Waiting;
  /** Messages of approved notices to the people affected that were not sent when this database was last in use. */
  notices: Waiting;
  /** Messages of notices whose answer was lost: nothing sends them again, and release changes nothing of it. */
  unknown: Waiting;
}

const sources = {
  reminders: `select incident_id as id from deadlines where status = 'armed' and next_reminder_at <= $1`,
  alerts: `select a.incident_id as id from alerts a where a.state = 'open' and (a.next_step_at <= $1
    or exists (select from alert_messages m where m.alert_id = a.id and m.state = 'pending'))`,
  notices: `select n.incident_id as id from deliveries d join notices n on n.id = d.notice_id
    where d.state = 'pending' and d.updated_at <= $1`,
  unknown: `select n.incident_id as id from deliveries d join notices n on n.id = d.notice_id
    where d.state in ('unknown', 'attempting') and d.updated_at <= $1`,
} as const;

const count = async (
  db: Db,
  source: keyof typeof sources,
  now: Date,
  reader: Reader | undefined,
): Promise<Waiting> => {
  const { rows } = await db.query<{
    id: string | null;
    reference: string | null;
    count: number;
    all: number;
    seen: boolean;
  }>(
    `select w.id, i.reference, w.count, sum(w.count) over ()::bigint as all,
       ${reader ? isVisible(2) : 'true'} as seen
     from (select id, count(*) from (${sources[source]}) as found group by id) as w left join incidents i on i.id = w.id
     order by seen desc nulls last, w.count desc, i.reference limit 50`,
    [now, ...(reader ? seenBy(reader, 'incidents.see') : [])],
  );
  return {
    count: rows[0]?.all ?? 0,
    incidents: rows.flatMap(({ id, reference, count: each, seen }) =>
      id && reference && seen ? [{ id, reference, count: each }] : [],
    ),
  };
};

/** What waits behind a hold, counted as things stand now. Without a reader, as at the command line, all is named. */
export const wouldGoOut = async (db: Db, now: Date, reader?: Reader): Promise<WouldGoOut> => ({
  reminders: await count(db, 'reminders', now, reader),
  alerts: await count(db, 'alerts', now, reader),
  notices: await count(db, 'notices', now, reader),
  unknown: await count(db, 'unknown', now, reader),
});
