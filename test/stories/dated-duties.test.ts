import { expect } from 'chai';
import { assessedIncident, type Story, startStory, vakt } from '../support/story.ts';

const opened = '2026-11-20T09:00:00.000Z';
const due = '2026-12-04T09:00:00.000Z';

describe('a date that somebody undertook to keep', () => {
  let story: Story;
  let id: string;
  beforeEach(async () => {
    story = await startStory({ now: opened });
    id = await assessedIncident(story, 'unlikely', { awareAt: opened });
    await story.service.runOnce();
  });
  afterEach(() => story.close());

  const subjects = (): string[] =>
    story.mailsTo(vakt.email).map(({ subject }) => subject.replace(/^AV-2026-\d{4}: /, ''));
  const runAt = async (instant: string): Promise<string[]> => {
    const before = subjects().length;
    story.clock.travelTo(instant);
    await story.service.runOnce();
    return subjects().slice(before);
  };
  const undertake = async (
    kind: string,
    dueAt: string,
    what = 'Rapporten fra granskerne',
  ): Promise<string> => {
    const { body } = await story.say(story.hanna, id, { type: 'duty.undertaken', kind, dueAt, what });
    return body.duties.at(-1).key as string;
  };

  it('is shown with its clock, reminded of quietly, and met when it is done', async () => {
    const key = await undertake('authority.promise', due);
    const { duties, deadlines } = await story.read(id);
    expect(duties).to.deep.equal([
      {
        key,
        kind: 'authority.promise',
        what: 'Rapporten fra granskerne',
        dueAt: due,
        outcome: null,
        endedAt: null,
        needsDecision: false,
      },
    ]);
    expect(deadlines.find((one: { key: string | null }) => one.key === key)).to.include({
      kind: 'authority.promise',
      dueAt: due,
      status: 'armed',
    });
    const what = '(det dere har lovet Datatilsynet)';
    expect(await runAt('2026-11-20T10:00:00.000Z')).to.deep.equal([]);
    expect(await runAt('2026-12-01T09:00:00.000Z')).to.deep.equal([`72 timer igjen av fristen ${what}`]);
    expect(await runAt('2026-12-03T09:00:00.000Z')).to.deep.equal([`24 timer igjen av fristen ${what}`]);
    expect(await runAt(due)).to.deep.equal([`fristen er ute ${what}`]);
    expect(await runAt('2026-12-05T09:00:00.000Z')).to.deep.equal([`24 timer over fristen ${what}`]);
    const { body } = await story.say(story.hanna, id, { type: 'duty.fulfilled', key });
    expect(body.duties[0]).to.include({ outcome: 'fulfilled', endedAt: '2026-12-05T09:00:00.000Z' });
    expect(await runAt('2026-12-20T09:00:00.000Z')).to.deep.equal([]);
    const texts = story.mail.accepted.map(({ text, subject }) => `${subject} ${text}`).join(' ');
    expect(texts).not.to.contain('granskerne');
  });

  it('is one of several of its kind, reminded of each for itself, and the journal says which', async () => {
    const first = await undertake('evidence.deletion', '2026-11-25T09:00:00.000Z', 'Loggen hos leverandøren');
    const second = await undertake('evidence.deletion', '2026-11-28T08:00:00.000Z', 'Opptaket i resepsjonen');
    // Nobody looked for days: what was missed of both is told as one.
    expect(await runAt('2026-11-25T08:00:00.000Z')).to.deep.equal([
      'Varsla var stanset: 2 påminnelser kommer for sent',
    ]);
    const ends = { type: 'duty.fulfilled', key: first };
    const refused = await story.event(story.hanna, id, ends);
    expect(refused.status).to.equal(409);
    expect(refused.body).to.include({ code: 'decision-missing' });
    expect(refused.body.errors[0].pointer).to.equal('/decision');
    await story.say(story.hanna, id, { ...ends, decision: 'Kopiert til egen disk.' });
    await story.say(story.hanna, id, { type: 'duty.dropped', key: second, reason: 'Kameraet var av.' });
    const told = (await story.journal(id))
      .filter(({ type }) => type.startsWith('duty.'))
      .map(({ type, entry }) => [type, entry.event.what]);
    expect(told).to.deep.equal([
      ['duty.undertaken', 'Loggen hos leverandøren'],
      ['duty.undertaken', 'Opptaket i resepsjonen'],
      ['duty.fulfilled', 'Loggen hos leverandøren'],
      ['duty.dropped', 'Opptaket i resepsjonen'],
    ]);
    expect(
      (await story.read(id)).deadlines.map(({ status }: { status: string }) => status),
    ).to.include.members(['met', 'released']);
  });

  it('moves with a reason, and the old date reminds nobody', async () => {
    const key = await undertake('people.promise', due);
    await story.say(story.hanna, id, {
      type: 'duty.moved',
      key,
      dueAt: '2026-12-18T09:00:00.000Z',
      reason: 'Teksten må oversettes.',
    });
    expect(await runAt(due)).to.deep.equal([]);
    expect(await runAt('2026-12-15T09:00:00.000Z')).to.deep.equal([
      '72 timer igjen av fristen (det dere har lovet de berørte)',
    ]);
  });

  it('keeps the case open, and lets it close when somebody has answered', async () => {
    const key = await undertake('police.hold', due, 'Politiet ber oss vente');
    const refused = await story.event(story.hanna, id, { type: 'incident.closed' });
    expect(refused.body).to.include({ code: 'duty-open' });
    expect(refused.body.detail).to.contain('police.hold');
    await story.say(story.hanna, id, { type: 'duty.fulfilled', key, decision: 'Vi venter ikke lenger.' });
    const { body } = await story.say(story.hanna, id, { type: 'incident.closed' });
    expect(body.status).to.equal('closed');
  });

  it('is refused without what a date needs, each field by name', async () => {
    const body = { type: 'duty.undertaken', kind: 'police.hold', dueAt: due, what: 'Politiet' };
    const faults = [
      [{ ...body, kind: 'authority.notice' }, '/kind'],
      [{ ...body, what: '' }, '/what'],
      [{ ...body, dueAt: undefined }, '/dueAt'],
      [{ ...body, dueAt: '2026-11-20T08:00:00.000Z' }, '/dueAt'],
      [{ ...body, dueAt: '2226-11-20T08:00:00.000Z' }, '/dueAt'],
      [{ ...body, key: '00000000-0000-4000-8000-000000000000' }, '/key'],
      [{ type: 'duty.moved', key: 'x', dueAt: due, reason: 'r' }, '/key'],
      [{ type: 'duty.dropped', key: '00000000-0000-4000-8000-000000000000' }, '/reason'],
    ] as const;
    for (const [wrong, pointer] of faults) {
      const answer = await story.event(story.hanna, id, wrong);
      expect(answer.status, pointer).to.equal(422);
      expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).to.deep.equal([pointer]);
    }
    const unknown = { type: 'duty.dropped', key: '00000000-0000-4000-8000-000000000000', reason: 'r' };
    expect((await story.event(story.hanna, id, unknown)).body).to.include({ code: 'unknown-duty' });
    expect((await story.read(id)).duties).to.deep.equal([]);
  });
});

describe('a suspicion that nobody answers', () => {
  it('is asked about after 4 hours, then every day, until somebody decides', async () => {
    const story = await startStory({ now: opened });
    const id = await story.open({ detectedAt: '2026-11-20T06:00:00.000Z' });
    const asked = async (instant: string): Promise<number> => {
      story.clock.travelTo(instant);
      await story.service.runOnce();
      return story.mailsTo(vakt.email).filter(({ subject }) => subject.includes('mistanken')).length;
    };
    expect(await asked('2026-11-20T12:59:00.000Z')).to.equal(0);
    expect(await asked('2026-11-20T13:00:00.000Z')).to.equal(1);
    expect(await asked('2026-11-21T12:59:00.000Z')).to.equal(1);
    expect(await asked('2026-11-21T13:00:00.000Z')).to.equal(2);
    await story.say(story.hanna, id, { type: 'incident.dismissed', reason: 'Det var testdata.' });
    expect(await asked('2026-11-30T13:00:00.000Z')).to.equal(2);
    expect(await story.clockOf(id, 'suspicion.triage')).to.include({
      status: 'met',
      dueAt: '2026-11-20T13:00:00.000Z',
      settledAt: '2026-11-21T13:00:00.000Z',
    });
    await story.close();
  });
});
