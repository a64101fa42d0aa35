import { expect } from 'chai';
import type pg from 'pg';
import { deadlinesOf } from '../../src/deadlines/deadlines.ts';
import { replay } from '../../src/incidents/replay.ts';
import { firstBroken } from '../../src/journal/chain.ts';
import { readHead, readStream } from '../../src/journal/journal.ts';
import { demandedDeadlines } from '../../workflows/incident/demanded-deadlines.ts';
import type { IncidentState } from '../../workflows/incident/state.ts';
import type { Acknowledged } from './restless-client.ts';

interface StoredIncident {
  id: string;
  title: string;
  reference: string;
  state: IncidentState;
  version: number;
}

export const storedIncidents = async (pool: pg.Pool): Promise<StoredIncident[]> =>
  (
    await pool.query<StoredIncident>(
      'select id, title, reference, state, version from incidents order by ordinal',
    )
  ).rows;

/** What was acknowledged is in the journal once, and nothing else is in it twice. */
export const countEvents = async (pool: pg.Pool, acknowledged: readonly Acknowledged[]): Promise<void> => {
  const bodies = new Map<string, string[]>();
  for (const { id } of await storedIncidents(pool))
    bodies.set(
      id,
      (await readStream(pool, id)).map(({ body }) => body),
    );
  for (const { incidentId, type, mark } of acknowledged) {
    const found = bodies.get(incidentId)?.filter((body) => body.includes(mark) && body.includes(`"${type}"`));
    expect(found, `${type} of ${incidentId}`).to.have.length(1);
  }
  const titles = (await storedIncidents(pool)).map(({ title }) => title);
  expect(new Set(titles).size, 'incidents opened twice').to.equal(titles.length);
};

/** Every chain holds up to its head, every state follows from its journal, references have no gaps. */
export const proveRecords = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ stream: string }>('select stream from streams');
  const incidents = await storedIncidents(pool);
  expect(rows.map(({ stream }) => stream)).to.have.members(['system', ...incidents.map(({ id }) => id)]);
  for (const { stream } of rows) {
    const entries = await readStream(pool, stream);
    expect(firstBroken(entries), stream).to.equal(undefined);
    expect((await readHead(pool, stream))?.hash, stream).to.deep.equal(
      entries.at(-1)?.hash ?? Buffer.alloc(32),
    );
  }
  for (const { id, state, version } of incidents)
    expect(replay(await readStream(pool, id)), id).to.deep.equal({ state, version });
  expect(incidents.map(({ reference }) => Number(reference.split('-').at(-1)))).to.have.members(
    incidents.map((_, index) => index + 1),
  );
};

/** The running clocks are those that the states demand, and each has given the one reminder that was due. */
export const countDeadlines = async (pool: pg.Pool, now: Date): Promise<void> => {
  for (const { id, state } of await storedIncidents(pool)) {
    const clocks = await deadlinesOf(pool, [id]);
    const running = clocks.filter(({ status }) => status === 'armed');
    expect(
      running.map(({ kind, anchorAt, dueAt, basis, ownTarget, reminders }) => ({
        kind,
        anchorAt,
        dueAt,
        basis,
        ownTarget,
        reminders,
      })),
      id,
    ).to.have.deep.members(demandedDeadlines(state));
    for (const { kind, firedAt, nextReminderAt } of running) {
      expect(firedAt, `${kind} of ${id} has not fired`).not.to.equal(null);
      expect(Date.parse(nextReminderAt), `${kind} of ${id}`).to.be.greaterThan(now.getTime());
    }
    const { rows: alerts } = await pool.query<{ kind: string; due: Date; step: string }>(
      'select deadline_kind as kind, due_at as due, step from alerts where incident_id = $1',
      [id],
    );
    const given = alerts.map(({ kind, due }) => `${kind} ${due.toISOString()}`);
    // A clock that was settled before its first reminder fell due gave none; each other one gave one.
    // One that begins quietly says nothing before its deadline.
    const fired = clocks
      .filter(({ firedAt, dueAt, reminders }) => firedAt && (!reminders.quietStart || firedAt >= dueAt))
      .map(({ kind, dueAt }) => `${kind} ${dueAt}`);
    expect(given.sort(), id).to.deep.equal(fired.sort());
    for (const { due, step } of alerts)
      expect(step, id).to.equal(due.getTime() < now.getTime() ? 'passed' : 'arisen');
    const journalled = (await readStream(pool, id)).filter(({ type }) => type.startsWith('deadline.'));
    expect(journalled, id).to.have.length(alerts.length);
  }
};

/** What a kill cut off: how often a message was on its way, its outcome not written down, when its process died. */
export type CutOff = Map<string, number>;

/** Notes what is on its way now. To be called between a kill and the next start. */
export const noteCutOff = async (pool: pg.Pool, cut: CutOff): Promise<void> => {
  const { rows } = await pool.query<{ id: string }>(
    `select id from alert_messages where state = 'pending' and attempts > 0`,
  );
  for (const { id } of rows) cut.set(id, (cut.get(id) ?? 0) + 1);
};

/**
 * Each alert has the messages of the steps that it has taken, no step left out and none twice. Each was taken by its
 * provider: once, or, where a kill may have lost the answer, once more a kill at most; unless the alert was over before
 * it left. And nothing was sent that was not committed.
 */
export const countAlerts = async (
  pool: pg.Pool,
  taken: ReadonlyMap<string, number>,
  messagesOfSteps: readonly number[],
  cut: CutOff,
): Promise<{ alerts: number; messages: number; sent: number }> => {
  const { rows: alerts } = await pool.query<{ id: string; state: string; taken: number; steps: number[] }>(
    `select a.id, a.state, a.step_no as taken,
       coalesce(array_agg(m.step_no order by m.step_no) filter (where m.id is not null), '{}') as steps
     from alerts a left join alert_messages m on m.alert_id = a.id group by a.id`,
  );
  // One that was over before anybody could be told has told nobody; every other has taken its first step.
  for (const { id, state, taken: count, steps } of alerts) {
    expect(count, `alert ${id}`).to.be.at.least(state === 'ended' ? 0 : 1);
    const expected = messagesOfSteps
      .slice(0, count)
      .flatMap((each, index) => Array<number>(each).fill(index + 1));
    expect(steps, `alert ${id}`).to.deep.equal(expected);
  }
  const { rows: messages } = await pool.query<{ id: string; state: string; over: boolean }>(
    `select m.id, m.state, a.state = 'ended' as over from alert_messages m join alerts a on a.id = m.alert_id`,
  );
  for (const { id, state, over } of messages) {
    const lost = cut.get(id) ?? 0;
    const count = taken.get(id) ?? 0;
    if (over && state === 'dropped') expect(count, `dropped ${id}`).to.be.at.most(lost);
    else {
      expect(state, id).to.equal('accepted');
      expect(count, `cut off ${lost} times: ${id}`).to.be.within(1, 1 + lost);
    }
  }
  const known = new Set(messages.map(({ id }) => id));
  expect([...taken.keys()].filter((id) => !known.has(id))).to.deep.equal([]);
  const { rows: stray } = await pool.query(
    `select j.id from pgboss.job j left join alert_messages m on m.id = j.id
     where j.name = 'send-alert' and m.id is null`,
  );
  expect(stray, 'jobs of alerts that were not committed').to.deep.equal([]);
  const sent = [...taken.values()].reduce((sum, each) => sum + each, 0);
  return { alerts: alerts.length, messages: messages.length, sent };
};
