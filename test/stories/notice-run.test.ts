import { expect } from 'chai';
import { personNumber } from '../support/approved-notice.ts';
import { fault } from '../support/stand-ins/faults.ts';
import { assessedIncident, startStory, type Story, submittedNotice } from '../support/story.ts';

const minute = 1 / 60;

describe('the sending of a notice, held and watched', () => {
  let story: Story;
  before(async () => {
    story = await startStory({ env: { NOTICE_HOLD_MINUTES: '10', NOTICE_CANARY_MINUTES: '10' } });
  });
  after(() => story.close());

  const approved = async (count: number): Promise<string> => {
    const id = await assessedIncident(story, 'high');
    const people = Array.from({ length: count }, (_, index) => personNumber(index + 1, 'email'));
    await submittedNotice(story, id, people);
    await story.say(story.pia, id, { type: 'notice.approved' });
    story.mail.accepted.length = 0;
    return id;
  };
  const runOf = async (id: string) =>
    (await story.hanna('GET', `/api/v1/incidents/${id}/notice/run`)).body.run;
  const tell = (id: string, what: string, by = story.hanna) =>
    by('POST', `/api/v1/incidents/${id}/notice/run/${what}`, { body: { reason: 'Feil tekst.' } });
  /** Of people only: staff are alerted meanwhile. */
  const sent = (): number => story.mail.accepted.filter(({ to }) => to.email.startsWith('person.')).length;
  const later = async (hours: number): Promise<void> => {
    story.clock.forward(hours);
    await story.service.runOnce();
  };
  const milestones = async (id: string): Promise<string[]> =>
    (await story.journal(id)).flatMap(({ type }) => (String(type).startsWith('run.') ? [String(type)] : []));

  it('waits for its hold, goes to fifty first, and to the rest when those went well', async () => {
    const id = await approved(60);
    await story.service.runOnce();
    expect([sent(), (await runOf(id)).state]).to.deep.equal([0, 'holding']);
    await later(9 * minute);
    expect(sent()).to.equal(0);
    await later(1 * minute);
    expect(sent()).to.equal(50);
    expect(await runOf(id)).to.deep.include({ state: 'canary', stage: { upTo: 50 } });
    await later(9 * minute);
    expect(sent()).to.equal(50);
    await later(1 * minute);
    expect(sent()).to.equal(60);
    expect((await runOf(id)).messages).to.deep.include({ gone: 60, waiting: 0, failed: 0 });
    expect(await milestones(id)).to.deep.equal(['run.began', 'run.widened']);
    expect(new Set(story.mail.accepted.map(({ to }) => to.email)).size).to.be.at.least(60);
  });

  it('can be stopped in its hold: nobody is told, and somebody must decide about all', async () => {
    const id = await approved(5);
    const { status, body } = await tell(id, 'stop');
    expect(status, JSON.stringify(body)).to.equal(200);
    expect(body.run).to.deep.include({ state: 'stopped' });
    expect(body.run.messages).to.deep.include({ gone: 0, waiting: 0, cancelled: 5 });
    await later(1);
    expect(sent()).to.equal(0);
    expect((await story.deliveries(id)).figures).to.deep.equal({
      people: 5,
      told: 0,
      unknown: 0,
      notTold: 5,
      open: 0,
    });
    expect((await story.read(id)).state.people).to.deep.equal({ informing: 'resolving' });
    for (const again of ['pause', 'resume', 'stop']) expect((await tell(id, again)).status).to.equal(409);
  });

  it('can be paused in the middle and goes on with the same people, each once', async () => {
    const id = await approved(70);
    await later(10 * minute);
    expect(sent()).to.equal(50);
    expect((await tell(id, 'pause')).body.run).to.deep.include({ state: 'paused' });
    await later(2);
    expect(sent()).to.equal(50);
    expect((await tell(id, 'resume')).body.run).to.deep.include({ state: 'canary' });
    await later(10 * minute);
    expect(sent()).to.equal(70);
    const stopped = await tell(id, 'stop');
    expect(stopped.body.run.messages).to.deep.include({ gone: 70, cancelled: 0 });
    const { figures } = await story.deliveries(id);
    expect([figures.people, figures.told]).to.deep.equal([70, 70]);
    expect(new Set(story.mail.accepted.map(({ to }) => to.email)).size).to.be.at.least(70);
  });

  it('is held where too many come back, until an approver has looked', async () => {
    const id = await approved(80);
    story.mail.faults.byChance(7, [[0.3, fault.refuse(400)]]);
    await later(10 * minute);
    story.mail.faults.clear();
    await later(10 * minute);
    const left = sent();
    expect((await runOf(id)).state).to.equal('quarantined');
    await later(5);
    expect(sent()).to.equal(left);
    expect((await tell(id, 'resume')).status).to.equal(403);
    expect((await tell(id, 'resume', story.pia)).body.run).to.deep.include({ state: 'canary' });
    // What was seen is judged no more: it goes on, and is not held again for the same.
    await later(1);
    expect(sent()).to.be.above(left);
    expect((await runOf(id)).messages.waiting).to.equal(0);
    expect(await milestones(id)).to.deep.equal([
      'run.began',
      'run.quarantined',
      'run.resumed',
      'run.widened',
    ]);
  });

  it('sends nothing in the hours that somebody asked to keep quiet', async () => {
    const id = await approved(3);
    const hour = Number(
      story.clock.now().toLocaleString('en-GB', { hour: '2-digit', hour12: false, timeZone: 'Europe/Oslo' }),
    );
    const quiet = { from: hour, to: (hour + 2) % 24 };
    const put = await story.hanna('PUT', `/api/v1/incidents/${id}/notice/run/quiet`, { body: { quiet } });
    expect(put.body.run.quiet).to.deep.equal(quiet);
    await later(10 * minute);
    expect(sent()).to.equal(0);
    await later(2);
    expect(sent()).to.equal(3);
  });

  it('leaves a provider alone that refuses our account, tries it with few, and goes on when it is well', async () => {
    const id = await approved(40);
    story.mail.faults.byChance(1, [[1, fault.refuse(401)]]);
    await later(10 * minute);
    const { breakers, messages } = await runOf(id);
    expect(breakers).to.have.length(1);
    expect(breakers[0]).to.include({ channel: 'email', reason: 'http-401' });
    expect(messages.waiting).to.equal(40);
    const tries = async () =>
      (await story.deliveries(id)).items.reduce(
        (sum: number, { attempts }: { attempts: number }) => sum + attempts,
        0,
      );
    const tried = await tries();
    await story.service.runOnce();
    expect(await tries()).to.equal(tried);
    story.mail.faults.clear();
    await later(20 * minute);
    await later(20 * minute);
    expect(sent()).to.equal(40);
    expect((await runOf(id)).breakers).to.deep.equal([]);
  });

  it('can be looked at before by staff, as a sample that is no delivery', async () => {
    const id = await assessedIncident(story, 'high');
    const { contacts } = (await story.admin('GET', '/api/v1/contacts')).body;
    const sample = (body: object) => story.hanna('POST', `/api/v1/incidents/${id}/notice/samples`, { body });
    story.mail.accepted.length = 0;
    const taken = await sample({ contactId: contacts[0].id, channel: 'email', language: 'nn' });
    expect([taken.status, taken.body]).to.deep.equal([200, { worked: true, code: 'accepted' }]);
    const [mail] = story.mailsTo(contacts[0].email);
    expect(mail?.subject).to.match(/^PRØVE: WEPACK AS: /);
    expect(mail?.text).to.match(/^PRØVE\. Dette varselet er ikkje sendt til nokon som er råka/);
    expect(mail?.html).to.include('<strong>PRØVE.');
    story.mail.faults.next(fault.refuse(401));
    const refused = await sample({ contactId: contacts[0].id, channel: 'email' });
    expect(refused.body).to.deep.equal({ worked: false, code: 'http-401' });
    for (const contactId of [crypto.randomUUID(), contacts[1].id])
      expect((await sample({ contactId, channel: 'email' })).body.errors[0].pointer).to.equal('/contactId');
    expect((await story.deliveries(id)).figures).to.equal(null);
    const told = (await story.journal(id)).filter(({ type }) => type === 'notice.sampled');
    expect(told.map(({ entry }) => entry.event.code)).to.deep.equal(['accepted', 'http-401']);
    expect(JSON.stringify(told)).not.to.include('@');
  });

  describe('of which an answer was lost', () => {
    const settle = (id: string, deliveryId: string, decision: string, by = story.hanna) =>
      by('POST', `/api/v1/incidents/${id}/deliveries/${deliveryId}/decision`, {
        body: { decision, reason: 'Loggen hos leverandøren.' },
      });
    const inDoubt = async (people: number) => {
      const id = await approved(people);
      for (let index = 1; index <= people; index += 1)
        story.mail.faults.for(`person.${index}@example.no`, fault.dropAfter());
      await later(10 * minute);
      const { items } = (await story.hanna('GET', `/api/v1/incidents/${id}/deliveries?state=unknown`)).body;
      expect(items).to.have.length(people);
      return { id, messages: items.map((item: { id: string }) => item.id) as string[] };
    };

    it('counts as sent, or is sent once more by an approver’s word, each with its reason in the journal', async () => {
      const { id, messages } = await inDoubt(2);
      const [first = '', second = ''] = messages;
      expect((await settle(id, first, 'sent')).status).to.equal(200);
      expect((await settle(id, second, 'resend')).status).to.equal(403);
      story.mail.accepted.length = 0;
      expect((await settle(id, second, 'resend', story.pia)).status).to.equal(200);
      await story.service.runOnce();
      expect(sent()).to.equal(1);
      expect((await story.deliveries(id)).figures).to.include({ told: 2, unknown: 0, open: 0 });
      expect((await settle(id, first, 'sent')).status).to.equal(409);
      const told = (await story.journal(id)).filter(({ type }) => type === 'delivery.decided');
      expect(told.map(({ entry }) => entry.event.delivery)).to.deep.equal(['sent', 'resend']);
      expect(JSON.stringify(told)).not.to.include('@');
    });

    it('is told by the next channel, or by nobody where there is none', async () => {
      const { id, messages } = await inDoubt(1);
      expect((await settle(id, messages[0] ?? '', 'next-channel')).status).to.equal(200);
      await story.service.runOnce();
      expect((await story.deliveries(id)).figures).to.include({ told: 0, unknown: 0, notTold: 1 });
      expect((await story.read(id)).state.people).to.deep.equal({ informing: 'resolving' });
      const other = await settle(id, crypto.randomUUID(), 'sent');
      expect(other.status).to.equal(404);
    });
  });
});
