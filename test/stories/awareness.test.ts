import { expect } from 'chai';
import { type Story, startStory } from '../support/story.ts';

const opened = '2026-11-20T09:00:00.000Z';

describe('awareness', () => {
  let story: Story;
  before(async () => {
    story = await startStory({ now: opened });
  });
  beforeEach(() => story.clock.travelTo(opened));
  after(() => story.close());

  it('keeps every instant that was held for it, with its deadline, its reason and who decided', async () => {
    const id = await story.open({ detectedAt: '2026-11-20T06:00:00.000Z' });
    await story.say(story.pia, id, { type: 'breach.confirmed' });
    const later = { awareAt: '2026-11-20T08:00:00.000Z', reason: 'Først da var loggen lest.' };
    await story.say(story.hanna, id, { type: 'breach.confirmed', ...later });
    await story.say(story.hanna, id, { type: 'breach.confirmed' });
    const back = { awareAt: '2026-11-20T06:30:00.000Z', reason: 'Kundeservice visste det.' };
    const { body } = await story.say(story.pia, id, { type: 'breach.confirmed', ...back });
    const decidedAt = opened;
    expect(body.awareness).to.deep.equal([
      {
        awareAt: '2026-11-20T06:00:00.000Z',
        dueAt: '2026-11-23T06:00:00.000Z',
        reason: null,
        decidedBy: 'Hanna',
        decidedAt,
        confirmed: false,
        current: false,
      },
      {
        awareAt: '2026-11-20T06:00:00.000Z',
        dueAt: '2026-11-23T06:00:00.000Z',
        reason: null,
        decidedBy: 'Pia',
        decidedAt,
        confirmed: true,
        current: false,
      },
      {
        ...later,
        dueAt: '2026-11-23T08:00:00.000Z',
        decidedBy: 'Hanna',
        decidedAt,
        confirmed: true,
        current: false,
      },
      {
        ...back,
        dueAt: '2026-11-23T06:30:00.000Z',
        decidedBy: 'Pia',
        decidedAt,
        confirmed: true,
        current: true,
      },
    ]);
    expect((await story.clockOf(id, 'authority.notice')).dueAt).to.equal('2026-11-23T06:30:00.000Z');
  });

  it('of a processor counts for what it owes its controllers', async () => {
    const id = await story.open({ role: 'processor', awareAt: opened });
    const { awareness } = await story.read(id);
    expect(awareness.map(({ dueAt }: { dueAt: string }) => dueAt)).to.deep.equal([
      '2026-11-21T09:00:00.000Z',
    ]);
  });

  const at = (value: string, certainty = 'known') => ({ certainty, value });
  const record = (id: string, body: object) =>
    story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, { body });

  it('has its times told apart, each as sure as it is', async () => {
    const id = await story.open();
    const facts = {
      breachBegan: at('2026-11-19T20:00:00.000Z', 'estimated'),
      breachEnded: at('2026-11-20T06:00:00.000Z'),
      firstSignal: at('2026-11-20T05:00:00.000Z', 'estimated'),
      toldBy: { certainty: 'known', value: 'en kunde' },
      toldAt: at('2026-11-20T05:30:00.000Z'),
      processorAwareAt: { certainty: 'cannot-be-determined' },
    };
    const { status, body } = await record(id, facts);
    expect(status).to.equal(200);
    for (const [key, fact] of Object.entries(facts)) expect(body.facts[key]).to.include(fact);
    const report = await story.admin('GET', `/api/v1/incidents/${id}/reports/authority?format=json`);
    const carried = report.body.fields.filter(({ value }: { value: unknown }) => value !== null);
    expect(carried.map(({ key }: { key: string }) => key)).to.have.members([
      'breachBegan',
      'breachEnded',
      'firstSignal',
      'toldBy',
      'toldAt',
    ]);
  });

  it('has its times in order: each field that cannot be is named, and nothing is saved', async () => {
    const id = await story.open({ awareAt: opened });
    const faults = async (body: object): Promise<string[]> => {
      const answer = await record(id, body);
      expect(answer.status, JSON.stringify(body)).to.equal(422);
      return answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    };
    const began = at('2026-11-20T05:00:00.000Z');
    const before = at('2026-11-20T04:00:00.000Z');
    const future = at('2026-11-20T09:02:00.000Z');
    expect(
      await faults({
        breachBegan: began,
        breachEnded: before,
        firstSignal: before,
        toldAt: at('2026-11-20T03:00:00.000Z'),
        processorAwareAt: before,
      }),
    ).to.deep.equal(['/breachEnded/value', '/firstSignal/value', '/toldAt/value', '/processorAwareAt/value']);
    expect(await faults({ firstSignal: began, toldAt: before })).to.deep.equal(['/toldAt/value']);
    expect(await faults({ toldAt: future, processorAwareAt: future })).to.deep.equal([
      '/toldAt/value',
      '/processorAwareAt/value',
    ]);
    expect((await story.read(id)).facts).to.deep.equal({});
    expect((await record(id, { firstSignal: began })).status).to.equal(200);
    const early = { type: 'breach.confirmed', awareAt: '2026-11-20T04:30:00.000Z', reason: 'r' };
    const answer = await story.event(story.hanna, id, early);
    expect(answer.status).to.equal(422);
    expect(answer.body.errors).to.deep.equal([
      { pointer: '/awareAt', detail: 'This lies before the first signal.' },
    ]);
    story.clock.travelTo('2026-11-20T12:00:00.000Z');
    expect(await faults({ firstSignal: at('2026-11-20T10:00:00.000Z') })).to.deep.equal([
      '/firstSignal/value',
    ]);
  });
});

describe('the reasons for a delay', () => {
  it('are drafted from the journal in three languages, once the notice is late and only while it is owed', async () => {
    const story = await startStory({ now: opened });
    const id = await story.open({ detectedAt: '2026-11-20T08:00:00.000Z' });
    const draft = async (language: string) =>
      (await story.hanna('GET', `/api/v1/incidents/${id}/delay-reason-draft?language=${language}`)).body;
    expect(await draft('nb')).to.deep.equal({ language: 'nb', dueAt: null, text: null });
    await story.say(story.hanna, id, { type: 'breach.confirmed' });
    story.clock.travelTo('2026-11-23T08:00:00.000Z');
    expect((await draft('nb')).text).to.equal(null);
    story.clock.travelTo('2026-11-23T20:00:00.000Z');
    await story.say(story.hanna, id, { type: 'risk.assessed', level: 'risk', reasoning: 'Navn.' });
    await story.say(story.hanna, id, { type: 'report.submitted' });
    await story.say(story.pia, id, { type: 'report.approved' });
    const { dueAt, text } = await draft('nb');
    expect(dueAt).to.equal('2026-11-23T08:00:00.000Z');
    const lines = text.split('\n');
    expect(lines[0]).to.equal(
      'Fristen for melding gikk ut mandag 23. november 2026 kl. 09.00. Timer over fristen da dette ble skrevet: 12.',
    );
    expect(lines).to.include('– fredag 20. november 2026 kl. 10.00: Bruddet ble bekreftet');
    expect(lines).to.include('– mandag 23. november 2026 kl. 21.00: Risikoen ble vurdert');
    expect(lines).to.include(
      'Lengst tid gikk det mellom fredag 20. november 2026 kl. 10.00 og mandag 23. november 2026 kl. 21.00, 83 timer.',
    );
    expect(text).to.match(/Ennå ikke kjent: .*hovedårsak/);
    expect((await draft('nn')).text).to.contain('Fristen for melding gjekk ut måndag 23. november 2026');
    expect((await draft('en')).text).to.contain('The deadline for the notice was Monday 23 November 2026');
    const wrong = await story.hanna('GET', `/api/v1/incidents/${id}/delay-reason-draft?language=sv`);
    expect(wrong.body.errors[0].pointer).to.equal('?language');
    await story.say(story.hanna, id, {
      type: 'authority.notified',
      channel: 'altinn',
      reference: 'AR300186895',
      at: '2026-11-23T20:00:00.000Z',
      delayReason: text,
    });
    expect((await draft('nb')).text).to.equal(null);
    const report = await story.hanna('GET', `/api/v1/incidents/${id}/reports/authority?format=json`);
    expect(report.body.deadline.delayReason).to.equal(text);
    await story.close();
  });
});
