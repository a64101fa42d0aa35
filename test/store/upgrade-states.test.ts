import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { reportedKeys } from '../../src/authority/build-report.ts';
import { insertReport } from '../../src/authority/store.ts';
import { type EventMaker, reportEvent } from '../../src/incidents/report-event.ts';
import { upgradeStates } from '../../src/incidents/upgrade-states.ts';
import { silentLog } from '../../src/log.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import { createTestService, type TestService } from '../support/service.ts';

const opened = '2026-11-20T09:00:00.000Z';
/** What incident@1 did not remember. */
const forgotten = ['suspectedAt', 'reportOwnApproval', 'noticeOwnApproval', 'duties'];
/** What incident@2 did not remember. */
const unremembered = ['exception', 'exceptionAuthor', 'exceptionHash', 'exceptionOwnApproval', 'outdated'];
/** What incident@3 did not remember. */
const unasked = [
  'reportKind',
  'reportCompleteness',
  'reportMandates',
  'reportVoided',
  'filed',
  'phonedAt',
  'caseNumber',
  'documentNumber',
  'mandates',
];
const writtenFrom = { report: reportedKeys, notice: [] };

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
      [[...forgotten, ...unremembered]],
    );
    await pool.query(`delete from deadlines where kind = 'suspicion.triage'`);
  });
  afterEach(() => varsla.close());

  const upgrade = () => upgradeStates(varsla.service.door, silentLog, writtenFrom);
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
    expect(await upgradeStates(varsla.service.door, log, writtenFrom)).to.equal(1);
    expect(said).to.have.length(1);
    expect((await clocks()).map(([kind]: string[]) => kind)).to.include('suspicion.triage');
  });

  it('know what was filed, and void from now on what waits', async () => {
    const { pool } = varsla.database;
    const { admin } = varsla;
    await upgrade();
    await varsla.event(admin, id, { type: 'breach.confirmed' });
    await varsla.event(admin, id, { type: 'risk.assessed', level: 'risk', reasoning: 'Navn.' });
    const { rows } = await pool.query<{ id: string }>('select id from persons limit 1');
    const personId = String(rows[0]?.id);
    const other = { kind: 'person', id: randomUUID() } as const;
    const said = (make: EventMaker) =>
      reportEvent(varsla.service.door, {
        incidentId: id,
        expectedVersion: undefined,
        reporter: { personId, role: 'administrator' },
        make,
      });
    const content = '{"format":"varsla-authority-report@1","fields":[],"deadline":null}';
    const hash = createHash('sha256').update(content).digest('hex');
    await said(async (tx, incident, recorded) => {
      const old = { kind: 'first', completeness: null, previousId: null } as const;
      await insertReport(tx, {
        ...old,
        id: randomUUID(),
        incidentId: incident.id,
        hash,
        content,
        by: personId,
        at: recorded.at,
      });
      return { ...recorded, type: 'report.submitted', hash };
    });
    await pool.query('insert into persons (id, name, name_key, created_at) values ($1, $2, $2, now())', [
      other.id,
      'Pia',
    ]);
    await said((_tx, _incident, recorded) => ({ ...recorded, actor: other, type: 'report.approved', hash }));
    await said((_tx, _incident, recorded) => ({
      ...recorded,
      type: 'authority.notified',
      notifiedAt: recorded.at,
      channel: 'letter',
      kind: 'first',
      reference: 'a letter',
      delayReason: null,
    }));
    await pool.query(
      `update incidents set state = jsonb_set(state, '{chart}', '"incident@3"') || jsonb_build_object('context', (state->'context') - $1::text[])`,
      [unasked],
    );
    expect((await verifyRecord(pool)).faults).to.deep.equal([]);
    expect(await upgrade()).to.equal(1);
    expect((await verifyRecord(pool)).faults).to.deep.equal([]);
    const { body } = await admin('GET', `/api/v1/incidents/${id}`);
    expect(body.filing.last).to.deep.equal({
      kind: 'first',
      completeness: null,
      hash,
      reference: 'a letter',
      filedAt: opened,
    });
    const { body: versions } = await admin('GET', `/api/v1/incidents/${id}/reports`);
    expect(versions.items[0]).to.include({ channel: 'letter', proof: null, completeness: null });
    const read = `/api/v1/incidents/${id}/reports/${versions.items[0].id}?format=json`;
    expect((await admin('GET', read)).body).to.include({
      format: 'varsla-authority-report@1',
      kind: 'first',
      previous: null,
      sheet: null,
    });
    const later = await varsla.event(admin, id, { type: 'report.submitted' });
    expect(later.body.filing.waiting.kind).to.equal('follow-up');
    const { body: changed } = await admin('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: { peopleCount: { certainty: 'known', value: 9 } },
    });
    expect(changed.state.authority).to.equal('notified');
    expect(changed.filing.voided.hash).to.equal(later.body.filing.waiting.hash);
  });

  it('stay released by a risk that was unlikely before approvals were asked for, and age with their facts', async () => {
    const { pool } = varsla.database;
    const { admin } = varsla;
    const facts = (value: number) =>
      admin('PATCH', `/api/v1/incidents/${id}/facts`, {
        body: { peopleCount: { certainty: 'known', value } },
      });
    await upgrade();
    await varsla.event(admin, id, { type: 'breach.confirmed' });
    await facts(9);
    const { rows } = await pool.query<{ id: string }>('select id from persons limit 1');
    await reportEvent(varsla.service.door, {
      incidentId: id,
      expectedVersion: undefined,
      reporter: { personId: String(rows[0]?.id), role: 'administrator' },
      make: (_tx, _incident, recorded) => ({
        ...recorded,
        type: 'risk.assessed',
        level: 'unlikely',
        reasoning: 'Kryptert.',
      }),
    });
    await pool.query('delete from decision_grounds');
    await pool.query(
      `update incidents set state = jsonb_set(state, '{chart}', '"incident@2"') || jsonb_build_object('context', (state->'context') - $1::text[])`,
      [unremembered],
    );
    expect((await verifyRecord(pool)).faults).to.deep.equal([]);
    expect(await upgrade()).to.equal(1);
    const { body: upgradedCase } = await admin('GET', `/api/v1/incidents/${id}`);
    expect(upgradedCase.state.authority).to.equal('released');
    expect(upgradedCase.riskDecision).to.include({ exception: 'taken', hash: null, approvedBy: null });
    expect((await facts(3572)).body.stale[0].facts).to.deep.equal([
      { key: 'peopleCount', from: 9, to: 3572 },
    ]);
    expect((await verifyRecord(pool)).faults).to.deep.equal([]);
  });
});
