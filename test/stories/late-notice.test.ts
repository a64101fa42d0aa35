import { expect } from 'chai';
import { assessedIncident, type Story, startStory } from '../support/story.ts';

describe('a notice to the authority after the 72 hours', () => {
  let story: Story;
  before(async () => {
    story = await startStory({ now: '2026-11-20T09:00:00.000Z' });
  });
  after(() => story.close());

  it('is refused without the reason for the delay, and carries it for ever once given', async () => {
    const { clock, hanna, pia } = story;
    const id = await assessedIncident(story, 'risk');
    await story.say(hanna, id, { type: 'report.submitted' });
    await story.say(pia, id, { type: 'report.approved' });
    clock.travelTo('2026-11-23T09:00:00.001Z');
    const notified = {
      type: 'authority.notified',
      channel: 'altinn',
      reference: 'AR300186895',
      at: clock.now().toISOString(),
    };
    const before = await story.read(id);
    const refused = await story.event(hanna, id, notified);
    expect(refused.status).to.equal(409);
    expect(refused.headers.get('content-type')).to.match(/^application\/problem\+json/);
    expect(refused.body.code).to.equal('delay-reason-missing');
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.deep.equal([
      '/delayReason',
    ]);
    expect(refused.body.accepts).to.include('authority.notified');
    expect(await story.read(id)).to.deep.equal(before);

    await story.say(hanna, id, { ...notified, delayReason: 'Loggene måtte hentes fra leverandøren.' });
    expect(await story.clockOf(id, 'authority.notice')).to.include({
      status: 'met',
      settledAt: '2026-11-23T09:00:00.001Z',
    });
    const path = `/api/v1/incidents/${id}/reports/authority`;
    const report = await hanna('GET', `${path}?format=json`);
    expect(report.body.status).to.equal('filed');
    expect(report.body.deadline).to.include({
      dueAt: '2026-11-23T09:00:00.000Z',
      overdue: true,
      delayReason: 'Loggene måtte hentes fra leverandøren.',
    });
    const pdf = await hanna('GET', path);
    expect(pdf.body.subarray(0, 5).toString()).to.equal('%PDF-');
    expect((await story.journal(id)).at(-1)?.entry.event.delayReason).to.match(/^Loggene/);
  });

  it('filed in time but entered late needs no reason: what counts is when it was given', async () => {
    const { clock, hanna, pia } = story;
    const detectedAt = clock.now().toISOString();
    const id = await assessedIncident(story, 'risk');
    await story.say(hanna, id, { type: 'report.submitted' });
    await story.say(pia, id, { type: 'report.approved' });
    const due = new Date(Date.parse(detectedAt) + 72 * 3_600_000).toISOString();
    clock.forward(100);
    await story.say(hanna, id, {
      type: 'authority.notified',
      channel: 'altinn',
      reference: 'AR300186895',
      at: due,
    });
    expect(await story.clockOf(id, 'authority.notice')).to.include({ status: 'met', settledAt: due });
    const report = await hanna('GET', `/api/v1/incidents/${id}/reports/authority?format=json`);
    expect(report.body.deadline).to.include({ overdue: false, delayReason: null });
  });

  it('cannot be said to have been given in the future, nor before the detection', async () => {
    const { clock, hanna, pia } = story;
    const id = await assessedIncident(story, 'risk');
    await story.say(hanna, id, { type: 'report.submitted' });
    await story.say(pia, id, { type: 'report.approved' });
    for (const hours of [1, -1]) {
      const at = new Date(clock.now().getTime() + hours * 3_600_000).toISOString();
      const refused = await story.event(hanna, id, { type: 'authority.notified', channel: 'altinn', at });
      expect([refused.status, refused.body.errors[0].pointer]).to.deep.equal([422, '/at']);
    }
  });
});
