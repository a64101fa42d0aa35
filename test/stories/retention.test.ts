import { expect } from 'chai';
import { loadMasterKey } from '../../src/key-ring.ts';
import { createSealing } from '../../src/sealing.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import { approveNotice } from '../support/approved-notice.ts';
import { pdf } from '../support/sample-files.ts';
import { type Answer, type Api, createTestService, type TestService } from '../support/service.ts';
import { formOf } from '../support/upload.ts';
import { dumpDatabase } from '../http/whole-database.ts';

const day = 24;

describe('forgetting', function () {
  this.timeout(60_000);
  let varsla: TestService;
  let pia: Api;
  let hanna: Api;

  beforeEach(async () => {
    varsla = await createTestService();
    pia = await varsla.person('Pia', 'approver');
    hanna = await varsla.person('Hanna', 'handler');
  });
  afterEach(() => varsla.close());

  const ok = (answer: Answer): Answer => {
    expect(answer.status, JSON.stringify(answer.body)).to.be.within(200, 299);
    return answer;
  };
  const plan = async () => ok(await varsla.admin('GET', '/api/v1/retention')).body;
  const faults = async (): Promise<string[]> => {
    const { key } = await loadMasterKey(undefined, varsla.dataDir);
    return (await verifyRecord(varsla.service.pool, createSealing(key))).faults;
  };

  /** A case whose people were told, with a file, closed now. */
  const closed = async (): Promise<string> => {
    const people = [
      { name: 'Kari Skjult', email: 'kari.skjult@example.org' },
      { name: 'Ola Gjemt', phone: '+4741234567' },
    ];
    const id = await approveNotice(varsla.admin, pia, people, varsla.clock.now().toISOString());
    await varsla.service.runOnce();
    const form = formOf({ kind: 'altinn-receipt' }, { name: 'Kvittering Kari.pdf', content: pdf('a') });
    ok(await varsla.admin('POST', `/api/v1/incidents/${id}/attachments`, form));
    ok(await varsla.event(varsla.admin, id, { type: 'report.submitted' }));
    ok(await varsla.event(pia, id, { type: 'report.approved' }));
    const notified = { type: 'authority.notified', channel: 'altinn', at: varsla.clock.now().toISOString() };
    ok(await varsla.event(varsla.admin, id, { ...notified, reference: 'AR1' }));
    const { duties } = ok(await varsla.admin('GET', `/api/v1/incidents/${id}`)).body;
    for (const { key } of duties)
      ok(await varsla.event(varsla.admin, id, { type: 'duty.dropped', key, reason: 'All is said.' }));
    ok(await varsla.event(varsla.admin, id, { type: 'incident.closed', summary: 'Done.' }));
    return id;
  };

  it('names first what it would forget, forgets the people at their time, then the files, and the proof holds', async () => {
    const id = await closed();
    const at = `/api/v1/incidents/${id}`;
    const early = await plan();
    expect(early.rules).to.deep.equal({
      people: { months: 3 },
      attachments: { months: 60 },
      automatic: false,
    });
    expect(
      early.items.map((one: { kind: string; count: number; isDue: boolean }) => [
        one.kind,
        one.count,
        one.isDue,
      ]),
    ).to.deep.equal([
      ['people', 2, false],
      ['attachments', 1, false],
    ]);
    const items = [{ incidentId: id, kind: 'people' }];
    const tooEarly = await varsla.admin('POST', '/api/v1/retention/purge', { body: { items } });
    expect([tooEarly.status, tooEarly.body.errors[0].pointer]).to.deep.equal([409, '/items/0']);

    varsla.clock.forward(100 * day);
    expect((await plan()).items[0].isDue).to.equal(true);
    const before = await dumpDatabase(varsla.service.pool);
    await plan();
    expect(await dumpDatabase(varsla.service.pool)).to.deep.equal(before);

    // On hold nothing goes.
    ok(await hanna('POST', `${at}/legal-hold`, { body: { reason: 'Datatilsynet spør.' } }));
    expect((await hanna('POST', `${at}/legal-hold`, { body: { reason: 'Igjen.' } })).status).to.equal(409);
    expect((await plan()).holds[0]).to.include({ reason: 'Datatilsynet spør.', placedBy: 'Hanna' });
    expect((await varsla.admin('POST', '/api/v1/retention/purge', { body: { items } })).status).to.equal(409);
    ok(await pia('POST', `${at}/legal-hold/release`, { body: { reason: 'Saken er avsluttet.' } }));

    // Nor does somebody erase what they do not see.
    ok(await hanna('PUT', `${at}/access`, { body: { restricted: true, people: [] } }));
    expect((await plan()).items).to.deep.equal([]);
    expect((await varsla.admin('POST', '/api/v1/retention/purge', { body: { items } })).status).to.equal(409);
    ok(await hanna('PUT', `${at}/access`, { body: { restricted: false } }));

    const purged = ok(await varsla.admin('POST', '/api/v1/retention/purge', { body: { items } }));
    expect(purged.body).to.deep.equal({ incidents: 1, people: 2, attachments: 0 });
    const looked = await varsla.admin('POST', `${at}/people/look-up`, {
      body: { address: 'kari.skjult@example.org' },
    });
    expect([looked.status, looked.body.items]).to.deep.equal([200, []]);
    ok(await varsla.admin('GET', `${at}/people`));
    ok(await varsla.admin('GET', `${at}/people/1/rejected`));
    const [file] = ok(await varsla.admin('GET', `${at}/attachments`)).body.items;
    expect(file.name).to.equal('Kvittering Kari.pdf');
    expect((await varsla.admin('GET', `${at}/attachments/${file.id}/content`)).body.toString()).to.equal(
      pdf('a').toString(),
    );
    expect(await faults()).to.deep.equal([]);
    expect((await plan()).items.map(({ kind }: { kind: string }) => kind)).to.deep.equal(['attachments']);
    expect((await varsla.admin('POST', '/api/v1/retention/purge', { body: { items } })).status).to.equal(409);

    varsla.clock.forward(5 * 366 * day);
    const files = [{ incidentId: id, kind: 'attachments' }];
    ok(await varsla.admin('POST', '/api/v1/retention/purge', { body: { items: files } }));
    expect((await varsla.service.pool.query('select 1 from incident_keys')).rows).to.deep.equal([]);
    const [gone] = ok(await varsla.admin('GET', `${at}/attachments`)).body.items;
    expect([gone.name, gone.readable, gone.sha256.length]).to.deep.equal([null, false, 64]);
    expect((await varsla.admin('GET', `${at}/attachments/${gone.id}/content`)).status).to.equal(410);
    expect(await faults()).to.deep.equal([]);
    expect((await plan()).items).to.deep.equal([]);
    for (const path of ['/documentation?format=json', '/notice/proof?format=json', '/case-file'])
      ok(await varsla.admin('GET', at + path));
    const { body: journal } = await varsla.admin('GET', `${at}/journal?limit=1000`);
    const types = journal.items.map(({ type }: { type: string }) => type);
    expect(types.filter((type: string) => /^(hold|retention)\./.test(type))).to.deep.equal([
      'hold.placed',
      'hold.released',
      'retention.purged',
      'retention.purged',
    ]);
  });

  it('is a matter of rules that an administrator says, also by itself', async () => {
    const id = await closed();
    const put = async (body: object): Promise<Answer> =>
      varsla.admin('PUT', '/api/v1/retention/rules', { body });
    const wrong = await put({ people: { months: 12 }, attachments: { months: 6 }, automatic: true });
    expect([wrong.status, wrong.body.errors[0].pointer]).to.deep.equal([422, '/attachments/months']);
    varsla.clock.forward(40 * day);
    await varsla.service.runOnce();
    expect((await plan()).items).to.have.length(2);
    ok(await put({ people: { months: 1 }, attachments: { months: 1 }, automatic: true }));
    ok(await hanna('POST', `/api/v1/incidents/${id}/legal-hold`, { body: { reason: 'Vent.' } }));
    await varsla.service.runOnce();
    expect((await plan()).items).to.have.length(2);
    ok(await pia('POST', `/api/v1/incidents/${id}/legal-hold/release`, { body: { reason: 'Nå.' } }));
    await varsla.service.runOnce();
    expect((await plan()).items).to.deep.equal([]);
    expect((await varsla.service.pool.query('select 1 from incident_keys')).rows).to.deep.equal([]);
    expect(await faults()).to.deep.equal([]);
  });

  it('waits for a case to end, and begins anew where it was reopened and ended again', async () => {
    const id = await closed();
    varsla.clock.forward(60 * day);
    ok(await varsla.event(varsla.admin, id, { type: 'incident.reopened', reason: 'More.' }));
    varsla.clock.forward(60 * day);
    expect((await plan()).items).to.deep.equal([]);
    ok(await varsla.event(varsla.admin, id, { type: 'incident.closed', summary: 'Done again.' }));
    expect((await plan()).items.map(({ isDue }: { isDue: boolean }) => isDue)).to.deep.equal([false, false]);
  });
});
