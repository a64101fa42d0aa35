import { expect } from 'chai';
import { type AlarmStory, startAlarmStory } from '../support/alarm-story.ts';
import { fault } from '../support/stand-ins/faults.ts';
import { assessedIncident, filedReport, natt, vakt } from '../support/story.ts';

const none = { mails: 0, texts: 0, calls: 0 };

describe('an alert that nobody acknowledges', () => {
  let story: AlarmStory;
  const start = async (options: Parameters<typeof startAlarmStory>[0] = {}): Promise<void> => {
    story = await startAlarmStory(options);
  };
  afterEach(() => story.close());

  it('goes to everybody on duty by e-mail and SMS, then by phone, then to all; three times, each step once', async () => {
    await start();
    const another = await story.another();
    const id = await story.open();
    const both = async (minutes: number): Promise<void> => {
      story.clock.forward(minutes / 60);
      await Promise.all([story.service.runOnce(), another.runOnce(), story.service.runOnce()]);
      await another.runOnce();
    };
    const told = [];
    for (const minutes of [0, 14, 1, 14, 1, 29, 1, 15, 15, 30, 15, 15, 30, 600]) {
      await both(minutes);
      told.push(Object.values(story.told()).join(' '));
    }
    await another.close();
    // Mails, texts, calls: to Vakt by all three, to Natt by SMS and phone.
    expect(told).to.deep.equal([
      '1 2 0',
      '1 2 0',
      '1 2 2',
      '1 2 2',
      '2 4 4',
      '2 4 4',
      '3 6 4',
      '3 6 6',
      '4 8 8',
      '5 10 8',
      '5 10 10',
      '6 12 12',
      '6 12 12',
      // Ten hours on: nobody has answered, and nothing more is sent before the next reminder of the deadline.
      '6 12 12',
    ]);
    expect(story.mail.refused).to.deep.equal([]);
    expect(story.texts.refused).to.deep.equal([]);
    const [alert] = await story.alerts();
    expect(alert).to.include({ state: 'open', round: 3, escalationStep: 3, nextStepAt: null });
    const notes = (await story.journal(id)).filter(({ type }) => type.startsWith('alert.'));
    expect(notes.map(({ type, entry }) => [type, entry.event.rounds])).to.deep.equal([
      ['alert.unanswered', 3],
    ]);
  });

  it('is replaced by the next reminder of its deadline, and ends with the deadline', async () => {
    await start();
    const id = await assessedIncident(story, 'risk');
    await story.service.runOnce();
    await story.after(24 * 60);
    await story.after(0);
    const states = async () =>
      (await story.alerts()).map(({ state, step, endedBecause }) => [step, state, endedBecause]);
    expect(await states()).to.deep.equal([
      ['remaining', 'open', null],
      ['arisen', 'ended', 'superseded'],
    ]);
    await filedReport(story, id);
    expect(await states()).to.deep.equal([
      ['remaining', 'ended', 'settled'],
      ['arisen', 'ended', 'superseded'],
    ]);
    const before = story.told();
    for (let quarter = 0; quarter < 12; quarter += 1) await story.after(15);
    expect(story.told()).to.deep.equal(before);
  });

  it('goes on after a restart, and fires nothing twice when the clock is set back an hour', async () => {
    await start();
    await story.open();
    await story.service.runOnce();
    await story.restart({ TWILIO_FROM: '+4722000000' });
    await story.after(15);
    const told = { mails: 1, texts: 2, calls: 2 };
    expect(story.told()).to.deep.equal(told);
    await story.after(-60);
    expect(story.told()).to.deep.equal(told);
    await story.after(60);
    expect(story.told()).to.deep.equal(told);
    await story.after(15);
    expect(story.told()).to.deep.equal({ mails: 2, texts: 4, calls: 4 });
  });

  it('goes to the next step at once when every way of a step has failed, and the journal says which', async () => {
    await start({ contacts: [{ ...vakt, mobile: '+4740000000' }] });
    story.mail.faults.for(vakt.email, fault.refuse(400), fault.refuse(400));
    story.texts.faults.for(vakt.mobile, fault.errorBefore(500), fault.errorBefore(500));
    const id = await story.open();
    await story.service.runOnce();
    expect(story.told()).to.deep.equal({ ...none, calls: 1 });
    // The phone rings unheard: that step has failed too, and the last one follows without its wait.
    await story.onCall(0, 'status', { CallStatus: 'no-answer' });
    await story.onCall(0, 'status', { CallStatus: 'no-answer' });
    await story.after(0);
    expect(story.told()).to.deep.equal({ ...none, calls: 2 });
    const failed = (await story.journal(id)).filter(({ type }) => type === 'alert.method-failed');
    expect(
      failed.map(({ entry: { event } }) => [event.method, event.reason, event.step]),
    ).to.have.deep.members([
      ['email', 'http-400', 1],
      ['sms', 'twilio-20500', 1],
      ['voice', 'call-no-answer', 2],
      ['email', 'http-400', 3],
      ['sms', 'twilio-20500', 3],
    ]);
    const { body } = await story.admin('GET', `/api/v1/alerts/${(await story.alerts())[0].id}`);
    expect(
      body.messages.map(({ method, state }: { method: string; state: string }) => [method, state]),
    ).to.have.deep.members([
      ['email', 'failed'],
      ['sms', 'dropped'],
      ['voice', 'failed'],
      ['email', 'failed'],
      ['sms', 'pending'],
      ['voice', 'accepted'],
    ]);
    expect(JSON.stringify(await story.journal(id))).not.to.match(/vakt@|4740000000/);
  });

  it('hears of a mail that bounced and an SMS that did not arrive', async () => {
    await start();
    const id = await story.open();
    await story.service.runOnce();
    const [mail] = story.mailsTo(vakt.email);
    const [sms] = story.textsTo(natt.mobile);
    if (!mail || !sms) throw new Error('nobody was told');
    const bounce = story.mail.event('bounce', mail, { type: 'bounce', reason: '550 no such user' });
    expect(await story.postEvents([bounce])).to.deep.equal([204]);
    expect(await story.postEvents([bounce])).to.deep.equal([204]);
    const options = { errorCode: 30003, deliverTo: story.url };
    expect(await story.texts.postStatus(sms, 'undelivered', options)).to.deep.equal([204]);
    const failed = (await story.journal(id)).filter(({ type }) => type === 'alert.method-failed');
    expect(failed.map(({ entry }) => entry.event.method)).to.deep.equal(['email', 'sms']);
    expect((await story.alerts())[0]).to.include({ state: 'open', escalationStep: 1 });
  });

  it('passes over who is away, and over nobody when all are', async () => {
    await start();
    const away = { absences: [{ from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z' }] };
    const put = async (name: string) =>
      story.admin('PUT', `/api/v1/contacts/${await story.contact(name)}/absences`, { body: away });
    expect((await put('Vakt')).body.unmanned).to.deep.equal([]);
    await story.open();
    await story.service.runOnce();
    expect(story.told()).to.deep.equal({ mails: 0, texts: 1, calls: 0 });
    expect((await put('Natt')).body.unmanned).to.deep.equal([
      { from: '2026-11-20T09:00:00.000Z', to: '2026-11-21T00:00:00.000Z' },
    ]);
    expect(JSON.stringify((await story.anonymous('GET', '/readyz')).body)).to.contain(
      'Nobody is on duty now',
    );
    await story.after(15);
    expect(story.told()).to.deep.equal({ mails: 0, texts: 1, calls: 2 });
  });

  it('that was missed by a stopped Varsla is told as one message, with all the others that were', async () => {
    await start();
    const ids = [await story.open(), await story.open(), await story.open()];
    await story.service.runOnce();
    for (const { id } of await story.alerts()) await story.hanna('POST', `/api/v1/alerts/${id}/acknowledge`);
    for (const list of [story.mail.accepted, story.texts.accepted]) list.length = 0;
    // Three days asleep: each case has missed seven reminders, and its deadline.
    await story.after(73 * 60);
    expect(story.told()).to.deep.equal({ mails: 1, texts: 2, calls: 0 });
    const [mail] = story.mailsTo(vakt.email);
    expect(mail?.subject).to.equal('Varsla var stanset: 3 påminnelser kommer for sent');
    for (const id of ids) expect(mail?.text).to.contain((await story.read(id)).reference);
    expect(mail?.text).to.contain('1 time over fristen, den gikk ut mandag 23. november 2026 kl. 10.00');
    // It stays one message a way at later steps, and one answer is enough for all that it says.
    await story.after(15);
    expect(story.told()).to.deep.equal({ mails: 1, texts: 2, calls: 2 });
    const code = /Svar (\d{4})/.exec(story.textsTo(vakt.mobile)[0]?.body ?? '')?.[1] ?? '';
    expect(await story.reply(vakt.mobile, code)).to.match(
      /^Kvittert: AV-2026-0001, AV-2026-0002, AV-2026-0003\./,
    );
    await story.after(40);
    expect(story.told()).to.deep.equal({ mails: 1, texts: 2, calls: 2 });
  });
});
