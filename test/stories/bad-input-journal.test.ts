import { expect } from 'chai';
import { type AlarmStory, publicUrl, startAlarmStory } from '../support/alarm-story.ts';
import { firstAdministrator } from '../support/page-client.ts';
import { natt, vakt } from '../support/story.ts';

const landline = '22396900';

describe('bad input of alarms stands in the journal, without what was sent', () => {
  let story: AlarmStory;
  beforeEach(async () => {
    story = await startAlarmStory();
  });
  afterEach(() => story.close());

  const whole = async (): Promise<string> => {
    const { rows } = await story.database.pool.query<{ body: string }>('select body from journal');
    return rows.map(({ body }) => body).join();
  };

  it('a landline for SMS, on the list and as a way, at the API and on the page', async () => {
    const contact = await story.contact('Vakt');
    const path = `/api/v1/contacts/${contact}/methods`;
    const added = await story.admin('POST', path, { body: { kind: 'sms', address: landline } });
    const detail = 'This is no mobile number: SMS does not reach it. Leave it out, or give another.';
    expect([added.status, added.body.errors]).to.deep.equal([422, [{ pointer: '/address', detail }]]);
    const refused = { contactId: contact, faults: [{ field: '/address', why: 'landline' }] };
    expect(await story.system('contact.method-refused')).to.deep.equal([refused]);
    const admin = await firstAdministrator(story);
    const form = { kind: 'sms', address: landline };
    const page = await admin.post(`/settings/contacts/${contact}/reach/methods`, form);
    expect([page.status, page.text.includes('SMS når bare mobilnummer')]).to.deep.equal([422, true]);
    expect(await story.system('contact.method-refused')).to.deep.equal([refused, refused]);

    const contacts = [vakt, { name: 'Kari Nordmann', mobile: landline, 'Ola Hemmelig': 1 }];
    expect((await story.admin('PUT', '/api/v1/contacts', { body: { contacts } })).status).to.equal(422);
    expect(await story.system('contacts.refused')).to.deep.equal([
      {
        faults: [{ field: '/contacts/1/mobile', why: 'landline' }],
      },
    ]);
    expect(await whole()).not.to.match(/39\s?69|Nordmann|Hemmelig/);
    expect((await story.methodsOf('Vakt')).length).to.equal(3);
  });

  it('an escalation that goes in a circle, and one without steps', async () => {
    const put = (body: object) => story.admin('PUT', '/api/v1/escalation', { body });
    const step = { contacts: 'on-duty', methods: ['email'], waitMinutes: 15 };
    expect((await put({ steps: [], repeat: 1 })).status).to.equal(422);
    expect((await put({ steps: [step, step], repeat: 1 })).status).to.equal(422);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await put({ steps: [{ ...step, contacts: [nobody] }], repeat: 1 })).status).to.equal(422);
    // A slip that alerts nobody wrongly is answered, and no more.
    expect(await story.system('escalation.refused')).to.deep.equal([
      { faults: [{ field: '/steps', why: 'no-steps' }] },
      { faults: [{ field: '/steps/1', why: 'loop' }] },
    ]);
    // Whoever may not change it has sent no settings.
    const handler = await story.hanna('PUT', '/api/v1/escalation', { body: { steps: [], repeat: 1 } });
    expect(handler.status).to.equal(403);
    expect(await story.system('escalation.refused')).to.have.length(2);
    expect(await story.system('escalation.changed')).to.deep.equal([]);
  });

  it('a webhook of a provider that comes twice, and not a thousand times', async () => {
    await story.open();
    await story.service.runOnce();
    const [mail] = story.mail.accepted;
    const events = [
      {
        event: 'delivered',
        sg_event_id: 'one-event',
        timestamp: Math.floor(story.clock.now().getTime() / 1000),
        delivery: mail?.deliveryId,
        delivery_attempt: '1',
      },
    ];
    expect(await story.postEvents(events)).to.deep.equal([204]);
    expect(await story.system('webhook.repeated')).to.deep.equal([]);
    for (let again = 0; again < 3; again += 1) expect(await story.postEvents(events)).to.deep.equal([204]);
    const repeated = { type: 'webhook.repeated', path: '/webhooks/sendgrid' };
    expect(await story.system('webhook.repeated')).to.deep.equal([{ ...repeated, count: 1 }]);
    await story.after(2);
    await story.postEvents(events);
    expect((await story.system('webhook.repeated')).map(({ count }) => count)).to.deep.equal([1, 3]);
    for (const signature of ['foreign', 'altered'] as const)
      expect(await story.postEvents(events, signature)).to.deep.equal([403]);
    expect(await story.system('webhook.forged')).to.deep.equal([
      { type: 'webhook.forged', path: '/webhooks/sendgrid', count: 1 },
    ]);
  });

  it('an SMS of a stranger, whose number and words are kept nowhere', async () => {
    const said = 'Dette er Kari Nordmann, hvem er dere?';
    expect(await story.reply('+4799999999', said)).to.equal(undefined);
    const [note, ...more] = await story.system('sms.from-stranger');
    expect([Object.keys(note).sort(), more]).to.deep.equal([['provider', 'providerId', 'type'], []]);
    expect(await whole()).not.to.match(/Nordmann|99999999/);
    // Nor does an unsigned one get as far.
    const answer = await story.texts.reply(`${publicUrl}/webhooks/twilio/sms`, natt.mobile, 'OK', {
      deliverTo: story.url,
      signature: 'missing',
    });
    expect(answer.status).to.equal(403);
    expect(await story.system('webhook.forged')).to.have.length(1);
  });
});
