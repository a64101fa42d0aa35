import { expect } from 'chai';
import { verifyRecord } from '../../src/verify-record.ts';
import { assessedIncident, filedReport, startStory, type Story } from '../support/story.ts';

const inDays = (story: Story, days: number): string =>
  new Date(story.clock.now().getTime() + days * 86_400_000).toISOString();

describe('exemptions from telling the people', () => {
  let story: Story;

  before(async () => {
    story = await startStory();
  });
  after(() => story.close());

  const removed = {
    code: 'risk-removed',
    evidence: { measures: 'Kontoene er sperret.', effect: 'Ingen kan logge inn med passordene.' },
  };
  const claim = (id: string, body: object, api = story.hanna) =>
    api('POST', `/api/v1/incidents/${id}/exemptions`, { body });
  const approve = (id: string, exemption: string, api = story.pia, body: object = {}) =>
    api('POST', `/api/v1/incidents/${id}/exemptions/${exemption}/approval`, { body });
  const peopleOf = async (id: string) => {
    const { body } = await story.hanna('GET', `/api/v1/incidents/${id}/assessments/preview`);
    return body.duties.find(({ duty }: { duty: string }) => duty === 'people');
  };

  it('release from telling once another person has approved them, and no more after their end', async () => {
    const id = await assessedIncident(story);
    const before = await peopleOf(id);
    expect(before.outcome).to.equal('owed');
    const claimed = await claim(id, removed);
    expect(claimed.status, JSON.stringify(claimed.body)).to.equal(201);
    expect(claimed.body).to.deep.include({ standing: 'claimed', basis: 'GDPR art. 34(3)(b)', duty: null });
    expect((await peopleOf(id)).outcome).to.equal('owed');

    const again = await claim(id, removed);
    expect([again.status, again.body.code]).to.deep.equal([409, 'claimed-already']);
    expect((await approve(id, claimed.body.id, story.hanna)).status).to.equal(403);
    const approved = await approve(id, claimed.body.id);
    expect(approved.body.standing).to.equal('in-force');
    expect(approved.body.approved.by).to.equal('Pia');
    const exempt = await peopleOf(id);
    expect(exempt.outcome).to.equal('exempt');
    expect(exempt.exemption).to.deep.equal({ code: 'risk-removed', approved: true });
    expect((await story.clockOf(id, 'people.notice')).status).to.equal('released');
    expect((await story.read(id)).state.people).to.equal('exempt');
    expect((await approve(id, claimed.body.id)).body.code).to.equal('approved-already');

    const ended = await story.hanna('POST', `/api/v1/incidents/${id}/exemptions/${claimed.body.id}/end`, {
      body: { reason: 'En konto ble brukt.' },
    });
    expect(ended.body.standing).to.equal('ended');
    expect((await peopleOf(id)).outcome).to.equal('owed');
    const { state, deadlines } = await story.read(id);
    expect(state.people).to.deep.equal({ informing: 'preparing' });
    const clocks = deadlines.filter(({ kind }: { kind: string }) => kind === 'people.notice');
    expect(clocks.map(({ status }: { status: string }) => status)).to.have.members(['released', 'armed']);
    const types = (await story.journal(id))
      .map(({ type }) => type)
      .filter((type) => type.startsWith('exemption.'));
    expect(types).to.deep.equal(['exemption.claimed', 'exemption.approved', 'exemption.ended']);
    expect((await verifyRecord(story.database.pool)).faults).to.deep.equal([]);
  });

  it('let the incident close, once the authority has its notice', async () => {
    const id = await assessedIncident(story);
    await approve(id, (await claim(id, removed)).body.id);
    await filedReport(story, id);
    const closed = await story.say(story.hanna, id, { type: 'incident.closed' });
    expect(closed.body.status).to.equal('closed');
    expect((await verifyRecord(story.database.pool)).faults).to.deep.equal([]);
  });

  it('are returned with a reason, and may be claimed again', async () => {
    const id = await assessedIncident(story);
    const { body } = await claim(id, removed);
    const returned = await story.pia('POST', `/api/v1/incidents/${id}/exemptions/${body.id}/end`, {
      body: { reason: 'Det vises ikke hvordan.' },
    });
    expect(returned.body.standing).to.equal('ended');
    expect((await approve(id, body.id)).body.code).to.equal('exemption-ended');
    expect((await claim(id, removed)).status).to.equal(201);
    expect((await story.journal(id)).map(({ type }) => type)).to.include('exemption.withdrawn');
  });

  it('are not approved by whoever claimed them', async () => {
    const id = await assessedIncident(story);
    const { body } = await claim(id, removed, story.pia);
    const own = await approve(id, body.id, story.pia, { ownApprovalReason: 'Jeg er alene.' });
    expect([own.status, own.body.code]).to.deep.equal([409, 'author-approves']);
    const needless = await approve(id, body.id, story.admin, { ownApprovalReason: 'Unødig.' });
    expect([needless.status, needless.body.code]).to.deep.equal([409, 'own-approval-needless']);
    expect(needless.body.errors[0].pointer).to.equal('/ownApprovalReason');
    expect((await approve(id, body.id, story.admin)).status).to.equal(200);
  });

  it('ask for the evidence of each code, and name what lacks', async () => {
    const id = await assessedIncident(story);
    const pointers = async (body: object): Promise<string[]> => {
      const { status, body: problem } = await claim(id, body);
      expect(status).to.equal(422);
      return problem.errors.map(({ pointer }: { pointer: string }) => pointer);
    };
    expect(await pointers({ code: 'unintelligible', evidence: { measure: 'AES' } })).to.deep.equal([
      '/evidence/keySafe',
    ]);
    expect(
      await pointers({ code: 'criminal-investigation', evidence: { author: 'Kripos', basis: 'Brev' } }),
    ).to.deep.equal(['/evidence/reveals', '/evidence/reviewAt']);
    expect(
      await pointers({
        code: 'statutory-confidentiality',
        evidence: { author: 'Vi', basis: 'Lov', reveals: 'Alt', reviewAt: '2020-01-01T00:00:00Z' },
      }),
    ).to.deep.equal(['/evidence/reviewAt']);
    expect(await pointers({ code: 'art-34', evidence: {} })).to.deep.equal(['/code']);
    expect((await story.hanna('GET', `/api/v1/incidents/${id}/exemptions`)).body.items).to.deep.equal([]);
  });

  it('let the police put off the notice until a review, while the clock towards the authority goes on', async () => {
    const id = await assessedIncident(story);
    const reviewAt = inDays(story, 7);
    const { body: held } = await claim(id, {
      code: 'criminal-investigation',
      evidence: {
        author: 'Kripos, NC3',
        basis: 'Brev 24/1',
        reveals: 'At noen er under etterforskning',
        reviewAt,
      },
    });
    expect(held.duty).to.deep.include({ kind: 'police.hold', dueAt: reviewAt, outcome: null });
    expect(await story.clockOf(id, 'police.hold')).to.deep.include({ status: 'armed', dueAt: reviewAt });
    expect((await story.clockOf(id, 'authority.notice')).status).to.equal('armed');
    await approve(id, held.id);
    expect((await peopleOf(id)).outcome).to.equal('held');

    // The review ends it, by its own route or as every duty ends.
    await story.say(story.hanna, id, {
      type: 'duty.fulfilled',
      key: held.duty.key,
      decision: 'Politiet har ikke lenger noe imot det.',
    });
    expect((await peopleOf(id)).outcome).to.equal('owed');
    const { items } = (await story.hanna('GET', `/api/v1/incidents/${id}/exemptions`)).body;
    expect(items[0]).to.deep.include({ standing: 'ended', ended: null });
    expect((await story.clockOf(id, 'authority.notice')).status).to.equal('armed');
  });

  it('bring the public notice as a duty, where telling each takes a disproportionate effort', async () => {
    const id = await assessedIncident(story);
    const publishBy = inDays(story, 2);
    const { body: claimed } = await claim(id, {
      code: 'disproportionate-effort',
      evidence: {
        effort: 'Vi har ingen adresser.',
        publicNotice: 'Øverst på wepack.no og i avisen',
        equallyEffective: 'Kundene handler bare der.',
        publishBy,
      },
    });
    expect(claimed.duty).to.equal(null);
    const { body: approved } = await approve(id, claimed.id);
    expect(approved.duty).to.deep.include({ kind: 'people.promise', dueAt: publishBy });
    expect((await peopleOf(id)).outcome).to.equal('public-notice');
    await story.hanna('POST', `/api/v1/incidents/${id}/exemptions/${claimed.id}/end`, {
      body: { reason: 'Vi fant adressene.' },
    });
    expect((await story.clockOf(id, 'people.promise')).status).to.equal('released');
    expect((await verifyRecord(story.database.pool)).faults).to.deep.equal([]);
  });

  it('are nothing for a processor, who tells its controllers', async () => {
    const id = await story.open({ role: 'processor' });
    const { status, body } = await claim(id, removed);
    expect([status, body.errors[0].pointer]).to.deep.equal([422, '/code']);
  });
});
