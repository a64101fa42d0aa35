import { expect } from 'chai';
import { formOf } from '../support/upload.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import type { Answer } from '../support/service.ts';
import {
  assessedIncident,
  filedReport,
  type Story,
  startStory,
  submittedNotice,
  vakt,
} from '../support/story.ts';

const known = (value: unknown) => ({ certainty: 'known', value });
const open = { certainty: 'to-be-determined' };
const reason = 'Samme brudd er meldt to ganger.';

describe('the kinds of notice to the authority', () => {
  let story: Story;
  before(async () => {
    story = await startStory({ now: '2026-11-20T09:00:00.000Z' });
  });
  after(async () => {
    expect((await verifyRecord(story.database.pool)).faults).to.deep.equal([]);
    await story.close();
  });

  const get = async (id: string, path: string): Promise<Answer['body']> => {
    const answer = await story.hanna('GET', `/api/v1/incidents/${id}${path}`);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    return answer.body;
  };
  const record = (id: string, body: object) =>
    story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, { body });
  const filing = (more: object = {}) => ({
    type: 'authority.notified',
    channel: 'altinn',
    reference: 'AR300186895',
    at: story.clock.now().toISOString(),
    ...more,
  });
  /** Sent for approval, approved and filed. */
  const file = async (id: string, report: object, more: object = {}): Promise<Answer['body']> => {
    await story.say(story.hanna, id, { type: 'report.submitted', ...report });
    await story.say(story.pia, id, { type: 'report.approved' });
    return (await story.say(story.hanna, id, filing(more))).body;
  };
  const refused = async (id: string, body: object): Promise<unknown[]> => {
    const before = await story.read(id);
    const answer = await story.event(story.hanna, id, body);
    expect(answer.status, JSON.stringify(answer.body)).to.be.oneOf([409, 422]);
    expect(await story.read(id)).to.deep.equal(before);
    return [answer.body.code ?? answer.status, answer.body.errors?.[0].pointer];
  };

  it('an incomplete one says what is open, and owes the rest until the next receipt', async () => {
    const id = await assessedIncident(story, 'risk');
    await record(id, { peopleCount: open, recordsCount: open });
    const whole = await story.event(story.hanna, id, { type: 'report.submitted', completeness: 'complete' });
    expect([whole.status, whole.body.errors[0].pointer]).to.deep.equal([422, '/completeness']);
    expect(whole.body.detail).to.contain('peopleCount (field 67)').and.to.contain('recordsCount (field 72)');
    const filed = await file(id, {}, { reference: 'AR1', followUpDueAt: '2026-12-01T09:00:00Z' });
    expect(filed.filing.last).to.include({ kind: 'first', completeness: 'incomplete', reference: 'AR1' });
    expect(filed.duties).to.have.length(1);
    const [{ key }] = filed.duties;
    expect(filed.duties[0]).to.include({
      kind: 'authority.supplement',
      what: 'AR1',
      dueAt: '2026-12-01T09:00:00.000Z',
    });
    expect(await refused(id, { type: 'duty.fulfilled', key, decision: 'Gjort.' })).to.deep.equal([
      'ends-by-filing',
      '/key',
    ]);
    expect(await refused(id, { type: 'incident.closed' })).to.deep.equal(['duty-open', undefined]);
    await story.say(story.hanna, id, {
      type: 'duty.moved',
      key,
      dueAt: '2026-12-03T09:00:00Z',
      reason: 'Leverandøren trenger tid.',
    });

    await record(id, { peopleCount: known(31), recordsCount: known(31) });
    expect(await refused(id, { type: 'report.submitted', kind: 'first' })).to.deep.equal([
      'wrong-kind',
      '/kind',
    ]);
    const final = await file(id, { kind: 'final' }, { reference: 'AR2' });
    expect(final.duties[0]).to.include({ outcome: 'fulfilled', endedAt: story.clock.now().toISOString() });
    expect(await story.clockOf(id, 'authority.supplement')).to.include({ status: 'met' });
    const { items } = await get(id, '/reports');
    expect(items[1]).to.deep.include({
      number: 2,
      kind: 'final',
      completeness: 'complete',
      standing: 'filed',
      previous: items[0].id,
      channel: 'altinn',
      reference: 'AR2',
      filedBy: 'Hanna',
      approvedBy: 'Pia',
      submittedBy: 'Hanna',
    });
    const report = await get(id, `/reports/${items[1].id}?format=json`);
    expect(report.previous).to.deep.equal({
      hash: items[0].hash,
      reference: 'AR1',
      filedAt: items[0].notifiedAt,
    });
    await story.say(story.hanna, id, { type: 'incident.closed' });
  });

  it('a date for the rest is 14 days ahead unless named, reminds, and is none of a complete notice', async () => {
    const id = await assessedIncident(story, 'risk');
    await record(id, { peopleCount: open });
    await story.say(story.hanna, id, { type: 'report.submitted' });
    await story.say(story.pia, id, { type: 'report.approved' });
    expect(await refused(id, filing({ followUpDueAt: '2026-11-19T09:00:00Z' }))).to.deep.equal([
      422,
      '/followUpDueAt',
    ]);
    await story.say(story.hanna, id, filing());
    expect(await story.clockOf(id, 'authority.supplement')).to.include({
      dueAt: '2026-12-04T09:00:00.000Z',
      basis: 'own promise, art. 33(4)',
      ownTarget: true,
    });
    const mails = () => story.mailsTo(vakt.email).filter(({ subject }) => subject.includes('resten'));
    story.clock.travelTo('2026-12-01T09:00:00.000Z');
    await story.service.runOnce();
    expect(mails()).to.have.length(1);
    await story.say(story.hanna, id, {
      type: 'duty.dropped',
      key: (await story.read(id)).duties[0].key,
      reason: 'Datatilsynet har avsluttet saken.',
    });
    story.clock.travelTo('2026-12-06T09:00:00.000Z');
    await story.service.runOnce();
    expect(mails()).to.have.length(1);

    const other = await assessedIncident(story, 'risk');
    await story.say(story.hanna, other, { type: 'report.submitted' });
    await story.say(story.pia, other, { type: 'report.approved' });
    expect(await refused(other, filing({ followUpDueAt: '2026-12-20T09:00:00Z' }))).to.deep.equal([
      422,
      '/followUpDueAt',
    ]);
  });

  it('a later one needs an earlier one, and a withdrawal its reason', async () => {
    const id = await assessedIncident(story, 'risk');
    for (const kind of ['follow-up', 'correction', 'final'])
      expect(await refused(id, { type: 'report.submitted', kind })).to.deep.equal([
        'follow-up-without-earlier',
        '/kind',
      ]);
    const withdrawal = { code: 'duplicate', reason };
    const body = { type: 'report.submitted', kind: 'withdrawal', withdrawal };
    expect(await refused(id, body)).to.deep.equal(['new-cannot-be-withdrawn', '/kind']);
    expect(await refused(id, { ...body, kind: 'first' })).to.deep.equal([422, '/withdrawal']);
    await filedReport(story, id);
    expect(await refused(id, { type: 'report.submitted', kind: 'withdrawal' })).to.deep.equal([
      422,
      '/withdrawal',
    ]);
    expect(await refused(id, { ...body, withdrawal: { code: 'bored', reason } })).to.deep.equal([
      422,
      '/withdrawal/code',
    ]);
    expect(await refused(id, { ...body, completeness: 'incomplete' })).to.deep.equal([422, '/completeness']);
    expect(await refused(id, { type: 'incident.dismissed', reason })).to.deep.equal([
      'already-left',
      undefined,
    ]);
    const { state, filing: after, deadlines } = await file(id, { kind: 'withdrawal', withdrawal });
    expect(state.authority).to.equal('withdrawn');
    expect(after.last).to.include({ kind: 'withdrawal', completeness: 'complete' });
    const running = deadlines.filter(({ status }: { status: string }) => status === 'armed');
    expect(running).to.deep.equal([]);
    const { items } = await get(id, '/reports');
    expect(items[1].withdrawal).to.deep.equal(withdrawal);
    expect(await get(id, '/reports/authority/differences')).to.deep.equal({
      filed: { id: items[1].id, number: 2, reference: 'AR300186895' },
      proposed: null,
      differences: [],
    });
    const again = { type: 'risk.assessed', level: 'risk', reasoning: 'Ny kunnskap.' };
    expect((await story.say(story.hanna, id, again)).body.state.authority).to.deep.equal({
      owed: 'preparing',
    });
    const { hash } = await get(id, '/reports/authority?format=json&content=draft');
    expect(hash).to.equal(null);
    const { body: closed } = await story.say(story.hanna, id, { type: 'incident.dismissed', reason });
    expect(closed.status).to.equal('dismissed');
  });

  it('is filed by somebody of the house, with a receipt or a proof', async () => {
    const id = await assessedIncident(story, 'risk');
    await story.say(story.hanna, id, { type: 'report.submitted' });
    await story.say(story.pia, id, { type: 'report.approved' });
    const stranger = '00000000-0000-4000-8000-000000000000';
    expect(await refused(id, filing({ reference: undefined }))).to.deep.equal([422, '/reference']);
    for (const channel of ['e-mail', 'letter', 'other'])
      expect(await refused(id, filing({ channel }))).to.deep.equal([422, '/proof']);
    expect(await refused(id, filing({ channel: 'letter', proof: stranger }))).to.deep.equal([422, '/proof']);
    expect(await refused(id, filing({ filedBy: stranger }))).to.deep.equal([422, '/filedBy']);
    const staff = (await story.hanna('GET', '/api/v1/staff')).body.items as { id: string; name: string }[];
    const pia = staff.find(({ name }) => name === 'Pia')?.id;
    const { body } = await story.say(story.hanna, id, filing({ reference: '12-34', filedBy: pia }));
    expect(body.filing.warnings.map(({ code }: { code: string }) => code)).to.deep.equal(['odd-reference']);
    expect((await get(id, '/reports')).items[0]).to.include({ filedBy: 'Pia', reference: '12-34' });
  });

  it('by letter or e-mail it is proved by a file of the case, which then stays', async () => {
    const id = await assessedIncident(story, 'risk');
    const other = await assessedIncident(story, 'risk');
    await story.say(story.hanna, id, { type: 'report.submitted' });
    await story.say(story.pia, id, { type: 'report.approved' });
    const kept = async (incident: string): Promise<string> => {
      const letter = { name: 'brev.txt', content: `Rekommandert brev, levert. ${incident}` };
      const answer = await story.hanna(
        'POST',
        `/api/v1/incidents/${incident}/attachments`,
        formOf({ kind: 'filing-proof' }, letter),
      );
      expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
      return answer.body.id as string;
    };
    const proof = await kept(id);
    const letter = filing({ channel: 'letter', reference: undefined });
    expect(await refused(id, { ...letter, proof: await kept(other) })).to.deep.equal([422, '/proof']);
    const { body } = await story.say(story.hanna, id, { ...letter, proof });
    expect(body.filing.last).to.include({ reference: null });
    expect(body.filing.warnings).to.deep.equal([]);
    expect((await get(id, '/reports')).items[0]).to.include({ channel: 'letter', proof });
    const withdrawn = await story.hanna('POST', `/api/v1/incidents/${id}/attachments/${proof}/withdrawal`, {
      body: { reason: 'Feil fil.' },
    });
    expect([withdrawn.status, withdrawn.body.type]).to.deep.equal([409, 'urn:varsla:problem:in-use']);
  });

  it('a call discharges nothing; number and questions of the authority are kept until they are answered', async () => {
    const id = await story.open();
    const call = {
      type: 'authority.phoned',
      at: story.clock.now().toISOString(),
      note: 'De venter meldingen.',
    };
    const tomorrow = new Date(story.clock.now().getTime() + 86_400_000).toISOString();
    expect(await refused(id, { ...call, at: tomorrow })).to.deep.equal([422, '/at']);
    expect(await refused(id, { ...call, note: ' ' })).to.deep.equal([422, '/note']);
    const clocks = (await story.read(id)).deadlines;
    const { body } = await story.say(story.hanna, id, call);
    expect(body.deadlines).to.deep.equal(clocks);
    expect(body.filing.phonedAt).to.equal(call.at);

    const odd = await story.say(story.hanna, id, { type: 'authority.registered', caseNumber: 'X' });
    expect(odd.body.filing.warnings[0].code).to.equal('odd-case-number');
    const right = { type: 'authority.registered', caseNumber: '26/01234', documentNumber: '26/01234-2' };
    expect((await story.say(story.hanna, id, right)).body.filing).to.deep.include({
      caseNumber: '26/01234',
      documentNumber: '26/01234-2',
      warnings: [],
    });
    const asked = {
      type: 'duty.undertaken',
      kind: 'authority.question',
      dueAt: tomorrow,
      what: 'Hvem så dem?',
    };
    const [{ key }] = (await story.say(story.hanna, id, asked)).body.duties;
    expect(await refused(id, { type: 'duty.fulfilled', key })).to.deep.equal([
      'decision-missing',
      '/decision',
    ]);
    await story.say(story.hanna, id, { type: 'duty.fulfilled', key, decision: 'Tre kunder.' });
    for (const kind of ['authority.supplement', 'authority.mandate'])
      expect(await refused(id, { ...asked, kind })).to.deep.equal([422, '/kind']);
  });

  it('proposes a correction when facts, or the figures of the notice to people, differ from what was filed', async () => {
    const id = await assessedIncident(story, 'high');
    await filedReport(story, id);
    const differences = async () => get(id, '/reports/authority/differences');
    expect(await differences()).to.deep.include({ proposed: null, differences: [] });
    await submittedNotice(story, id, [{ name: 'Kari', email: 'kari@example.no' }]);
    await story.say(story.pia, id, { type: 'notice.approved' });
    await story.service.runOnce();
    const told = await differences();
    expect(told.proposed).to.equal('correction');
    expect(told.differences).to.deep.include.members([
      { key: 'peopleInformed.status', from: 'planned', to: 'informed' },
      { key: 'peopleInformed.figures.told', from: null, to: 1 },
    ]);
    await record(id, { peopleCount: known(1) });
    expect((await differences()).differences[0]).to.deep.equal({
      key: 'peopleCount',
      from: { value: null, certainty: 'cannot-be-determined' },
      to: { value: 1, certainty: 'known' },
    });
    await story.say(story.hanna, id, { type: 'report.submitted', kind: 'correction' });
    expect((await differences()).proposed).to.equal(null);
    await story.say(story.pia, id, { type: 'report.approved' });
    await story.say(story.hanna, id, filing());
    expect(await differences()).to.deep.include({ proposed: null, differences: [] });
  });

  it('says of exempt people that they are, and by which provision', async () => {
    const id = await assessedIncident(story, 'high');
    const claim = await story.hanna('POST', `/api/v1/incidents/${id}/exemptions`, {
      body: {
        code: 'criminal-investigation',
        evidence: {
          author: 'Kripos',
          basis: 'Brev fra Kripos',
          reveals: 'At mistenkte følges.',
          reviewAt: new Date(story.clock.now().getTime() + 5 * 86_400_000).toISOString(),
        },
      },
    });
    expect(claim.status, JSON.stringify(claim.body)).to.equal(201);
    const approval = `/api/v1/incidents/${id}/exemptions/${claim.body.id}/approval`;
    await story.pia('POST', approval, { body: {} });
    const report = await get(id, '/reports/authority?format=json');
    expect(report.peopleInformed).to.deep.include({
      status: 'held',
      bases: ['personopplysningsloven § 16 b'],
    });
    expect(
      (await story.hanna('GET', `/api/v1/incidents/${id}/reports/authority?language=nn`)).status,
    ).to.equal(200);
    const processor = await story.open({ role: 'processor' });
    const theirs = await get(processor, '/reports/authority?format=json');
    expect(theirs.peopleInformed.status).to.equal('delegated');
  });

  it('a processor files under the mandates of its controllers, as far as they reach', async () => {
    const id = await story.open({ role: 'processor' });
    await story.say(story.hanna, id, { type: 'breach.confirmed' });
    expect(await refused(id, { type: 'report.submitted' })).to.deep.equal(['mandate-missing', undefined]);
    const now = story.clock.now().getTime();
    const given = {
      type: 'mandate.given',
      controller: 'Fabrikken AS',
      scope: 'first',
      givenAt: new Date(now).toISOString(),
      dueAt: new Date(now + 86_400_000).toISOString(),
    };
    expect(await refused(id, { ...given, dueAt: given.givenAt })).to.deep.equal([422, '/dueAt']);
    expect(await refused(id, { ...given, scope: 'some' })).to.deep.equal([422, '/scope']);
    expect(await refused(id, { ...given, proof: '00000000-0000-4000-8000-000000000000' })).to.deep.equal([
      422,
      '/proof',
    ]);
    await story.say(story.hanna, id, given);
    await story.say(story.hanna, id, { type: 'controller.notified', controller: 'Fabrikken AS' });
    const first = await file(id, {});
    expect(first.duties.map(({ kind, outcome }: Answer['body']) => [kind, outcome])).to.deep.equal([
      ['authority.mandate', 'fulfilled'],
    ]);
    const report = await get(id, '/reports/authority?format=json');
    expect(report).to.deep.include({
      kind: 'first',
      deadline: null,
      mandates: [{ controller: 'Fabrikken AS', scope: 'first', givenAt: given.givenAt }],
    });
    expect(await refused(id, { type: 'report.submitted', kind: 'follow-up' })).to.deep.equal([
      'mandate-first-only',
      '/kind',
    ]);
    await story.say(story.hanna, id, { ...given, controller: 'Butikken AS', scope: 'full' });
    expect((await story.read(id)).state.authority).to.deep.equal({ acting: 'preparing' });
    const { duties } = await file(id, {}, { reference: 'AR2' });
    const rest = duties.find(({ kind }: Answer['body']) => kind === 'authority.supplement');
    expect(rest).to.include({ what: 'AR2', outcome: null });
    const second = await get(id, '/reports/authority?format=json');
    expect(second.mandates.map(({ controller }: Answer['body']) => controller)).to.deep.equal([
      'Butikken AS',
    ]);
    const { key } = (await story.read(id)).filing.mandates[1];
    const { body } = await story.say(story.hanna, id, { type: 'mandate.ended', key, reason: 'Melder selv.' });
    expect(body.filing.mandates[1].endedAt).to.be.a('string');
    expect(await refused(id, { type: 'mandate.ended', key, reason })).to.deep.equal([
      'mandate-unknown',
      '/key',
    ]);
  });
});
