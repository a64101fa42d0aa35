import { expect } from 'chai';
import { assessedIncident, filedReport, type Story, startStory, submittedNotice } from '../support/story.ts';

const kari = { name: 'Kari', email: 'kari@example.no' };
const ola = { name: 'Ola', phone: '+4741000000' };

describe('what providers say later', () => {
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
  const theMail = () => {
    const [mail] = story.mail.accepted;
    if (!mail) throw new Error('nothing was taken');
    return mail;
  };
  const stateOf = async (id: string): Promise<string> =>
    (await story.deliveries(id)).items[0].state as string;
  const bounce = () => story.mail.event('bounce', theMail(), { type: 'bounce', reason: '550 5.1.1 unknown' });

  it('in any order and more than once, raises a delivery and never lowers it', async () => {
    const id = await sent([kari]);
    const mail = theMail();
    const events = ['processed', 'deferred', 'delivered'].map((kind) => story.mail.event(kind, mail));
    const answers = await story.mail.postEvents(`${story.url}/webhooks/sendgrid`, events, {
      copies: 3,
      shuffleSeed: 7,
      perRequest: 1,
    });
    expect(answers).to.deep.equal(Array.from({ length: 9 }, () => 204));
    expect(await stateOf(id)).to.equal('delivered');
    await story.postEvents([story.mail.event('processed', mail), bounce()]);
    expect(await stateOf(id)).to.equal('delivered');
    const { rows } = await story.database.pool.query('select 1 from provider_events');
    expect(rows).to.have.length(5);
    await story.service.runOnce();
    expect((await story.read(id)).state.people).to.equal('told');
    expect(story.mail.accepted).to.have.length(1);
  });

  it('the same of SMS, signed for the public address', async () => {
    const id = await sent([ola]);
    const answers = await story.texts.postStatuses(['queued', 'sent', 'delivered'], {
      copies: 2,
      shuffleSeed: 3,
      deliverTo: story.url,
    });
    expect(answers).to.deep.equal(Array.from({ length: 6 }, () => 204));
    expect(await stateOf(id)).to.equal('delivered');
    expect(story.texts.accepted).to.have.length(1);
  });

  it('with a signature that does not fit changes nothing', async () => {
    const id = await sent([kari, ola]);
    const before = [await story.deliveries(id), await story.read(id)];
    const url = `${story.url}/webhooks/sendgrid`;
    for (const signature of ['altered', 'foreign', 'missing'] as const)
      expect(await story.mail.postEvents(url, [bounce()], { signature }), signature).to.deep.equal([403]);
    const [sms] = story.texts.accepted;
    if (!sms) throw new Error('nothing was taken');
    for (const signature of ['altered', 'foreign', 'missing'] as const)
      expect(
        await story.texts.postStatus(sms, 'undelivered', {
          signature,
          deliverTo: story.url,
          errorCode: 30006,
        }),
        signature,
      ).to.deep.equal([403]);
    await story.service.runOnce();
    expect([await story.deliveries(id), await story.read(id)]).to.deep.equal(before);
    const { rows } = await story.database.pool.query('select 1 from provider_events');
    expect(rows).to.deep.equal([]);
  });

  it('a bounce: told by SMS instead, once, where there is a number', async () => {
    const id = await sent([{ ...kari, phone: '+4790000000' }]);
    const event = bounce();
    await story.postEvents([event, event]);
    await story.service.runOnce();
    await story.postEvents([event]);
    await story.service.runOnce();
    expect([story.mail.accepted.length, story.texts.accepted.length]).to.deep.equal([1, 1]);
    expect((await story.deliveries(id)).figures).to.include({ people: 1, told: 1, notTold: 0 });
    expect((await story.read(id)).state.people).to.equal('told');
  });

  it('dropped because of an earlier bounce counts as not told', async () => {
    const id = await sent([kari]);
    await story.postEvents([story.mail.event('dropped', theMail(), { reason: 'Bounced Address' })]);
    await story.service.runOnce();
    const { figures, items } = await story.deliveries(id);
    expect(figures).to.include({ told: 0, notTold: 1 });
    expect(items[0]).to.include({ state: 'failed', reason: 'dropped-bounced-address' });
    expect((await story.read(id)).state.people).to.deep.equal({ informing: 'resolving' });
  });

  it('a bounce after the case was closed opens it again, with its clock', async () => {
    const id = await sent([kari]);
    await filedReport(story, id);
    await story.say(story.hanna, id, { type: 'incident.closed' });
    const { version } = await story.read(id);
    story.clock.forward(30);
    await story.postEvents([bounce()]);
    await story.service.runOnce();
    const reopened = await story.read(id);
    expect(reopened.status).to.equal('aware');
    expect(reopened.state.people).to.deep.equal({ informing: 'resolving' });
    expect(reopened.version).to.equal(version + 1);
    expect(await story.clockOf(id, 'people.notice')).to.include({ status: 'overdue' });
    expect((await story.event(story.hanna, id, { type: 'incident.closed' })).body.code).to.equal('duty-open');
    await story.say(story.hanna, id, { type: 'remainder.decided', reason: 'Brev er sendt.' });
    await story.say(story.hanna, id, { type: 'incident.closed' });
    await story.postEvents([bounce()]);
    await story.service.runOnce();
    expect((await story.read(id)).status, 'what was decided is not asked again').to.equal('closed');
    expect(story.mail.accepted).to.have.length(1);
  });

  it('late good news about somebody given up is believed', async () => {
    const id = await sent([kari]);
    await story.postEvents([bounce()]);
    await story.service.runOnce();
    await story.postEvents([story.mail.event('delivered', theMail())]);
    await story.service.runOnce();
    expect((await story.deliveries(id)).figures).to.include({ told: 1, notTold: 0 });
    expect((await story.read(id)).state.people).to.equal('told');
  });

  it('of mail that is none of ours is taken in and leaves no trace', async () => {
    const id = await sent([kari]);
    const before = await story.deliveries(id);
    const { delivery, ...foreign } = bounce();
    expect(delivery).to.be.a('string');
    expect(await story.postEvents([foreign])).to.deep.equal([204]);
    expect(await story.deliveries(id)).to.deep.equal(before);
  });
});
