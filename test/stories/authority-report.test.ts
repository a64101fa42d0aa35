import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { AuthorityReport } from '../../src/authority/report-document.ts';
import { assessedIncident, type Story, startStory } from '../support/story.ts';

const known = (value: unknown) => ({ certainty: 'known', value });

describe('the notice to the authority', () => {
  let story: Story;
  before(async () => {
    story = await startStory();
  });
  after(() => story.close());

  const json = async (id: string, content = 'latest'): Promise<AuthorityReport> =>
    (await story.hanna('GET', `/api/v1/incidents/${id}/reports/authority?format=json&content=${content}`))
      .body as AuthorityReport;
  const pdf = async (id: string, query = ''): Promise<Buffer> => {
    const answer = await story.hanna('GET', `/api/v1/incidents/${id}/reports/authority?format=pdf${query}`);
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('content-type')).to.equal('application/pdf');
    return answer.body as Buffer;
  };
  const record = (id: string, body: object) =>
    story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, { body });
  const valueOf = (report: AuthorityReport, key: string) =>
    report.fields.find((field) => field.key === key)?.value;

  it('says of everything nobody has said that it is not yet known, and invents nothing', async () => {
    const id = await story.open();
    const draft = await json(id);
    expect(draft).to.include({ status: 'draft', hash: null, assessment: null, approval: null });
    expect(draft.fields.map(({ key }) => key)).to.include.members([
      'mainCause',
      'peopleCount',
      'recordsCount',
      'dataCategories',
      'whatHappened',
      'dataWhereabouts',
      'likelyConsequences',
      'measuresTaken',
      'measuresPlanned',
    ]);
    for (const { key, certainty, value } of draft.fields)
      expect({ key, certainty, value }).to.deep.equal({ key, certainty: 'to-be-determined', value: null });
    expect(draft.incident).to.include({ containedAt: null, system: null });
    expect(draft.peopleInformed).to.deep.equal({ status: 'undecided', figures: null });
  });

  it('keeps apart what is known, estimated, not yet known and beyond knowing', async () => {
    const id = await story.open();
    await record(id, {
      peopleCount: { certainty: 'estimated', value: 1200 },
      recordsCount: known(0),
      mainCause: { certainty: 'cannot-be-determined' },
      howItArose: { certainty: 'to-be-determined' },
    });
    const { fields } = await json(id);
    const of = (key: string) => fields.find((field) => field.key === key);
    expect(of('peopleCount')).to.deep.equal({ key: 'peopleCount', certainty: 'estimated', value: 1200 });
    expect(of('recordsCount')).to.deep.equal({ key: 'recordsCount', certainty: 'known', value: 0 });
    expect(of('mainCause')).to.include({ certainty: 'cannot-be-determined', value: null });
    expect(of('howItArose')).to.include({ certainty: 'to-be-determined', value: null });
  });

  it('is frozen when submitted: nothing changes it, a draft beside it shows what would', async () => {
    const id = await assessedIncident(story, 'risk');
    await story.say(story.hanna, id, { type: 'report.submitted' });
    const frozen = await json(id);
    expect(frozen.status).to.equal('submitted');
    expect(frozen.hash).to.match(/^[0-9a-f]{64}$/);
    const { rows } = await story.database.pool.query<{ content: string }>(
      'select content from reports where hash = $1',
      [frozen.hash],
    );
    expect(
      createHash('sha256')
        .update(rows[0]?.content ?? '')
        .digest('hex'),
    ).to.equal(frozen.hash);
    const submitted = (await story.journal(id)).findLast(({ type }) => type === 'report.submitted');
    expect(submitted?.entry.event.hash).to.equal(frozen.hash);
    const bytes = await pdf(id);

    story.clock.forward(1);
    await record(id, { backup: known('none') });
    await story.admin('PUT', '/api/v1/organisation', { body: { name: 'Nytt navn AS' } });
    expect(await json(id)).to.deep.equal(frozen);
    expect((await pdf(id)).equals(bytes), 'two downloads of one frozen notice').to.equal(true);
    const draft = await json(id, 'draft');
    expect(draft).to.include({ status: 'draft', hash: null });
    expect(draft.organisation.name).to.equal('Nytt navn AS');
  });

  it('is void once a fact changes that it prints, and its old version is read and not approved', async () => {
    const id = await assessedIncident(story, 'risk');
    await story.say(story.hanna, id, { type: 'report.submitted' });
    const { hash } = await json(id);
    await story.say(story.pia, id, { type: 'report.approved', hash });
    story.clock.forward(1);
    await record(id, { peopleCount: known(77) });
    const changed = await story.read(id);
    expect(changed.state.authority).to.deep.equal({ owed: 'preparing' });
    expect(changed.filing.voided).to.deep.equal({ hash, since: story.clock.now().toISOString() });
    expect((await json(id)).status).to.equal('draft');
    const old = await story.event(story.pia, id, { type: 'report.approved', hash });
    expect([old.status, old.body.code]).to.deep.equal([409, 'report-changed']);
    expect(old.body.errors[0].pointer).to.equal('/hash');

    await story.say(story.hanna, id, { type: 'report.submitted' });
    const [first, second] = (await story.hanna('GET', `/api/v1/incidents/${id}/reports`)).body.items;
    expect([first.number, first.standing, second.number, second.standing]).to.deep.equal([
      1,
      'returned',
      2,
      'submitted',
    ]);
    const read = (version: { id: string }, more = '') =>
      story.hanna('GET', `/api/v1/incidents/${id}/reports/${version.id}${more}`);
    expect((await read(first, '?format=json')).body).to.include({ status: 'returned', hash });
    expect((await read(first)).headers.get('content-type')).to.equal('application/pdf');
    expect((await read(second, '/differences')).body).to.deep.equal({
      from: { id: first.id, number: 1 },
      differences: [
        {
          key: 'peopleCount',
          from: { value: null, certainty: 'cannot-be-determined' },
          to: { value: 77, certainty: 'known' },
        },
      ],
    });
    expect((await read(first, '/differences')).body).to.deep.equal({ from: null, differences: [] });
    const late = await story.event(story.pia, id, { type: 'report.approved', hash });
    expect([late.status, late.body.code]).to.deep.equal([409, 'report-changed']);
    const nowhere = await read({ id: '00000000-0000-4000-8000-000000000000' });
    expect(nowhere.status).to.equal(404);

    await story.say(story.hanna, id, { type: 'report.submitted' });
    const items = (await story.hanna('GET', `/api/v1/incidents/${id}/reports`)).body.items;
    expect(items.map(({ standing }: { standing: string }) => standing)).to.deep.equal([
      'returned',
      'returned',
      'submitted',
    ]);
    await story.say(story.pia, id, { type: 'report.approved', hash: items[2].hash });
    await story.say(story.hanna, id, { type: 'risk.assessed', level: 'high', reasoning: 'Passord.' });
    expect((await story.read(id)).filing).to.deep.include({ waiting: null });
    expect((await json(id)).assessment).to.include({ level: 'high' });
  });

  it('is approved by another person only, and only what that person read', async () => {
    const id = await assessedIncident(story, 'risk');
    await story.say(story.pia, id, { type: 'report.submitted' });
    const { hash } = await json(id);
    const own = await story.event(story.pia, id, { type: 'report.approved' });
    expect([own.status, own.body.code]).to.deep.equal([409, 'author-approves']);
    const byRole = await story.event(story.hanna, id, { type: 'report.approved' });
    expect(byRole.status).to.equal(403);
    const again = await story.person('  PIA ', 'administrator');
    const bySecondToken = await story.event(again, id, { type: 'report.approved' });
    expect([bySecondToken.status, bySecondToken.body.code]).to.deep.equal([409, 'author-approves']);
    const other = await story.event(story.admin, id, { type: 'report.approved', hash: 'a'.repeat(64) });
    expect([other.status, other.body.code]).to.deep.equal([409, 'version-changed']);
    expect((await json(id)).approval).to.include({ submittedBy: 'Pia', approvedBy: null });

    await story.say(story.admin, id, { type: 'report.approved', hash });
    const approved = await json(id);
    expect(approved.status).to.equal('approved');
    expect(approved.hash).to.equal(hash);
    expect(approved.approval).to.include({ submittedBy: 'Pia', approvedBy: 'Administrator' });
  });

  it('is a draft again when returned, also after the approval', async () => {
    const id = await assessedIncident(story, 'risk');
    await story.say(story.hanna, id, { type: 'report.submitted' });
    const first = await json(id);
    await story.say(story.pia, id, { type: 'report.returned', reason: 'Antallet mangler.' });
    expect((await json(id)).status).to.equal('draft');
    await record(id, { peopleCount: known(12) });
    await story.say(story.hanna, id, { type: 'report.submitted' });
    const second = await json(id);
    expect(second.hash).not.to.equal(first.hash);
    expect(valueOf(second, 'peopleCount')).to.equal(12);
    await story.say(story.pia, id, { type: 'report.approved' });
    await story.say(story.hanna, id, { type: 'report.returned', reason: 'Feil årsak.' });
    expect((await json(id)).status).to.equal('draft');
    const notified = await story.event(story.hanna, id, {
      type: 'authority.notified',
      channel: 'altinn',
      reference: 'AR300186895',
      at: story.clock.now().toISOString(),
    });
    expect(notified.status).to.equal(409);
  });

  it('comes as PDF in bokmål, nynorsk and English, draft and frozen', async () => {
    const id = await assessedIncident(story, 'risk');
    for (const round of ['draft', 'submitted']) {
      const seen = new Set<string>();
      for (const [language, tag] of [
        ['nb', 'nb-NO'],
        ['nn', 'nn-NO'],
        ['en', 'en-GB'],
      ] as const) {
        const bytes = await pdf(id, `&language=${language}`);
        const text = bytes.toString('latin1');
        expect(text.slice(0, 5)).to.equal('%PDF-');
        expect(text).to.contain(`/Lang (${tag})`).and.to.contain('<pdfaid:part>2</pdfaid:part>');
        seen.add(createHash('sha256').update(bytes).digest('hex'));
      }
      expect(seen.size).to.equal(3);
      if (round === 'draft') await story.say(story.hanna, id, { type: 'report.submitted' });
    }
    const answer = await story.hanna('GET', `/api/v1/incidents/${id}/reports/authority?language=sv`);
    expect([answer.status, answer.body.errors[0].pointer]).to.deep.equal([422, '?language']);
  });

  it('is followed up by the same approval, with a clock of its own', async () => {
    const id = await assessedIncident(story, 'risk');
    const file = (kind: string) => ({
      type: 'authority.notified',
      channel: 'altinn',
      reference: 'AR300186895',
      at: story.clock.now().toISOString(),
      kind,
    });
    await story.say(story.hanna, id, { type: 'report.submitted' });
    await story.say(story.pia, id, { type: 'report.approved' });
    await story.say(story.hanna, id, file('first'));
    const first = await json(id);
    expect(first.status).to.equal('filed');
    story.clock.forward(-1);
    await record(id, { peopleCount: known(31) });
    await story.say(story.hanna, id, { type: 'report.submitted' });
    expect((await json(id)).status, 'also where the clock was set back').to.equal('submitted');
    story.clock.forward(2);
    expect(await story.clockOf(id, 'authority.follow-up')).to.include({ status: 'armed', ownTarget: true });
    await story.say(story.pia, id, { type: 'report.returned', reason: 'Ikke ennå.' });
    expect((await json(id)).hash).to.equal(first.hash);
    expect(await story.clockOf(id, 'authority.follow-up')).to.include({ status: 'released' });
    await story.say(story.hanna, id, { type: 'report.submitted' });
    await story.say(story.pia, id, { type: 'report.approved' });
    const wrong = await story.event(story.hanna, id, file('first'));
    expect([wrong.status, wrong.body.code]).to.deep.equal([409, 'wrong-kind']);
    await story.say(story.hanna, id, file('follow-up'));
    expect(valueOf(await json(id), 'peopleCount')).to.equal(31);
    expect(await story.clockOf(id, 'authority.follow-up')).to.include({ status: 'met' });
  });
});
