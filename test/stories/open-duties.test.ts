import { expect } from 'chai';
import {
  assessedIncident,
  filedReport,
  type Story,
  startStory,
  submittedNotice,
  vakt,
} from '../support/story.ts';

const opened = '2026-11-20T09:00:00.000Z';

describe('every open duty has its clock', () => {
  let story: Story;
  beforeEach(async () => {
    story = await startStory({ now: opened, contacts: [vakt] });
  });
  afterEach(() => story.close());

  const subjectsOf = (what: string): string[] =>
    story
      .mailsTo(vakt.email)
      .filter(({ subject }) => subject.endsWith(`(${what})`))
      .map(({ subject }) => subject.replace(/^\S+ (.*) \(.*$/, '$1'));
  const runAt = async (instant: string): Promise<void> => {
    story.clock.travelTo(instant);
    await story.service.runOnce();
  };
  const armed = async (id: string): Promise<string[]> =>
    ((await story.read(id)).deadlines as { kind: string; status: string }[])
      .filter(({ status }) => status === 'armed' || status === 'overdue')
      .map(({ kind }) => kind)
      .sort();
  const assess = (id: string, level: string) =>
    story.say(story.hanna, id, { type: 'risk.assessed', level, reasoning: 'Vurdert på nytt.' });

  it('high risk: people within 24 hours of the decision, reminded daily until they are told', async () => {
    story.clock.travelTo('2026-11-20T10:00:00.000Z');
    const id = await assessedIncident(story, 'high', { detectedAt: opened });
    expect(await story.clockOf(id, 'people.notice')).to.include({
      anchorAt: '2026-11-20T10:00:00.000Z',
      dueAt: '2026-11-21T10:00:00.000Z',
      basis: 'own target, art. 34(1)',
      ownTarget: true,
      status: 'armed',
    });
    await story.service.runOnce();
    await runAt('2026-11-21T09:59:00.000Z');
    await runAt('2026-11-21T10:00:00.000Z');
    await runAt('2026-11-22T09:59:00.000Z');
    await runAt('2026-11-22T10:00:00.000Z');
    await runAt('2026-11-23T10:00:00.000Z');
    const given = [
      'ny frist, 24 timer igjen',
      'fristen er ute',
      '24 timer over fristen',
      '48 timer over fristen',
    ];
    expect(subjectsOf('beskjed til de berørte')).to.deep.equal(given);

    await submittedNotice(story, id, [{ name: 'Kari', email: 'kari@example.no' }]);
    await story.say(story.pia, id, { type: 'notice.approved' });
    await story.service.runOnce();
    expect(await story.clockOf(id, 'people.notice')).to.include({ status: 'met', nextReminderAt: null });
    await runAt('2026-11-29T10:00:00.000Z');
    expect(subjectsOf('beskjed til de berørte')).to.deep.equal(given);
  });

  it('unlikely: no duty towards the authority; assessed higher again: the clock from the same awareness', async () => {
    const id = await assessedIncident(story, 'unlikely');
    expect(await story.clockOf(id, 'authority.notice')).to.include({
      status: 'released',
      nextReminderAt: null,
    });
    expect(await armed(id)).to.deep.equal([]);
    await runAt('2026-11-21T09:00:00.000Z');
    expect(story.mail.accepted).to.deep.equal([]);
    await assess(id, 'risk');
    expect(await story.clockOf(id, 'authority.notice')).to.include({
      status: 'armed',
      anchorAt: opened,
      dueAt: '2026-11-23T09:00:00.000Z',
    });
    await story.service.runOnce();
    expect(subjectsOf('melding til Datatilsynet')).to.deep.equal(['ny frist, 48 timer igjen']);
    await runAt('2026-11-22T09:00:00.000Z');
    expect(subjectsOf('melding til Datatilsynet').slice(1)).to.deep.equal(['24 timer igjen av fristen']);
  });

  it('unlikely, and high only after the 72 hours: overdue and alerted at once', async () => {
    const id = await assessedIncident(story, 'unlikely');
    await runAt('2026-11-25T09:00:00.000Z');
    await assess(id, 'high');
    expect(await story.clockOf(id, 'authority.notice')).to.include({ status: 'overdue' });
    await story.service.runOnce();
    expect(subjectsOf('melding til Datatilsynet')).to.deep.equal(['fristen er ute']);
    expect(subjectsOf('beskjed til de berørte')).to.deep.equal(['ny frist, 24 timer igjen']);
  });

  it('the risk not yet assessed when the authority is notified: the decision has a clock of its own', async () => {
    const id = await story.open();
    await story.say(story.hanna, id, { type: 'breach.confirmed' });
    await filedReport(story, id);
    expect(await armed(id)).to.deep.equal(['authority.supplement', 'people.decision']);
    expect(await story.clockOf(id, 'people.decision')).to.include({
      dueAt: '2026-11-21T09:00:00.000Z',
      basis: 'own target, art. 34(1)',
      ownTarget: true,
    });
    await assess(id, 'risk');
    expect(await story.clockOf(id, 'people.decision')).to.include({ status: 'met' });
  });

  it('a processor tells its controllers, and owes the authority nothing', async () => {
    const id = await story.open({ role: 'processor' });
    expect(await armed(id)).to.deep.equal(['controllers.notice', 'suspicion.triage']);
    expect(await story.clockOf(id, 'controllers.notice')).to.include({
      dueAt: '2026-11-21T09:00:00.000Z',
      basis: 'own rule, art. 33(2)',
      ownTarget: true,
    });
    await runAt(opened);
    await runAt('2026-11-20T21:00:00.000Z');
    expect(subjectsOf('avgjørelse om mistanken er et brudd')).to.deep.equal(['fristen er ute']);
    expect(story.mail.accepted).to.have.length(3);
    expect(subjectsOf('varsel til de behandlingsansvarlige')).to.deep.equal([
      'ny frist, 24 timer igjen',
      '12 timer igjen av fristen',
    ]);
    await story.say(story.hanna, id, { type: 'breach.confirmed' });
    const refused = await story.event(story.hanna, id, { type: 'report.submitted' });
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'mandate-missing']);
    const tell = { type: 'controller.notified', controller: 'Butikken AS' };
    await story.say(story.hanna, id, { ...tell, allTold: false });
    expect(await armed(id)).to.deep.equal(['controllers.notice']);
    expect((await story.event(story.hanna, id, { type: 'incident.closed' })).body.code).to.equal('duty-open');
    await story.say(story.hanna, id, { ...tell, controller: 'Lageret AS', allTold: true });
    expect(await story.clockOf(id, 'controllers.notice')).to.include({ status: 'met' });
    await story.say(story.hanna, id, { type: 'incident.closed' });
  });

  it('joint controllers: the facts say who notifies, and may say otherwise later', async () => {
    const id = await story.open({ role: 'joint' });
    await story.say(story.hanna, id, { type: 'breach.confirmed' });
    const record = (body: object) => story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, { body });
    const say = (value: string) => ({ certainty: 'known', value });
    await record({ authorityNotifier: say('other') });
    expect((await story.read(id)).state.authority).to.equal('delegated');
    expect(await story.clockOf(id, 'authority.notice')).to.include({ status: 'released' });
    expect(await armed(id)).to.deep.equal(['people.decision']);
    await assess(id, 'high');
    await record({ peopleInformer: say('other') });
    expect(await armed(id)).to.deep.equal([]);
    story.clock.travelTo('2026-11-21T09:00:00.000Z');
    await record({ authorityNotifier: say('us'), peopleInformer: say('us') });
    expect(await armed(id)).to.deep.equal(['authority.notice', 'people.notice']);
    expect((await story.clockOf(id, 'authority.notice')).dueAt).to.equal('2026-11-23T09:00:00.000Z');
  });

  it('only joint controllers can leave a duty to another', async () => {
    const id = await story.open();
    const refused = await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: { authorityNotifier: { certainty: 'known', value: 'other' } },
    });
    expect(refused.status).to.equal(422);
    expect(refused.body.errors[0].pointer).to.equal('/authorityNotifier/value');
    expect(await armed(id)).to.deep.equal(['authority.notice', 'suspicion.triage']);
  });

  it('a dismissed case is silent, and reopened it counts from where it counted', async () => {
    const id = await story.open();
    await story.service.runOnce();
    await story.say(story.hanna, id, { type: 'incident.dismissed', reason: 'Bare testdata.' });
    await runAt('2026-11-22T09:00:00.000Z');
    expect(story.mail.accepted).to.have.length(1);
    expect((await story.read(id)).status).to.equal('dismissed');
    await story.say(story.hanna, id, { type: 'incident.reopened', reason: 'Det var ekte data likevel.' });
    await story.service.runOnce();
    expect(await story.clockOf(id, 'authority.notice')).to.include({
      status: 'armed',
      dueAt: '2026-11-23T09:00:00.000Z',
    });
    expect(subjectsOf('melding til Datatilsynet')).to.deep.equal([
      'ny frist, 72 timer igjen',
      'ny frist, 24 timer igjen',
    ]);
    expect((await story.read(id)).status).to.equal('suspected');
  });

  it('no case is closed over an open duty; a closed one takes nothing but its reopening', async () => {
    const id = await assessedIncident(story, 'risk');
    const tooEarly = await story.event(story.hanna, id, { type: 'incident.closed' });
    expect([tooEarly.status, tooEarly.body.code]).to.deep.equal([409, 'duty-open']);
    expect(tooEarly.body.accepts).to.include('report.submitted').and.not.to.include('incident.closed');
    await filedReport(story, id);
    await story.say(story.hanna, id, { type: 'incident.closed', summary: 'Ferdig.' });
    expect((await story.read(id)).accepts).to.deep.equal(['incident.reopened']);
    const late = await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: { peopleCount: { certainty: 'known', value: 3 } },
    });
    expect([late.status, late.body.code]).to.deep.equal([409, 'incident-closed']);
    await story.say(story.hanna, id, { type: 'incident.reopened', reason: 'Nye funn.' });
    await assess(id, 'high');
    expect(await armed(id)).to.deep.equal(['people.notice']);
    expect((await story.event(story.hanna, id, { type: 'incident.closed' })).status).to.equal(409);
  });
});
