import { expect } from 'chai';
import { assessedIncident, type Story, startStory, submittedNotice } from '../support/story.ts';
import { fault } from '../support/stand-ins/faults.ts';

const kari = { name: 'Kari', email: 'kari@example.no', phone: '+4790000000' };
const ola = { name: 'Ola', phone: '+4741000000' };

describe('what a provider answers decides what becomes of a notice', () => {
  let story: Story;
  beforeEach(async () => {
    story = await startStory({ contacts: [] });
  });
  afterEach(() => story.close());

  const sent = async (people: object[]): Promise<string> => {
    const id = await assessedIncident(story);
    await submittedNotice(story, id, people);
    await story.say(story.pia, id, { type: 'notice.approved' });
    await story.service.runOnce();
    return id;
  };
  const taken = () => [story.mail.accepted.length, story.texts.accepted.length];
  const statesOf = async (id: string): Promise<string[]> =>
    ((await story.deliveries(id)).items as { channel: string; state: string; reason: string | null }[])
      .map(({ channel, state, reason }) => `${channel} ${state} ${reason ?? ''}`.trim())
      .sort();
  /** Five days of sweeps: whatever would be sent again is sent by then. */
  const days = async (): Promise<void> => {
    for (const hours of [0.01, 0.1, 1, 12, 107]) {
      story.clock.forward(hours);
      await story.service.runOnce();
    }
  };

  it('400: this address never, so the next channel', async () => {
    story.mail.faults.for(kari.email, fault.refuse(400));
    const id = await sent([kari]);
    expect(taken()).to.deep.equal([0, 1]);
    expect(story.texts.accepted[0]?.to).to.equal(kari.phone);
    expect(await statesOf(id)).to.deep.equal(['email rejected http-400', 'sms accepted']);
    expect((await story.deliveries(id)).figures).to.include({ people: 1, told: 1 });
    expect((await story.read(id)).state.people).to.equal('told');
    await days();
    expect(taken()).to.deep.equal([0, 1]);
  });

  it('400 on the last channel: a person owes the decision', async () => {
    story.texts.faults.for(ola.phone, fault.refuse(400, 21211));
    const id = await sent([ola]);
    expect(await statesOf(id)).to.deep.equal(['sms rejected twilio-21211']);
    expect((await story.read(id)).state.people).to.deep.equal({ informing: 'resolving' });
    expect((await story.deliveries(id)).figures).to.include({ told: 0, notTold: 1 });
    await days();
    expect(taken()).to.deep.equal([0, 0]);
  });

  it('429: later, when the provider said, and once', async () => {
    story.mail.faults.for(kari.email, fault.tooMany(60), fault.tooMany());
    const id = await sent([kari]);
    expect(taken()).to.deep.equal([0, 0]);
    expect((await story.read(id)).state.people).to.deep.equal({ informing: 'sending' });
    story.clock.forward(59 / 3600);
    await story.service.runOnce();
    expect((await story.deliveries(id)).items[0].attempts).to.equal(1);
    story.clock.forward(1 / 3600);
    await story.service.runOnce();
    expect((await story.deliveries(id)).items[0].attempts).to.equal(2);
    expect(taken()).to.deep.equal([0, 0]);
    await days();
    expect(taken()).to.deep.equal([1, 0]);
    expect((await story.deliveries(id)).items[0]).to.include({ attempts: 3, state: 'accepted' });
    expect((await story.read(id)).state.people).to.equal('told');
  });

  for (const [what, wrong] of [
    ['5xx', fault.errorAfter(503)],
    ['a connection lost', fault.dropAfter()],
  ] as const)
    it(`${what} after the message was taken: unknown, shown, and never sent again`, async () => {
      story.mail.faults.for(kari.email, wrong);
      story.texts.faults.for(ola.phone, wrong);
      const id = await sent([kari, ola]);
      expect(taken()).to.deep.equal([1, 1]);
      expect((await story.deliveries(id)).figures).to.deep.equal({
        people: 2,
        told: 0,
        unknown: 2,
        notTold: 0,
        open: 0,
      });
      const states = ((await story.deliveries(id)).items as { state: string }[]).map(({ state }) => state);
      expect(states).to.deep.equal(['unknown', 'unknown']);
      expect((await story.read(id)).state.people).to.deep.equal({ informing: 'resolving' });
      await days();
      await story.restart();
      await days();
      expect(taken()).to.deep.equal([1, 1]);
      expect((await story.deliveries(id)).figures).to.include({ unknown: 2 });
    });

  it('5xx before it was taken looks the same, so it is not sent again either, until evidence comes', async () => {
    story.mail.faults.for(kari.email, fault.errorBefore(500));
    const id = await sent([{ ...kari, phone: null }]);
    await days();
    expect(taken()).to.deep.equal([0, 0]);
    expect(await statesOf(id)).to.deep.equal(['email unknown http-500']);
    expect((await story.read(id)).state.people).to.deep.equal({ informing: 'resolving' });
  });

  it('evidence settles what was unknown', async () => {
    story.mail.faults.for(kari.email, fault.dropAfter());
    const id = await sent([kari]);
    const [mail] = story.mail.accepted;
    if (!mail) throw new Error('nothing was taken');
    expect(await story.postEvents([story.mail.event('delivered', mail)])).to.deep.equal([204]);
    await story.service.runOnce();
    expect((await story.deliveries(id)).figures).to.include({ told: 1, unknown: 0 });
    expect((await story.read(id)).state.people).to.equal('told');
  });

  it('401: everything waits and nothing is lost, until the key works', async () => {
    await story.restart({ SENDGRID_API_KEY: 'SG.revoked' });
    const id = await sent([kari, { name: 'Per', email: 'per@example.no' }, ola]);
    expect(taken()).to.deep.equal([0, 1]);
    expect((await story.deliveries(id)).figures).to.deep.equal({
      people: 3,
      told: 1,
      unknown: 0,
      notTold: 0,
      open: 2,
    });
    expect((await story.read(id)).state.people).to.deep.equal({ informing: 'sending' });
    story.clock.forward(24);
    await story.service.runOnce();
    expect(taken()).to.deep.equal([0, 1]);
    await story.restart();
    story.clock.forward(1);
    await story.service.runOnce();
    expect(taken()).to.deep.equal([2, 1]);
    expect((await story.deliveries(id)).figures).to.include({ told: 3, open: 0 });
    expect((await story.read(id)).state.people).to.equal('told');
    await days();
    expect(taken()).to.deep.equal([2, 1]);
  });

  it('a mixed crowd: each told once, whoever fails', async () => {
    const people = Array.from({ length: 45 }, (_, index) => ({
      name: `Nr ${index}`,
      email: `nr${index}@example.no`,
      phone: `+47900${String(10_000 + index)}`,
    }));
    for (let index = 0; index < 45; index += 9) {
      story.mail.faults.for(`nr${index}@example.no`, fault.tooMany());
      story.mail.faults.for(`nr${index + 1}@example.no`, fault.refuse(400));
      story.mail.faults.for(`nr${index + 2}@example.no`, fault.errorAfter());
      story.mail.faults.for(`nr${index + 3}@example.no`, fault.dropAfter());
    }
    const id = await sent(people);
    const second = await story.another();
    story.clock.forward(1);
    await Promise.all([story.service.runOnce(), second.runOnce()]);
    await days();
    await second.close();
    const perPerson = people.map(
      ({ email, phone }) => story.mailsTo(email).length + story.textsTo(phone).length,
    );
    expect(
      perPerson.every((count) => count === 1),
      perPerson.join(),
    ).to.equal(true);
    expect(taken()).to.deep.equal([40, 5]);
    expect((await story.deliveries(id)).figures).to.deep.equal({
      people: 45,
      told: 35,
      unknown: 10,
      notTold: 0,
      open: 0,
    });
  });
});
