import { expect } from 'chai';
import { assessedIncident, filedReport, natt, type Story, startStory, vakt } from '../support/story.ts';

/** Opened on a Friday at 9: the 72 hours end on Monday, 23 November, at 9 (UTC). */
const opened = '2026-11-20T09:00:00.000Z';
const authority = '(melding til Datatilsynet)';

describe('staff are reminded of the 72 hours', () => {
  let story: Story;
  beforeEach(async () => {
    story = await startStory({ now: opened });
  });
  afterEach(() => story.close());

  const subjects = (): string[] =>
    story.mailsTo(vakt.email).map(({ subject }) => subject.replace(/^AV-2026-\d{4}: /, ''));
  const runAt = async (instant: string): Promise<void> => {
    story.clock.travelTo(instant);
    await story.service.runOnce();
  };

  it('at once, with 48, 24, 12, 6, 2 and 1 hours left, when they are over and after, each once', async () => {
    const id = await story.open({ awareAt: opened });
    const expected: string[] = [];
    const instants = [
      [opened, 'ny frist, 72 timer igjen'],
      ['2026-11-21T09:00:00.000Z', '48 timer igjen av fristen'],
      ['2026-11-22T09:00:00.000Z', '24 timer igjen av fristen'],
      ['2026-11-22T21:00:00.000Z', '12 timer igjen av fristen'],
      ['2026-11-23T03:00:00.000Z', '6 timer igjen av fristen'],
      ['2026-11-23T07:00:00.000Z', '2 timer igjen av fristen'],
      ['2026-11-23T08:00:00.000Z', '1 time igjen av fristen'],
      ['2026-11-23T09:00:00.000Z', 'fristen er ute'],
      ['2026-11-23T10:00:00.000Z', '1 time over fristen'],
      ['2026-11-23T11:00:00.000Z', '2 timer over fristen'],
    ] as const;
    const second = await story.another();
    for (const [at, subject] of instants) {
      const justBefore = new Date(Date.parse(at) - 60_000).toISOString();
      if (at !== opened) await runAt(justBefore);
      expect(subjects(), `before ${at}`).to.deep.equal(expected);
      story.clock.travelTo(at);
      await Promise.all([story.service.runOnce(), second.runOnce(), story.service.runOnce()]);
      await second.runOnce();
      expected.push(`${subject} ${authority}`);
      expect(subjects(), `at ${at}`).to.deep.equal(expected);
    }
    await second.close();
    expect(story.textsTo(vakt.mobile)).to.have.length(expected.length);
    expect(story.textsTo(natt.mobile)).to.have.length(expected.length);
    expect(story.mail.accepted).to.have.length(expected.length);
    expect(story.texts.accepted).to.have.length(2 * expected.length);
    expect([...story.mail.refused, ...story.texts.refused]).to.deep.equal([]);

    const steps = (await story.journal(id))
      .filter(({ type }) => type.startsWith('deadline.'))
      .map(({ entry }) => [entry.event.type, entry.event.step, entry.event.at]);
    expect(steps).to.deep.equal(
      instants.map(([at], index) => [
        index < 7 ? 'deadline.neared' : 'deadline.passed',
        ['arisen', 'remaining', 'remaining', 'remaining', 'remaining', 'remaining', 'remaining', 'passed'][
          index
        ] ?? 'overdue',
        at,
      ]),
    );
  });

  it('each in their own language, without a word of what the case is about', async () => {
    await story.open({ title: 'Lekkasje av fødselsnumre' });
    await story.service.runOnce();
    const [mail] = story.mailsTo(vakt.email);
    expect(mail?.text).to.contain('mandag 23. november 2026 kl. 10.00');
    expect(story.textsTo(vakt.mobile)[0]?.body).to.contain('mandag 23. november');
    expect(story.textsTo(natt.mobile)[0]?.body).to.contain('måndag 23. november');
    const all = [mail?.text, mail?.subject, ...story.texts.accepted.map(({ body }) => body)].join('\n');
    expect(all).not.to.match(/fødselsnum|Lekkasje/);
  });

  it('not any more once the authority is notified', async () => {
    const id = await assessedIncident(story, 'risk');
    await story.service.runOnce();
    await filedReport(story, id);
    await runAt('2026-11-30T09:00:00.000Z');
    expect(subjects()).to.have.length(1);
    expect(story.texts.accepted).to.have.length(2);
    const clock = await story.clockOf(id, 'authority.notice');
    expect(clock).to.include({ status: 'met', settledAt: opened, nextReminderAt: null });
  });

  it('with the newest reminder only, after nobody swept for a day', async () => {
    await story.open({ awareAt: opened });
    await story.service.runOnce();
    await runAt('2026-11-23T06:00:00.000Z');
    await story.service.runOnce();
    expect(subjects()).to.deep.equal([
      `ny frist, 72 timer igjen ${authority}`,
      `3 timer igjen av fristen ${authority}`,
    ]);
    await runAt('2026-11-23T07:00:00.000Z');
    expect(subjects().slice(2)).to.deep.equal([`2 timer igjen av fristen ${authority}`]);
  });

  it('of a breach of 80 hours ago at once that it is overdue', async () => {
    const id = await story.open({
      detectedAt: '2026-11-17T01:00:00.000Z',
      awareAt: '2026-11-17T01:00:00.000Z',
    });
    expect(await story.clockOf(id, 'authority.notice')).to.include({
      dueAt: '2026-11-20T01:00:00.000Z',
      status: 'overdue',
    });
    await story.service.runOnce();
    expect(subjects()).to.deep.equal([`fristen er ute ${authority}`]);
    expect(story.textsTo(natt.mobile)).to.have.length(1);
    await runAt('2026-11-20T09:59:00.000Z');
    expect(subjects()).to.have.length(1);
    await runAt('2026-11-20T10:00:00.000Z');
    expect(subjects().slice(1)).to.deep.equal([`9 timer over fristen ${authority}`]);
  });

  it('every hour of the first day after, then every 6 hours, until the notice is recorded', async () => {
    const id = await assessedIncident(story, 'risk', { awareAt: opened });
    await runAt('2026-11-23T09:00:00.000Z');
    const told = async (instant: string): Promise<number> => {
      const before = subjects().length;
      await runAt(instant);
      return subjects().length - before;
    };
    const hourly = [];
    for (let hour = 1; hour <= 24; hour += 1)
      hourly.push(
        await told(new Date(Date.parse('2026-11-23T09:00:00.000Z') + hour * 3_600_000).toISOString()),
      );
    expect(hourly).to.deep.equal(Array.from({ length: 24 }, () => 1));
    expect(await told('2026-11-24T14:59:00.000Z')).to.equal(0);
    expect(await told('2026-11-24T15:00:00.000Z')).to.equal(1);
    expect(await told('2026-11-24T21:00:00.000Z')).to.equal(1);
    await story.say(story.hanna, id, { type: 'report.submitted' });
    await story.say(story.pia, id, { type: 'report.approved' });
    await story.say(story.hanna, id, {
      type: 'authority.notified',
      channel: 'altinn',
      reference: 'AR300186895',
      at: '2026-11-24T21:00:00.000Z',
      delayReason: 'Vi ventet på leverandøren.',
    });
    expect(await told('2026-12-10T09:00:00.000Z')).to.equal(0);
  });

  it('of the new instant when awareness moves with a reason, and of the old one no more', async () => {
    const id = await story.open({ awareAt: opened });
    await story.service.runOnce();
    story.clock.travelTo('2026-11-20T15:00:00.000Z');
    const moved = { type: 'breach.confirmed', awareAt: '2026-11-20T14:00:00.000Z' };
    const refused = await story.event(story.hanna, id, moved);
    expect(refused.status).to.equal(422);
    expect(refused.body.errors[0].pointer).to.equal('/reason');
    expect((await story.clockOf(id, 'authority.notice')).dueAt).to.equal('2026-11-23T09:00:00.000Z');

    await story.say(story.hanna, id, { ...moved, reason: 'Først da var det klart at data var ute.' });
    await story.service.runOnce();
    expect((await story.clockOf(id, 'authority.notice')).dueAt).to.equal('2026-11-23T14:00:00.000Z');
    await runAt('2026-11-21T09:00:00.000Z');
    await runAt('2026-11-21T14:00:00.000Z');
    expect(subjects()).to.deep.equal([
      `ny frist, 72 timer igjen ${authority}`,
      `ny frist, 71 timer igjen ${authority}`,
      `48 timer igjen av fristen ${authority}`,
    ]);
    const effects = (await story.journal(id)).flatMap(({ entry }) => entry.effects);
    const dueAts = effects
      .filter(({ type }: { type: string }) => type === 'armDeadline' || type === 'moveDeadline')
      .map(({ params }: { params: { deadline: { dueAt: string } } }) => params.deadline.dueAt);
    expect(dueAts).to.deep.equal(['2026-11-23T09:00:00.000Z', '2026-11-23T14:00:00.000Z']);
  });

  it('without making anybody’s version stale', async () => {
    const id = await story.open();
    const { version } = await story.read(id);
    await story.service.runOnce();
    await runAt('2026-11-21T09:00:00.000Z');
    const confirmed = await story.hanna('POST', `/api/v1/incidents/${id}/events`, {
      body: { type: 'breach.confirmed' },
      version,
    });
    expect(confirmed.status).to.equal(200);
  });
});
