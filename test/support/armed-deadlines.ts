import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { chainEntry, emptyHead } from '../../src/journal/chain.ts';
import { addHours } from '../../workflows/deadlines.ts';
import { open } from '../../workflows/incident/decide.ts';
import type { IncidentOpened } from '../../workflows/incident/events.ts';

/** Hours of the clock towards the authority, which each of these incidents has. */
const hours = 72;
const atOnce = 2000;

/** One incident whose 72 hours end at an instant, as its rows have it. */
const incidentDueAt = (dueAt: string, reference: string, personId: string) => {
  const at = addHours(dueAt, -hours);
  const event: IncidentOpened = {
    type: 'incident.opened',
    at,
    actor: { kind: 'person', id: personId },
    role: 'controller',
    detectedAt: at,
    awareAt: at,
    awareReason: null,
    confirmed: true,
  };
  const { state, effects } = open(event);
  const [armed] = effects.flatMap((effect) =>
    effect.type === 'armDeadline' ? [effect.params.deadline] : [],
  );
  if (!armed) throw new Error('an incident without a clock');
  const id = randomUUID();
  const title = `Brudd ${reference}`;
  const details = { reference, title, description: 'Lå åpen.', systemKey: null };
  return {
    id,
    at,
    title,
    reference,
    state,
    armed,
    entry: chainEntry(id, emptyHead, { event, effects, version: 1, details }),
  };
};
type Made = ReturnType<typeof incidentDueAt>;

const insert = async (pool: pg.Pool, made: readonly Made[], personId: string): Promise<void> => {
  const of = <T>(value: (one: Made) => T): T[] => made.map(value);
  const ids = of(({ id }) => id);
  await pool.query(
    `with made as (select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) as m (id, reference, title, state, at)),
       heads as (insert into streams (stream, position, hash) select * from unnest($1::text[], $6::bigint[], $7::bytea[]))
     insert into incidents (id, reference, title, description, role, status, state, version, opened_at, opened_by)
     select id, reference, title, 'Lå åpen.', 'controller', 'aware', state::jsonb, 1, at, $8 from made`,
    [
      ids,
      of(({ reference }) => reference),
      of(({ title }) => title),
      of(({ state }) => JSON.stringify(state)),
      of(({ at }) => at),
      of(({ entry }) => entry.position),
      of(({ entry }) => entry.hash),
      personId,
    ],
  );
  await pool.query(
    `insert into journal (stream, position, recorded_at, type, body, hash)
     select id, position, at, 'incident.opened', body, hash
     from unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::text[], $5::bytea[]) as j (id, position, at, body, hash)`,
    [
      ids,
      of(({ entry }) => entry.position),
      of(({ at }) => at),
      of(({ entry }) => entry.body),
      of(({ entry }) => entry.hash),
    ],
  );
  await pool.query(
    `insert into deadlines (id, incident_id, kind, anchor_at, due_at, basis, own_target, reminders, armed_at, status, next_reminder_at)
     select gen_random_uuid(), d.incident_id, d.kind, d.anchor_at, d.due_at, d.basis, false, d.reminders::jsonb, d.anchor_at, 'armed', d.due_at
     from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[])
       as d (incident_id, kind, anchor_at, due_at, basis, reminders)`,
    [
      ids,
      of(({ armed }) => armed.kind),
      of(({ armed }) => armed.anchorAt),
      of(({ armed }) => armed.dueAt),
      of(({ armed }) => armed.basis),
      of(({ armed }) => JSON.stringify(armed.reminders)),
    ],
  );
};

/**
 * As many incidents, opened 72 hours before, with whole records: the reminder that their time is over
 * falls due for one after the other, evenly from `from` on over so many milliseconds. The earlier reminders count as
 * missed, so that this one is the first. There must be a person. Gives the incidents' ids, the first due first.
 */
export const armDeadlines = async (
  pool: pg.Pool,
  { count, from, overMilliseconds }: { count: number; from: Date; overMilliseconds: number },
): Promise<string[]> => {
  const { rows: persons } = await pool.query<{ id: string }>('select id from persons limit 1');
  const personId = persons[0]?.id;
  if (!personId) throw new Error('nobody to open an incident');
  const year = from.getUTCFullYear();
  const { rows } = await pool.query<{ last: number }>(
    `insert into reference_counters as c (year, last) values ($1, $2)
     on conflict (year) do update set last = c.last + $2 returning last`,
    [year, count],
  );
  const first = (rows[0]?.last ?? count) - count + 1;
  const ids: string[] = [];
  for (let start = 0; start < count; start += atOnce) {
    const made = Array.from({ length: Math.min(atOnce, count - start) }, (_, offset) => {
      const index = start + offset;
      const dueAt = new Date(from.getTime() + Math.floor((index * overMilliseconds) / count));
      const reference = `AV-${year}-${String(first + index).padStart(4, '0')}`;
      return incidentDueAt(dueAt.toISOString(), reference, personId);
    });
    await insert(pool, made, personId);
    ids.push(...made.map(({ id }) => id));
  }
  return ids;
};
