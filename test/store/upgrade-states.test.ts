import { expect } from 'chai';
import { upgradeStates } from '../../src/incidents/upgrade-states.ts';
import { silentLog } from '../../src/log.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import { createTestService, type TestService } from '../support/service.ts';

const opened = '2026-11-20T09:00:00.000Z';
/** What incident@1 did not remember. */
const forgotten = ['suspectedAt', 'reportOwnApproval', 'noticeOwnApproval', 'duties'];

describe('states that an older chart wrote', () => {
  let varsla: TestService;
  let id: string;
  beforeEach(async () => {
    varsla = await createTestService({ now: opened });
    const { body } = await varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: 'Mistanke',
        description: 'Noe er galt.',
        detectedAt: '2026-11-20T07:00:00.000Z',
        role: 'controller',
      },
    });
    id = body.id;
    const { pool } = varsla.database;
    await pool.query(
      `update incidents set state = jsonb_set(state, '{chart}', '"incident@1"') || jsonb_build_object('context', (state->'context') - $1::text[])`,
      [forgotten],
    );
    await pool.query(`delete from deadlines where kind = 'suspicion.triage'`);
  });
  afterEach(() => varsla.close());

  const upgrade = () => upgradeStates(varsla.service.door, silentLog);
  const clocks = async () =>
    (await varsla.admin('GET', `/api/v1/incidents/${id}`)).body.deadlines.map(
      ({ kind, dueAt, status }: { kind: string; dueAt: string; status: string }) => [kind, dueAt, status],
    );

  it('are still proven by their journals before the upgrade', async () => {
    expect((await verifyRecord(varsla.database.pool)).faults).to.deep.equal([]);
  });

  it('become what their journals prove, with the clocks that the present chart demands, once', async () => {
    varsla.clock.travelTo('2026-11-20T10:00:00.000Z');
    expect(await upgrade()).to.equal(1);
    expect(await clocks()).to.deep.equal([
      ['authority.notice', '2026-11-23T07:00:00.000Z', 'armed'],
      ['suspicion.triage', '2026-11-20T13:00:00.000Z', 'armed'],
    ]);
    expect((await verifyRecord(varsla.database.pool)).faults).to.deep.equal([]);
    const { rows } = await varsla.database.pool.query<{ type: string }>(
      `select type from journal where stream = 'system' and type = 'chart.upgraded'`,
    );
    expect(rows).to.have.length(1);
    expect(await upgrade()).to.equal(0);
    expect(await clocks()).to.have.length(2);
  });

  it('keep the version that people have read', async () => {
    const versions = async () =>
      (await varsla.database.pool.query<{ version: number }>('select version from incidents')).rows;
    const before = await versions();
    await upgrade();
    expect(await versions()).to.deep.equal(before);
  });

  it('are made fit, and said of in the log, where a journal proves nothing', async () => {
    const { pool } = varsla.database;
    await pool.query('alter table journal disable trigger journal_is_append_only');
    await pool.query(`delete from journal where stream = $1`, [id]);
    const said: unknown[] = [];
    const log = { ...silentLog, error: (...words: unknown[]) => said.push(words) } as typeof silentLog;
    expect(await upgradeStates(varsla.service.door, log)).to.equal(1);
    expect(said).to.have.length(1);
    expect((await clocks()).map(([kind]: string[]) => kind)).to.include('suspicion.triage');
  });
});
