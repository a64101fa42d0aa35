import { expect } from 'chai';
import { noticeReference } from '../../src/notices/notice-reference.ts';
import type { Answer } from '../support/service.ts';
import { assessedIncident, type Story, startStory, submittedNotice } from '../support/story.ts';

const kari = { name: 'Kari', email: 'kari@example.no', phone: '90000000' };
const pointersOf = ({ body }: Answer): string[] =>
  (body.errors as { pointer: string }[]).map(({ pointer }) => pointer);

describe('the notice to the people', () => {
  let story: Story;
  beforeEach(async () => {
    story = await startStory({ contacts: [] });
  });
  afterEach(() => story.close());

  const put = (id: string, what: string, body: object, api = story.hanna) =>
    api('PUT', `/api/v1/incidents/${id}/${what}`, { body });
  const approve = async (id: string): Promise<void> => {
    await story.say(story.pia, id, { type: 'notice.approved' });
    await story.service.runOnce();
  };

  it('reaches each in their language, by e-mail, else SMS, with all that art. 34(2) asks', async () => {
    const id = await assessedIncident(story);
    await submittedNotice(story, id, [
      kari,
      { name: 'Ola', phone: '+47 410 00 000', language: 'nn' },
      { name: 'Ann', email: 'ann@example.com', language: 'en' },
    ]);
    expect([...story.mail.accepted, ...story.texts.accepted]).to.deep.equal([]);
    await approve(id);
    expect(story.mail.accepted.map(({ to }) => to.email).sort()).to.deep.equal([
      'ann@example.com',
      'kari@example.no',
    ]);
    expect(story.texts.accepted.map(({ to }) => to)).to.deep.equal(['+4741000000']);
    expect([...story.mail.refused, ...story.texts.refused]).to.deep.equal([]);

    const [nb] = story.mailsTo('kari@example.no');
    const reference = noticeReference(await story.read(id));
    expect(reference).to.match(/^AV-2026-0001-[A-Z0-9]{6}$/);
    expect(nb?.subject).to.equal(
      `WEPACK AS: sikkerhetsbrudd som gjelder personopplysningene dine (${reference})`,
    );
    expect(nb?.text).to.match(/^Hei Kari,\n/);
    const [en] = story.mailsTo('ann@example.com');
    expect(en?.text).to.match(/^Hello Ann,\n/);
    expect(en?.html).to.contain('<html lang="en">');
    const [nn] = story.textsTo('+4741000000');
    expect(nn?.body).to.contain('personopplysningane dine');
    for (const message of [nb?.text, en?.text, nn?.body])
      expect(message)
        .to.contain('En kundeliste lå åpen på nettstedet i tre timer.')
        .and.to.contain('Du kan få falske meldinger.')
        .and.to.contain('Filen er fjernet.')
        .and.to.contain('Vi går gjennom rutinene.')
        .and.to.contain('Vi har byttet alle passord.')
        .and.to.contain('Personvernombudet')
        .and.to.match(/\+47 ?22 ?00 ?00 ?00/)
        .and.to.contain('AV-2026-0001')
        .and.not.to.match(/\{\{|\[|:\/\//);

    const { figures, items } = await story.deliveries(id);
    expect(figures).to.deep.equal({ people: 3, told: 3, unknown: 0, notTold: 0, open: 0 });
    expect(items).to.have.length(3);
    expect(JSON.stringify(items)).not.to.match(/Kari|example|410 ?00 ?000/);
    await story.service.runOnce();
    expect(story.mail.accepted.length + story.texts.accepted.length).to.equal(3);
  });

  it('comes once to a mailbox that several share', async () => {
    const id = await assessedIncident(story);
    const answer = await put(id, 'people', {
      people: [
        kari,
        { name: 'Per', email: 'KARI@example.no', language: 'en' },
        { name: 'Ola', phone: '41000000' },
        { name: 'Liv', phone: '+47 41 00 00 00' },
      ],
    });
    expect(answer.body).to.deep.equal({
      people: 2,
      merged: [
        { index: 1, into: 0 },
        { index: 3, into: 2 },
      ],
      withoutContact: 0,
    });
    await story.say(story.hanna, id, { type: 'notice.submitted' });
    await approve(id);
    expect([story.mail.accepted.length, story.texts.accepted.length]).to.deep.equal([1, 1]);
    expect((await story.deliveries(id)).figures).to.include({ people: 2, told: 2 });
  });

  it('leaves nobody without an address forgotten: a person decides about the rest', async () => {
    const id = await assessedIncident(story);
    await submittedNotice(story, id, [kari, { name: 'Uten' }, { name: 'Uten Andre' }]);
    await approve(id);
    expect((await story.deliveries(id)).figures).to.deep.equal({
      people: 3,
      told: 1,
      unknown: 0,
      notTold: 2,
      open: 0,
    });
    const resolving = await story.read(id);
    expect(resolving.state.people).to.deep.equal({ informing: 'resolving' });
    expect(resolving.accepts).to.include('remainder.decided');
    expect(await story.clockOf(id, 'people.notice')).to.include({ status: 'armed' });
    await story.say(story.hanna, id, {
      type: 'remainder.decided',
      reason: 'Oppslag i butikken, art. 34(3)(c).',
    });
    expect((await story.read(id)).state.people).to.equal('told');
    expect(await story.clockOf(id, 'people.notice')).to.include({ status: 'met' });
  });

  it('is held back, with a place for each fault, while a text is not fit to be sent', async () => {
    const id = await story.open();
    await story.say(story.hanna, id, { type: 'breach.confirmed' });
    await story.say(story.hanna, id, { type: 'risk.assessed', level: 'high', reasoning: 'Passord.' });
    const empty = await story.event(story.hanna, id, { type: 'notice.submitted' });
    expect([empty.status, pointersOf(empty)]).to.deep.equal([422, ['/people']]);
    await put(id, 'people', { people: [kari] });
    const gaps = await story.event(story.hanna, id, { type: 'notice.submitted' });
    expect(gaps.status).to.equal(422);
    expect(new Set(pointersOf(gaps))).to.deep.equal(new Set(['/texts/nb/email/text', '/texts/nb/sms/text']));
    const text = 'Hei {{name}}. Les mer på https://wepack.example. Fødselsnummer 01010101006.';
    await put(id, 'notice', { texts: { nb: { email: { text }, sms: { text: 'Kort tekst.' } } } });
    const faults = await story.event(story.hanna, id, { type: 'notice.submitted' });
    expect(faults.status).to.equal(422);
    const details = (faults.body.errors as { detail: string }[]).map(({ detail }) => detail.split(':')[0]);
    expect(details).to.have.members(['account-number', 'identity-number', 'link']);
    expect(new Set(pointersOf(faults))).to.deep.equal(new Set(['/texts/nb/email/text']));
    expect(JSON.stringify(faults.body)).not.to.contain('01010101006');
    expect((await story.read(id)).state.people).to.deep.equal({ informing: 'preparing' });
    await put(id, 'notice', { texts: { nb: { email: { text: 'Hei {{name}}. Vi har hatt et brudd.' } } } });
    await story.say(story.hanna, id, { type: 'notice.submitted' });
    await approve(id);
    expect(story.mailsTo('kari@example.no')[0]?.text).to.equal('Hei Kari. Vi har hatt et brudd.');
  });

  it('is frozen from submission on, unfrozen when returned, and frozen for good when approved', async () => {
    const id = await assessedIncident(story);
    await submittedNotice(story, id, [kari]);
    const texts = { texts: { nb: { sms: { text: 'Noe annet.' } } } };
    const refuseChanges = async (): Promise<void> => {
      const before = await story.read(id);
      for (const [what, body] of [
        ['people', { people: [{ name: 'Mallory', email: 'mallory@example.no' }] }],
        ['notice', texts],
      ] as const) {
        const refused = await put(id, what, body);
        expect([refused.status, refused.body.type], what).to.deep.equal([
          409,
          'urn:varsla:problem:event-refused',
        ]);
      }
      expect(await story.read(id)).to.deep.equal(before);
    };
    await refuseChanges();
    await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: { whatHappened: { certainty: 'known', value: 'Endret siden.' } },
    });
    await story.say(story.pia, id, { type: 'notice.returned', reason: 'Ola mangler.' });
    expect((await put(id, 'people', { people: [kari, { name: 'Ola', phone: '41000000' }] })).status).to.equal(
      200,
    );
    expect((await put(id, 'notice', texts)).status).to.equal(200);
    await story.say(story.hanna, id, { type: 'notice.submitted' });
    await refuseChanges();
    await approve(id);
    await refuseChanges();
    expect(story.mail.accepted.map(({ to }) => to.email)).to.deep.equal(['kari@example.no']);
    expect(story.texts.accepted.map(({ body }) => body)).to.deep.equal(['Noe annet.']);
  });

  it('is approved by nobody who wrote on it: texts, list or submission, under any token', async () => {
    const id = await assessedIncident(story);
    const lars = await story.person('Lars', 'approver');
    const mona = await story.person('Mona', 'administrator');
    await put(id, 'notice', { texts: { nb: { sms: { text: 'Kort tekst.' } } } }, lars);
    await put(id, 'people', { people: [kari] }, mona);
    await put(id, 'people', { people: [kari, { name: 'Ola', phone: '41000000' }] });
    await story.say(story.pia, id, { type: 'notice.submitted' });
    const secondToken = await story.person('lars ', 'administrator');
    for (const author of [lars, mona, story.pia, secondToken]) {
      const refused = await story.event(author, id, { type: 'notice.approved' });
      expect([refused.status, refused.body.code]).to.deep.equal([409, 'author-approves']);
    }
    expect((await story.event(story.hanna, id, { type: 'notice.approved' })).status).to.equal(403);
    await story.service.runOnce();
    expect([...story.mail.accepted, ...story.texts.accepted]).to.deep.equal([]);
    const odd = await story.person('Odd', 'approver');
    const other = await story.event(odd, id, { type: 'notice.approved', hash: 'b'.repeat(64) });
    expect([other.status, other.body.code]).to.deep.equal([409, 'version-changed']);
    const { hash } = (await odd('GET', `/api/v1/incidents/${id}/notice`)).body;
    await story.say(odd, id, { type: 'notice.approved', hash });
    await story.service.runOnce();
    expect([story.mail.accepted.length, story.texts.accepted.length]).to.deep.equal([1, 1]);
  });

  it('may be given voluntarily at any risk, with the same approval', async () => {
    for (const level of ['unlikely', 'risk', undefined] as const) {
      const email = `${level ?? 'uvurdert'}@example.no`;
      const id = await assessedIncident(story, level ?? 'risk');
      const unassessed = level === undefined ? await story.open() : id;
      if (level === undefined) {
        await story.say(story.hanna, unassessed, { type: 'breach.confirmed' });
        const { texts } = (await story.hanna('GET', `/api/v1/incidents/${id}/notice`)).body;
        await put(unassessed, 'notice', { texts });
      }
      await submittedNotice(story, unassessed, [{ name: 'Kari', email }]);
      expect(await story.clockOf(unassessed, 'people.notice')).to.include({
        status: 'armed',
        ownTarget: true,
      });
      const own = await story.event(story.hanna, unassessed, { type: 'notice.approved' });
      expect(own.status).to.equal(403);
      await approve(unassessed);
      expect(story.mailsTo(email)).to.have.length(1);
      expect((await story.read(unassessed)).state.people).to.equal('told');
    }
    expect(story.mail.accepted).to.have.length(3);
  });

  it('is not for a processor to give', async () => {
    const id = await story.open({ role: 'processor' });
    await story.say(story.hanna, id, { type: 'breach.confirmed' });
    const refused = await put(id, 'people', { people: [kari] });
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'no-such-duty']);
  });
});
