import { expect } from 'chai';
import { auditDeadlines } from '../../src/deadlines/audit.ts';
import { silentLog } from '../../src/log.ts';
import { type AlarmStory, startAlarmStory } from '../support/alarm-story.ts';

describe('two dates promised to people in one incident', () => {
  const dates = ['2026-11-27T09:00:00.000Z', '2026-11-28T09:00:00.000Z'] as const;
  let story: AlarmStory;
  let id: string;
  let keys: string[];
  beforeEach(async () => {
    story = await startAlarmStory({ now: '2026-11-20T09:00:00.000Z' });
    id = await story.open();
    await story.say(story.hanna, id, { type: 'breach.confirmed' });
    keys = [];
    for (const dueAt of dates) {
      const duty = { type: 'duty.undertaken', kind: 'people.promise', dueAt, what: 'Svar' };
      keys.push((await story.say(story.hanna, id, duty)).body.duties.at(-1).key);
    }
  });
  afterEach(() => story.close());

  /** The newest alert of each duty. */
  const alertsOf = async () => {
    const all = (await story.alerts()).filter(({ kind }) => kind === 'people.promise');
    return keys.map((key) => all.find((one) => one.key === key));
  };
  const mailsOfPromises = () => story.mail.accepted.filter(({ subject }) => subject.includes('de berørte'));

  it('are alerted of, acknowledged and settled apart', async () => {
    story.clock.travelTo('2026-11-28T08:00:00.000Z');
    await story.service.runOnce();
    const [first, second] = await alertsOf();
    expect([first?.state, first?.dueAt, second?.state, second?.dueAt]).to.deep.equal([
      'open',
      dates[0],
      'open',
      dates[1],
    ]);
    await story.hanna('POST', `/api/v1/alerts/${first?.id}/acknowledge`, { body: {} });
    expect((await alertsOf()).map((one) => one?.state)).to.deep.equal(['acknowledged', 'open']);
    // Of the first nothing more is said, of the second the next step is.
    await story.after(15);
    const [quiet, loud] = await alertsOf();
    expect(quiet?.nextStepAt).to.equal(null);
    expect(loud?.escalationStep).to.be.greaterThan(second?.escalationStep);
    await story.say(story.hanna, id, { type: 'duty.fulfilled', key: keys[1] });
    const settled = await alertsOf();
    expect(settled.map((one) => [one?.state, one?.endedBecause])).to.deep.equal([
      ['acknowledged', null],
      ['ended', 'settled'],
    ]);
    // The first runs on, and its next reminder is a new alert, of it alone.
    const before = mailsOfPromises().length;
    story.clock.travelTo('2026-11-28T09:00:00.000Z');
    await story.service.runOnce();
    const [again, over] = await alertsOf();
    expect([again?.state, over?.id, over?.state]).to.deep.equal(['open', second?.id, 'ended']);
    expect(mailsOfPromises().length).to.equal(before + 1);
  });

  it('stand both in the duty list and in the calendar, until one is done', async () => {
    const promised = async () =>
      ((await story.hanna('GET', '/api/v1/duty')).body.deadlines as { kind: string }[]).filter(
        ({ kind }) => kind === 'people.promise',
      ) as unknown as { key: string; dueAt: string }[];
    expect((await promised()).map(({ key, dueAt }) => [key, dueAt])).to.deep.equal([
      [keys[0], dates[0]],
      [keys[1], dates[1]],
    ]);
    const { url } = (await story.hanna('POST', '/api/v1/me/calendar', { body: {} })).body;
    const events = async (): Promise<string[]> => {
      const { body } = await story.anonymous('GET', new URL(url).pathname);
      return body
        .toString()
        .split('BEGIN:VEVENT')
        .slice(1)
        .filter((one: string) => /DTSTART:2026112[78]T090000Z/.test(one))
        .map((one: string) => /STATUS:(\w+)/.exec(one)?.[1]);
    };
    expect(await events()).to.deep.equal(['CONFIRMED', 'CONFIRMED']);
    await story.say(story.hanna, id, { type: 'duty.fulfilled', key: keys[0] });
    expect(await events()).to.have.members(['CONFIRMED', 'CANCELLED']);
    expect((await promised()).map(({ key }) => key)).to.deep.equal([keys[1]]);
  });

  it('are audited apart: the clock that is wrong is mended, the other stays as it is', async () => {
    const { pool } = story.database;
    const audit = async () =>
      (
        await auditDeadlines({ ...story.service.door, clock: story.clock }, silentLog, { repair: true })
      ).differences.map(({ kind, what }) => [kind, what]);
    const clocks = async () =>
      (
        await pool.query(
          `select key, due_at, xmin::text from deadlines where kind = 'people.promise' and status = 'armed' order by due_at`,
        )
      ).rows;
    expect(await audit()).to.deep.equal([]);
    const [, untouched] = await clocks();
    await pool.query(`update deadlines set due_at = due_at + interval '1 hour' where key = $1`, [keys[0]]);
    expect(await audit()).to.deep.equal([['people.promise', 'differs']]);
    await pool.query('delete from deadlines where key = $1', [keys[0]]);
    expect(await audit()).to.deep.equal([['people.promise', 'missing']]);
    const mended = await clocks();
    expect(mended.map(({ key, due_at }) => [key, due_at.toISOString()])).to.deep.equal([
      [keys[0], dates[0]],
      [keys[1], dates[1]],
    ]);
    expect(mended[1]).to.deep.equal(untouched);
    expect(await audit()).to.deep.equal([]);
  });
});
