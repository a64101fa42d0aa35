import { expect } from 'chai';
import { verifyRecord } from '../../src/verify-record.ts';
import type { Answer } from '../support/service.ts';
import {
  filedReport,
  startStory,
  type Story,
  submittedNotice,
  toldFacts,
  vakt,
  wholeFacts,
} from '../support/story.ts';

const opened = '2026-11-20T09:00:00.000Z';
const known = (value: unknown) => ({ certainty: 'known', value });

describe('facts that change under a decision', () => {
  let story: Story;
  let id: string;
  beforeEach(async () => {
    story = await startStory({ now: opened });
    id = await story.open({ awareAt: opened });
    await record({ peopleCount: known(9) });
  });
  afterEach(async () => {
    expect((await verifyRecord(story.database.pool)).faults).to.deep.equal([]);
    await story.close();
  });

  const record = async (facts: object): Promise<Answer['body']> => {
    const { status, body } = await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, { body: facts });
    expect(status, JSON.stringify(body)).to.equal(200);
    return body;
  };
  const assess = (level = 'risk', more = {}) =>
    story.say(story.hanna, id, { type: 'risk.assessed', level, reasoning: 'Navn og e-post.', ...more });
  const refusal = async (body: object, by = story.hanna): Promise<Answer['body']> => {
    const answer = await story.event(by, id, body);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(409);
    return answer.body;
  };
  const subjects = (): string[] =>
    story
      .mailsTo(vakt.email)
      .map(({ subject }) => subject)
      .filter((subject) => subject.includes('beslutning'));
  const runAt = async (instant: string): Promise<number> => {
    const before = subjects().length;
    story.clock.travelTo(instant);
    await story.service.runOnce();
    return subjects().length - before;
  };
  const stale = async (): Promise<string[]> =>
    ((await story.read(id)).stale as { decision: string }[]).map(({ decision }) => decision);

  it('9 people become 3,572: the risk turns amber, reminds after a day and daily, and a fresh yes ends it', async () => {
    await assess();
    story.clock.travelTo('2026-11-20T12:00:00.000Z');
    const body = await record({ peopleCount: known(3572) });
    expect(body.stale).to.deep.equal([
      {
        decision: 'risk',
        since: '2026-11-20T12:00:00.000Z',
        facts: [{ key: 'peopleCount', from: 9, to: 3572 }],
      },
    ]);
    expect(body.proposedFollowUp).to.equal(null);
    const { items } = (await story.hanna('GET', '/api/v1/incidents')).body;
    expect(items[0].stale).to.deep.equal([{ decision: 'risk', since: '2026-11-20T12:00:00.000Z' }]);
    expect(await story.clockOf(id, 'decision.review')).to.include({
      status: 'armed',
      ownTarget: true,
      dueAt: '2026-11-21T12:00:00.000Z',
    });
    expect(await runAt('2026-11-21T11:59:00.000Z')).to.equal(0);
    expect(await runAt('2026-11-21T12:00:00.000Z')).to.equal(1);
    expect(await runAt('2026-11-22T12:00:00.000Z')).to.equal(1);

    const without = await story.event(story.hanna, id, { type: 'decision.confirmed', decision: 'risk' });
    expect([without.status, without.body.errors[0].pointer]).to.deep.equal([422, '/reason']);
    const yes = { type: 'decision.confirmed', decision: 'risk', reason: 'Bare navn, også for de nye.' };
    const { body: after } = await story.say(story.pia, id, yes);
    expect(after.stale).to.deep.equal([]);
    expect(await story.clockOf(id, 'decision.review')).to.include({ status: 'met' });
    expect(await runAt('2026-11-25T12:00:00.000Z')).to.equal(0);
    expect(await refusal(yes)).to.include({ code: 'not-outdated' });

    await record({ peopleCount: known(9) });
    expect((await story.read(id)).stale[0].facts).to.deep.equal([{ key: 'peopleCount', from: 3572, to: 9 }]);
  });

  it('leaves a decision alone where its facts say the same, or are none of its own', async () => {
    await record({
      nature: known(['confidentiality', 'integrity']),
      intent: { certainty: 'estimated', value: 'accidental' },
    });
    await assess();
    await record({
      peopleCount: { certainty: 'estimated', value: 9 },
      nature: known(['integrity', 'confidentiality']),
      intent: known('accidental'),
      ...toldFacts,
    });
    expect(await stale()).to.deep.equal([]);
    await record({ peopleCount: known(10) });
    expect(await stale()).to.deep.equal(['risk']);
    await record({ peopleCount: known(9) });
    expect(await stale()).to.deep.equal([]);
    expect((await story.read(id)).deadlines.map(({ kind }: { kind: string }) => kind)).to.include(
      'decision.review',
    );
    await record({ peopleCount: { certainty: 'cannot-be-determined' } });
    expect((await story.read(id)).stale[0].facts).to.deep.equal([{ key: 'peopleCount', from: 9, to: null }]);
  });

  it('is ended by a new assessment, which rests on the facts as they are', async () => {
    await assess();
    await record({ peopleCount: known(3572) });
    await assess('high');
    expect(await stale()).to.deep.equal([]);
    expect(await story.clockOf(id, 'decision.review')).to.include({ status: 'met' });
  });

  it('counts what an assessment took as unknown, and takes no assessment of other facts', async () => {
    const made = async (): Promise<{ id: string; risk: string }> => {
      const { status, body } = await story.hanna('POST', `/api/v1/incidents/${id}/assessments`, { body: {} });
      expect(status, JSON.stringify(body)).to.equal(201);
      return body;
    };
    const first = await made();
    await record({ exposure: known('disclosed') });
    const old = await story.event(story.hanna, id, {
      type: 'risk.assessed',
      level: 'risk',
      reasoning: 'Som vurdert.',
      assessment: first.id,
    });
    expect([old.status, old.body.errors[0].pointer]).to.deep.equal([422, '/assessment']);
    const second = await made();
    const { body } = await assess('risk', { assessment: second.id });
    expect(body.riskDecision).to.deep.include({
      level: 'risk',
      assessment: second.id,
      proposedLevel: second.risk,
      followsProposal: second.risk === 'risk',
      exception: null,
      decidedBy: 'Hanna',
    });
    const { stale: aged } = await record({ backup: known('none') });
    expect(aged[0].facts).to.deep.equal([{ key: 'backup', from: null, to: 'none' }]);
  });

  it('a filed report proposes its follow-up, and the follow-up ends it', async () => {
    await record({ ...wholeFacts, peopleCount: known(9) });
    await assess();
    await filedReport(story, id);
    const { stale: aged, proposedFollowUp } = await record({
      peopleCount: known(3572),
      recordsCount: known(6637),
    });
    expect(aged.map(({ decision }: { decision: string }) => decision)).to.deep.equal(['risk', 'report']);
    expect(proposedFollowUp).to.deep.equal({
      since: opened,
      differences: [
        { key: 'peopleCount', from: 9, to: 3572 },
        { key: 'recordsCount', from: null, to: 6637 },
      ],
    });
    expect(await refusal({ type: 'incident.closed' })).to.include({ code: 'decision-outdated' });
    await assess();
    const closing = await refusal({ type: 'incident.closed' });
    expect(closing).to.include({ code: 'decision-outdated' });
    expect(closing.detail).to.contain('the notice to the authority').and.not.to.contain('the risk');

    await story.say(story.hanna, id, { type: 'report.submitted' });
    expect((await story.read(id)).proposedFollowUp).to.equal(null);
    await story.say(story.pia, id, { type: 'report.returned', reason: 'Vent.' });
    expect((await story.read(id)).proposedFollowUp.differences).to.have.length(2);
    await story.say(story.hanna, id, { type: 'report.submitted' });
    await story.say(story.pia, id, { type: 'report.approved' });
    await story.say(story.hanna, id, {
      type: 'authority.notified',
      channel: 'altinn',
      reference: 'AR123456790',
      kind: 'follow-up',
      at: story.clock.now().toISOString(),
    });
    expect(await stale()).to.deep.equal([]);
    await story.say(story.hanna, id, { type: 'incident.closed' });
  });

  it('a report that waits for approval is void, and what is missing in a filed one follows', async () => {
    await assess('high');
    await story.say(story.hanna, id, { type: 'report.submitted' });
    const { stale: aged, filing } = await record({ howItArose: known('Uvisst.') });
    expect([aged, filing.waiting, filing.voided.since]).to.deep.equal([[], null, opened]);
    await filedReport(story, id);
    await record({ howItArose: known('En feil.') });
    expect((await story.read(id)).proposedFollowUp.differences).to.deep.equal([
      { key: 'howItArose', from: 'Uvisst.', to: 'En feil.' },
    ]);
    await story.say(story.pia, id, {
      type: 'decision.confirmed',
      decision: 'report',
      reason: 'Uten betydning.',
    });
    expect((await story.read(id)).proposedFollowUp).to.equal(null);
  });

  it('a notice to people remembers the facts that its text was drafted from', async () => {
    await record(toldFacts);
    await assess('high');
    await submittedNotice(story, id, [{ name: 'Kari', email: 'kari@example.no' }]);
    await story.say(story.pia, id, { type: 'notice.approved' });
    await story.service.runOnce();
    await record({ mainCause: known('En feil.') });
    expect(await stale()).to.deep.equal([]);
    await record({ likelyConsequences: known('Kontoen din kan bli tatt over.') });
    expect(await stale()).to.deep.equal(['risk', 'notice']);
    await story.say(story.hanna, id, {
      type: 'decision.confirmed',
      decision: 'notice',
      reason: 'Ringt alle.',
    });
    expect(await stale()).to.deep.equal(['risk']);
  });
});

describe('not to notify the authority', () => {
  let story: Story;
  let id: string;
  beforeEach(async () => {
    story = await startStory({ now: opened });
    id = await story.open({ awareAt: opened });
    await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, { body: { peopleCount: known(9) } });
    await story.say(story.hanna, id, { type: 'risk.assessed', level: 'unlikely', reasoning: 'Kryptert.' });
  });
  afterEach(async () => {
    expect((await verifyRecord(story.database.pool)).faults).to.deep.equal([]);
    await story.close();
  });
  const code = async (by: Story['hanna'], body: object): Promise<string> => {
    const answer = await story.event(by, id, body);
    expect(answer.status).to.be.oneOf([403, 409]);
    return answer.body.code ?? answer.body.type;
  };

  it('waits for an approver while the clock runs and reminds', async () => {
    const waiting = await story.read(id);
    expect(waiting.state.authority).to.deep.equal({ owed: 'excepting' });
    expect(waiting.riskDecision).to.include({ level: 'unlikely', exception: 'proposed', approvedBy: null });
    story.clock.travelTo('2026-11-21T09:00:00.000Z');
    await story.service.runOnce();
    expect(story.mailsTo(vakt.email).map(({ subject }) => subject)).to.have.length(1);
    expect(await code(story.hanna, { type: 'incident.closed' })).to.equal('duty-open');
    expect(await code(story.hanna, { type: 'exception.approved' })).to.contain('forbidden');

    const { hash } = waiting.riskDecision;
    expect(await code(story.pia, { type: 'exception.approved', hash: 'f'.repeat(64) })).to.equal(
      'version-changed',
    );
    const { body } = await story.say(story.pia, id, { type: 'exception.approved', hash });
    expect(body.riskDecision).to.deep.include({
      exception: 'taken',
      approvedBy: 'Pia',
      approvedAt: '2026-11-21T09:00:00.000Z',
      ownApprovalReason: null,
    });
    expect(await story.clockOf(id, 'authority.notice')).to.include({ status: 'released' });
    await story.say(story.hanna, id, { type: 'incident.closed' });
  });

  it('goes back with a reason, and is assessed anew', async () => {
    const { body } = await story.say(story.pia, id, {
      type: 'exception.returned',
      reason: 'Nøkkelen er kjent.',
    });
    expect([body.risk, body.riskDecision, body.state.assessment]).to.deep.equal([null, null, 'assessing']);
    expect(await story.clockOf(id, 'authority.notice')).to.include({ status: 'armed' });
  });

  it('is approved on no other facts than it was decided on', async () => {
    await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: { protectionKey: known('compromised') },
    });
    expect(await code(story.pia, { type: 'exception.approved' })).to.equal('decision-outdated');
    await story.say(story.hanna, id, { type: 'decision.confirmed', decision: 'risk', reason: 'Ny nøkkel.' });
    await story.say(story.pia, id, { type: 'exception.approved' });
  });

  it('once approved is confirmed by an approver, not by whoever proposed it', async () => {
    await story.say(story.pia, id, { type: 'exception.approved' });
    await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, { body: { peopleCount: known(3572) } });
    const yes = { type: 'decision.confirmed', decision: 'risk', reason: 'Fortsatt kryptert.' };
    expect(await code(story.hanna, yes)).to.contain('forbidden');
    const { body } = await story.say(story.pia, id, yes);
    expect([body.stale, body.state.authority]).to.deep.equal([[], 'released']);
  });
});
