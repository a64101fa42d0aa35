import { expect } from 'chai';
import { createTestService, type TestService } from '../support/service.ts';
import { type HeartbeatStandIn, startHeartbeatStandIn } from '../support/stand-ins/heartbeat.ts';

const metricsToken = 'metrics-token-0123456789';
const second = 1 / 3600;

describe('watched from outside', () => {
  let varsla: TestService;
  let outside: HeartbeatStandIn;
  beforeEach(async () => {
    outside = await startHeartbeatStandIn();
    varsla = await createTestService({
      env: { METRICS_TOKEN: metricsToken, HEARTBEAT_URL: outside.url, SWEEP_INTERVAL_SECONDS: '2' },
    });
  });
  afterEach(async () => {
    await varsla.close();
    await outside.close();
  });

  const ready = async (): Promise<[number, string, string]> => {
    const { status, body } = await varsla.anonymous('GET', '/readyz');
    return [status, body.status, body.warnings[0] ?? ''];
  };
  const metrics = async (): Promise<string> => {
    const { status, body } = await varsla.anonymous('GET', '/metrics', {
      headers: { Authorization: `Bearer ${metricsToken}` },
    });
    expect(status).to.equal(200);
    return body.toString();
  };
  /** A figure of the metrics, by its name with labels. */
  const figure = async (name: string): Promise<number> => {
    const line = (await metrics()).split('\n').find((one) => one.startsWith(`${name} `));
    return Number(line?.slice(name.length + 1));
  };
  const open = async (title = 'Kari Hemmelig sin e-post'): Promise<string> =>
    (
      await varsla.admin('POST', '/api/v1/incidents', {
        body: {
          title,
          description: 'Ola Skjult ringte.',
          detectedAt: varsla.clock.now().toISOString(),
          role: 'controller',
        },
      })
    ).body.id;

  describe('/readyz', () => {
    it('turns red when nobody has checked for three looks, and green when somebody does', async () => {
      await varsla.service.runOnce();
      varsla.clock.forward(6 * second);
      expect((await ready()).slice(0, 2)).to.deep.equal([200, 'ready']);
      varsla.clock.forward(second);
      const [status, said, warning] = await ready();
      expect([status, said]).to.deep.equal([503, 'deadlines not checked']);
      expect(warning).to.contain('for 7 seconds').and.to.contain('worker');
      await varsla.service.runOnce();
      expect((await ready()).slice(0, 2)).to.deep.equal([200, 'ready']);
    });

    it('gives a process that has just started three looks of time, and no more', async () => {
      expect((await ready())[0]).to.equal(200);
      varsla.clock.forward(7 * second);
      expect((await ready())[0]).to.equal(503);
    });

    it('goes by how often the one who checks looks, not by how often this process would', async () => {
      await varsla.service.runOnce();
      await varsla.database.pool.query('update last_sweep set interval_seconds = 60');
      varsla.clock.forward(170 * second);
      expect((await ready())[0]).to.equal(200);
      varsla.clock.forward(11 * second);
      expect((await ready())[0]).to.equal(503);
    });

    it('stays green when the clock was set back', async () => {
      await varsla.service.runOnce();
      varsla.clock.forward(-1);
      expect((await ready())[0]).to.equal(200);
    });
  });

  describe('the heartbeat', () => {
    it('comes after a healthy look, and a URL that hangs delays no deadline', async () => {
      outside.behave('hang');
      await open();
      await varsla.service.runOnce();
      await outside.arrived(1);
      // It still hangs: another look is taken, and fires what has become due: of the suspicion, and of the authority.
      const before = await figure('varsla_deadlines_fired_total');
      varsla.clock.forward(24);
      await varsla.service.runOnce();
      expect(await figure('varsla_deadlines_fired_total')).to.equal(before + 2);
      expect(outside.pings).to.deep.equal([{ method: 'GET', path: '/ping/a-secret-uuid', body: '' }]);
    });

    it('tells of a deadline whose record cannot be read, without a word of what it is about', async () => {
      const id = await open();
      const other = await open('En annen');
      await varsla.database.pool.query(`update incidents set state = '{}' where id = $1`, [id]);
      await varsla.service.runOnce();
      await outside.arrived(1);
      expect(outside.pings[0]).to.include({ method: 'POST', path: '/ping/a-secret-uuid/fail' });
      expect(outside.pings[0]?.body).to.match(/^reminders that could not be given: \d+$/);
      expect(await figure('varsla_deadlines_failed_total')).to.be.greaterThan(0);
      // The one behind it fired all the same.
      const { rows } = await varsla.database.pool.query('select incident_id from alerts');
      expect(rows).to.deep.equal([{ incident_id: other }]);
    });

    it('that nobody hears stands in the journal, once, without the address', async () => {
      outside.behave(503);
      await varsla.service.runOnce();
      await outside.arrived(1);
      varsla.clock.forward(1);
      // The call that failed has ended, and is written down, before the next begins.
      while (outside.pings.length < 2) await varsla.service.runOnce();
      const { rows } = await varsla.database.pool.query<{ body: string }>(
        `select body from journal where type = 'heartbeat.unheard'`,
      );
      expect(rows.map(({ body }) => JSON.parse(body).event)).to.deep.equal([{ why: 'http-503' }]);
    });

    it('tells that the database does not answer', async () => {
      await varsla.database.pool.query('alter table deadlines rename to elsewhere');
      await varsla.service.runOnce().then(
        () => expect.fail('it was checked'),
        () => undefined,
      );
      await outside.arrived(1);
      expect(outside.pings[0]?.path).to.equal('/ping/a-secret-uuid/fail');
      expect(outside.pings[0]?.body).to.equal('the deadlines could not be checked: error 42P01');
    });

    it('tells of a hold, in which nobody is alerted', async () => {
      await varsla.database.pool.query(`insert into holds (reason, since) values ('restored', $1)`, [
        varsla.clock.now(),
      ]);
      await varsla.service.runOnce();
      await outside.arrived(1);
      expect(outside.pings[0]?.path).to.equal('/ping/a-secret-uuid/fail');
      expect(outside.pings[0]?.body).to.match(/^hold: /);
    });
  });

  describe('/metrics', () => {
    it('is for those who show the token', async () => {
      for (const shown of [undefined, 'Bearer wrong', `Basic ${metricsToken}`, `Bearer ${metricsToken}x`]) {
        const answer = await varsla.anonymous('GET', '/metrics', {
          headers: { ...(shown && { Authorization: shown }) },
        });
        expect([answer.status, answer.body.type]).to.deep.equal([401, 'urn:varsla:problem:unauthenticated']);
      }
      expect((await varsla.admin('GET', '/metrics')).status).to.equal(401);
    });

    it('says that it is not set up where there is no token', async () => {
      const plain = await createTestService();
      const answer = await plain.anonymous('GET', '/metrics', { headers: { Authorization: 'Bearer ' } });
      expect([answer.status, answer.body.type]).to.deep.equal([503, 'urn:varsla:problem:not-configured']);
      await plain.close();
    });

    it('counts what runs, what was given and how late, and for how long nobody has looked', async () => {
      expect(await figure('varsla_sweep_age_seconds')).to.be.NaN;
      await open();
      await open();
      varsla.clock.forward(8 * second);
      await varsla.service.runOnce();
      varsla.clock.forward(4 * second);
      expect(await figure('varsla_sweep_age_seconds')).to.equal(4);
      const { rows } = await varsla.database.pool.query<{ armed: number; given: number }>(
        `select count(*) as armed, (select count(*) from alerts) as given from deadlines where status = 'armed'`,
      );
      const given = rows[0]?.given ?? 0;
      expect(given).to.be.greaterThan(1);
      expect(await figure('varsla_deadlines_armed')).to.equal(rows[0]?.armed);
      expect(await figure('varsla_deadlines_fired_total')).to.equal(given);
      expect(await figure('varsla_deadline_lateness_seconds_count')).to.equal(given);
      expect(await figure('varsla_deadline_lateness_seconds_sum')).to.equal(8 * given);
      expect(await figure('varsla_deadline_lateness_seconds_bucket{le="5"}')).to.equal(0);
      expect(await figure('varsla_deadline_lateness_seconds_bucket{le="10"}')).to.equal(given);
      expect(await figure('varsla_deadlines_overdue')).to.equal(0);
      varsla.clock.forward(100);
      expect(await figure('varsla_deadlines_overdue')).to.equal(rows[0]?.armed);
    });

    it('counts the clocks that the audit of a worker repaired, by what was wrong', async () => {
      const counted = (what: string) => figure(`varsla_deadlines_repaired_total{what="${what}"}`);
      for (const what of ['missing', 'surplus', 'differs']) expect(await counted(what)).to.equal(0);
      const [missing, differs] = [await open(), await open()];
      // What is due at once is given first: a sweep would end a clock that was moved before the audit has seen it.
      await varsla.service.runOnce();
      const { rowCount: count } = await varsla.database.pool.query(
        'delete from deadlines where incident_id = $1',
        [missing],
      );
      await varsla.database.pool.query(
        `update deadlines set due_at = due_at + interval '1 hour' where incident_id = $1`,
        [differs],
      );
      await varsla.service.work();
      // The first audit begins with the work; it is asked for until it is done.
      for (let looks = 0; looks < 500 && (await counted('differs')) === 0; looks += 1);
      expect(await counted('missing')).to.equal(count);
      expect(await counted('differs')).to.equal(count);
      expect(await counted('surplus')).to.equal(0);
    });

    it('counts jobs that wait, by queue, and alerts that nobody has acknowledged', async () => {
      await varsla.admin('PUT', '/api/v1/contacts', {
        body: { contacts: [{ name: 'Vakt Hemmelig', email: 'vakt@hemmelig.example' }] },
      });
      await open();
      await varsla.service.runOnce();
      const { rows } = await varsla.database.pool.query<{ count: number }>(
        `select count(*) as count from alerts where state = 'open'`,
      );
      expect(rows[0]?.count).to.be.greaterThan(0);
      expect(await figure('varsla_alerts_unacknowledged')).to.equal(rows[0]?.count);
      const held = 'varsla_jobs_waiting{queue="send-reset-mail"}';
      expect(await figure(held)).to.be.NaN;
      await varsla.database.pool.query(
        `insert into pgboss.job (name, data) values ('send-reset-mail', '{"personId":null}')`,
      );
      expect(await figure(held)).to.equal(1);
    });

    it('holds no word of people or incidents', async () => {
      const id = await open();
      await varsla.service.runOnce();
      const text = await metrics();
      expect(text).to.match(/^# HELP varsla_deadlines_armed /m);
      expect(text).not.to.match(/hemmelig|skjult|AV-2026/i);
      expect(text).not.to.contain(id);
      const [names] = [
        new Set(
          [...text.matchAll(/^(varsla_\w+?)(?:_bucket|_sum|_count)?(?:\{| )/gm)].map(([, name]) => name),
        ),
      ];
      expect([...names]).to.have.members([
        'varsla_sweep_age_seconds',
        'varsla_deadlines_armed',
        'varsla_deadlines_overdue',
        'varsla_alerts_unacknowledged',
        'varsla_deadline_lateness_seconds',
        'varsla_deadlines_fired_total',
        'varsla_deadlines_failed_total',
        'varsla_deadlines_repaired_total',
        ...(text.includes('varsla_jobs_waiting{') ? ['varsla_jobs_waiting'] : []),
      ]);
    });
  });
});
