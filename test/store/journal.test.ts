import { expect } from 'chai';
import { withTransaction } from '../../src/db/transaction.ts';
import { passEvent } from '../../src/incidents/door.ts';
import { lockIncident } from '../../src/incidents/incidents.ts';
import { firstBroken } from '../../src/journal/chain.ts';
import { readHead, readStream } from '../../src/journal/journal.ts';
import { demandedDeadlines } from '../../workflows/incident/demanded-deadlines.ts';
import { createTestService, type TestService } from '../support/service.ts';

describe('the journal', () => {
  let varsla: TestService;
  let id: string;
  beforeEach(async () => {
    varsla = await createTestService();
    const { body } = await varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: 'Minnepinne',
        description: 'Mistet på toget.',
        detectedAt: varsla.clock.now().toISOString(),
        role: 'controller',
      },
    });
    id = body.id as string;
    await varsla.event(varsla.admin, id, { type: 'breach.confirmed' });
    for (const level of ['high', 'unlikely']) {
      const event = { type: 'risk.assessed', level, reasoning: 'Vurdert.' };
      expect((await varsla.event(varsla.admin, id, event)).status).to.equal(200);
    }
  });
  afterEach(() => varsla.close());

  const brokenAt = async (): Promise<number | undefined> =>
    firstBroken(await readStream(varsla.database.pool, id));
  /** As somebody who owns the database and wants to rewrite the past. */
  const tamper = async (sql: string): Promise<void> => {
    await varsla.database.pool.query('alter table journal disable trigger journal_is_append_only');
    await varsla.database.pool.query(sql, [id]);
    await varsla.database.pool.query('alter table journal enable trigger journal_is_append_only');
  };

  for (const statement of [
    `update journal set body = 'x'`,
    'delete from journal',
    'truncate journal',
    'update journal set type = type where false',
  ])
    it(`refuses: ${statement}`, async () => {
      const refused = await varsla.database.pool.query(statement).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(Error).with.property('message').that.includes('append-only');
      expect(await brokenAt()).to.equal(undefined);
    });

  it('shows a changed entry, where it stands', async () => {
    await tamper(
      `update journal set body = replace(body, '"level":"high"', '"level":"risk"') where stream = $1`,
    );
    expect(await brokenAt()).to.equal(3);
  });

  it('shows an entry that was changed together with its hash', async () => {
    await tamper(
      `update journal set body = body || ' ', hash = sha256(hash || convert_to(body || ' ', 'UTF8'))
       where stream = $1 and position = 2`,
    );
    expect(await brokenAt()).to.equal(2);
  });

  it('shows an entry that is gone, and two that changed places', async () => {
    await tamper('delete from journal where stream = $1 and position = 2');
    expect(await brokenAt()).to.equal(3);
    await tamper('update journal set position = 2 where stream = $1 and position = 4');
    expect(await brokenAt()).to.equal(2);
  });

  it('shows by the head that the last entries are gone', async () => {
    await tamper('delete from journal where stream = $1 and position = 4');
    expect(await brokenAt()).to.equal(undefined);
    const last = (await readStream(varsla.database.pool, id)).at(-1);
    expect((await readHead(varsla.database.pool, id))?.hash.equals(last?.hash ?? Buffer.alloc(0))).to.equal(
      false,
    );
  });

  it('leaves no trace of an event whose transaction fails: no state, entry, clock, alert or job', async () => {
    await varsla.admin('PUT', '/api/v1/contacts', {
      body: { contacts: [{ name: 'Vakt', email: 'vakt@wepack.example', mobile: '+4740000000' }] },
    });
    await varsla.event(varsla.admin, id, { type: 'risk.assessed', level: 'high', reasoning: 'Vurdert.' });
    const { pool } = varsla.database;
    const tables = ['journal', 'deadlines', 'alerts', 'alert_messages', 'pgboss.job'];
    const traces = async (): Promise<unknown[]> => {
      const counts = tables.map((table) => `(select count(*) from ${table}) as "${table}"`).join(', ');
      const { rows } = await pool.query(
        `select state, version, (select hash from streams where stream = $1::text) as head, ${counts}
         from incidents where id = $1::text::uuid`,
        [id],
      );
      return rows;
    };
    const reminder = async (fails: boolean): Promise<void> =>
      withTransaction(pool, async (tx) => {
        const incident = await lockIncident(tx, id);
        const [clock] = incident ? demandedDeadlines(incident.state) : [];
        if (!incident || !clock) throw new Error('no clock runs');
        await passEvent(varsla.service.door, tx, incident, {
          type: 'deadline.passed',
          at: varsla.clock.now().toISOString(),
          actor: { kind: 'system' },
          deadline: clock.kind,
          dueAt: clock.dueAt,
          step: 'passed',
        });
        if (fails) throw new Error('the end of the world');
      });
    const before = await traces();
    const failure = await reminder(true).catch((error: unknown) => error);
    expect(failure).to.have.property('message', 'the end of the world');
    expect(await traces()).to.deep.equal(before);
    await reminder(false);
    expect(await traces(), 'the same event leaves traces when it is committed').not.to.deep.equal(before);
  });

  it('takes writers of one incident one after the other, each on the head that the one before left', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        varsla.admin('PATCH', `/api/v1/incidents/${id}/facts`, {
          body: { whatHappened: { certainty: 'known', value: `Utgave ${index}` } },
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal(Array<number>(8).fill(200));
    const entries = await readStream(varsla.database.pool, id);
    expect(entries.filter(({ type }) => type === 'facts.recorded')).to.have.length(8);
    expect(firstBroken(entries)).to.equal(undefined);
    expect((await readHead(varsla.database.pool, id))?.position).to.equal(entries.length);
  });
});
