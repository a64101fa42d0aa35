import { expect } from 'chai';
import { auditDeadlines } from '../../src/deadlines/audit.ts';
import { randomIds } from '../../src/ids.ts';
import { type Log, silentLog } from '../../src/log.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import { createTestService, type TestService } from '../support/service.ts';

const detectedAt = '2026-11-20T09:00:00.000Z';

describe('the audit of deadlines', () => {
  let varsla: TestService;
  let errors: object[];
  beforeEach(async () => {
    errors = [];
    varsla = await createTestService({ now: detectedAt });
  });
  afterEach(() => varsla.close());

  const log: Log = { ...silentLog, error: (fields) => void errors.push(fields) };
  /** A breach that is known: one clock runs, that of the notice to the authority. */
  const open = async (suspicion = false): Promise<{ id: string; reference: string }> =>
    (
      await varsla.admin('POST', '/api/v1/incidents', {
        body: {
          title: 'Brudd',
          description: 'En fil lå åpen.',
          detectedAt,
          role: 'controller',
          ...(!suspicion && { awareAt: detectedAt }),
        },
      })
    ).body;
  const audit = async (repair = false) =>
    auditDeadlines({ pool: varsla.database.pool, clock: varsla.clock, ids: randomIds }, log, { repair });
  const sql = (text: string, values: unknown[] = []) => varsla.database.pool.query(text, values);
  const armed = async (id: string): Promise<unknown> =>
    (
      await sql(
        `select kind, due_at, status from deadlines where incident_id = $1 and status = 'armed' order by kind`,
        [id],
      )
    ).rows;

  it('finds nothing in incidents at any stage of their life', async () => {
    const { id } = await open(true);
    await open();
    for (const body of [
      { type: 'breach.confirmed' },
      { type: 'risk.assessed', level: 'high', reasoning: 'Passord.' },
      { type: 'risk.assessed', level: 'unlikely', reasoning: 'Kryptert.' },
    ]) {
      await varsla.event(varsla.admin, id, body);
      expect((await audit()).differences, body.type).to.deep.equal([]);
    }
    const { id: other } = await open(true);
    await varsla.event(varsla.admin, other, { type: 'incident.dismissed', reason: 'Ingenting.' });
    expect(await audit()).to.deep.equal({ incidents: 2, differences: [] });
    expect(errors).to.deep.equal([]);
  });

  it('says what is missing, what is too much and what differs, and changes nothing by itself', async () => {
    const [missing, surplus, differs] = [await open(), await open(), await open()];
    await sql('delete from deadlines where incident_id = $1', [missing.id]);
    await sql(
      `insert into deadlines select gen_random_uuid(), incident_id, 'controllers.notice', anchor_at, due_at, basis, own_target,
         reminders, armed_at, status, settled_at, fired_at, next_reminder_at from deadlines where incident_id = $1`,
      [surplus.id],
    );
    await sql(`update deadlines set due_at = due_at + interval '1 hour' where incident_id = $1`, [
      differs.id,
    ]);
    const before = (await sql('select * from deadlines order by id')).rows;
    const { differences } = await audit();
    expect(differences).to.deep.equal([
      { incidentId: missing.id, reference: missing.reference, kind: 'authority.notice', what: 'missing' },
      { incidentId: surplus.id, reference: surplus.reference, kind: 'controllers.notice', what: 'surplus' },
      { incidentId: differs.id, reference: differs.reference, kind: 'authority.notice', what: 'differs' },
    ]);
    expect(errors).to.have.length(3);
    expect((await sql('select * from deadlines order by id')).rows).to.deep.equal(before);
  });

  it('repairs all of it, once, writes it down, and staff are reminded at once', async () => {
    const { id, reference } = await open();
    const whole = await armed(id);
    await sql('delete from deadlines where incident_id = $1', [id]);
    varsla.clock.forward(60);
    expect((await audit(true)).differences).to.have.length(1);
    expect(await armed(id)).to.deep.equal(whole);
    expect((await audit(true)).differences).to.deep.equal([]);
    const { rows } = await sql(`select body from journal where type = 'deadlines.repaired'`);
    expect(rows).to.have.length(1);
    expect(JSON.parse(rows[0].body).event).to.deep.equal({
      incidentId: id,
      reference,
      repaired: [{ kind: 'authority.notice', what: 'missing', from: null, to: '2026-11-23T09:00:00.000Z' }],
    });
    await varsla.service.runOnce();
    const { rows: alerts } = await sql('select step from alerts where incident_id = $1', [id]);
    expect(alerts).to.have.length(1);
    expect((await verifyRecord(varsla.database.pool)).faults).to.deep.equal([]);
  });

  it('names an incident whose state cannot be read, and goes on with the others', async () => {
    const [unreadable, missing] = [await open(), await open()];
    await sql(`update incidents set state = '{"value": {}, "context": null}' where id = $1`, [unreadable.id]);
    await sql('delete from deadlines where incident_id = $1', [missing.id]);
    const { differences } = await audit(true);
    expect(differences.map(({ reference, what }) => [reference, what])).to.deep.equal([
      [unreadable.reference, 'unreadable'],
      [missing.reference, 'missing'],
    ]);
    expect((await audit()).differences).to.have.length(1);
  });
});
