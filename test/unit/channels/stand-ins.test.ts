import { expect } from 'chai';
import { createFaultPlan, fault } from '../../support/stand-ins/faults.ts';
import { type SendGridStandIn, startSendGridStandIn } from '../../support/stand-ins/sendgrid.ts';
import { startTwilioStandIn, type TwilioStandIn } from '../../support/stand-ins/twilio.ts';

type Json = Record<string, unknown>;

const to = (email: string) => ({ to: [{ email }] });

const mail = (changes: Json = {}): Json => ({
  personalizations: [to('ase@example.no')],
  from: { email: 'varsel@wepack.example' },
  subject: 'Melding',
  content: [{ type: 'text/plain', value: 'Hei' }],
  ...changes,
});

describe('the SendGrid stand-in', () => {
  let provider: SendGridStandIn;
  before(async () => {
    provider = await startSendGridStandIn();
  });
  after(() => provider.close());

  const post = async (body: unknown, headers: Record<string, string> = {}, path = '/v3/mail/send') => {
    const response = await fetch(`${provider.url}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${provider.apiKey}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('takes a right message and says under which id', async () => {
    const { status, headers, text } = await post(mail());
    expect([status, text]).to.deep.equal([202, '']);
    expect(headers.get('X-Message-Id')).to.equal(provider.accepted[0]?.providerId);
  });

  for (const [name, changes] of [
    ['an unknown field', { track: true }],
    ['an unknown field further down', { personalizations: [{ ...to('a@example.no'), colour: 'red' }] }],
    ['the same address twice', { personalizations: [to('a@example.no'), to('A@example.no')] }],
    [
      'the same address in to and cc',
      { personalizations: [{ ...to('a@example.no'), cc: [{ email: 'a@example.no' }] }] },
    ],
    ['more than 1000', { personalizations: Array.from({ length: 1001 }, (_, i) => to(`p${i}@example.no`)) }],
    [
      'more than 1000 recipients in few personalizations',
      {
        personalizations: ['a', 'b'].map((half) => ({
          to: Array.from({ length: 501 }, (_, i) => ({ email: `${half}${i}@example.no` })),
        })),
      },
    ],
    ['no personalization', { personalizations: [] }],
    ['no subject', { subject: undefined }],
    ['an empty subject', { subject: '' }],
    ['no content', { content: undefined }],
    ['an empty content', { content: [{ type: 'text/plain', value: '' }] }],
    [
      'html before text',
      {
        content: [
          { type: 'text/html', value: 'x' },
          { type: 'text/plain', value: 'x' },
        ],
      },
    ],
    ['an address that is none', { personalizations: [to('ase')] }],
    [
      'an argument that is no string',
      { personalizations: [{ ...to('a@example.no'), custom_args: { n: 1 } }] },
    ],
    ['arguments above 10,000 bytes', { custom_args: { n: 'x'.repeat(10_000) } }],
    [
      'bypasses that exclude each other',
      {
        mail_settings: { bypass_list_management: { enable: true }, bypass_spam_management: { enable: true } },
      },
    ],
  ] as [string, Json][]) {
    it(`refuses ${name}`, async () => {
      const { status, text } = await post(mail(changes));
      expect(status).to.equal(400);
      expect(JSON.parse(text)).to.have.nested.property('errors[0].message');
    });
  }

  it('refuses another key, another path and what is no JSON', async () => {
    expect((await post(mail(), { Authorization: 'Bearer SG.x' })).status).to.equal(401);
    expect((await post(mail(), {}, '/v3/mail/sent')).status).to.equal(404);
    expect((await post('{')).status).to.equal(400);
  });

  it('refuses more than 30 MB', async () => {
    const content = [{ type: 'text/plain', value: 'x'.repeat(31 * 1024 * 1024) }];
    expect((await post(mail({ content }))).status).to.equal(413);
  });
});

describe('the Twilio stand-in', () => {
  let provider: TwilioStandIn;
  before(async () => {
    provider = await startTwilioStandIn();
  });
  after(() => provider.close());

  const post = async (fields: Record<string, string> | [string, string][], account = provider.accountSid) => {
    const basic = Buffer.from(`${provider.accountSid}:${provider.authToken}`).toString('base64');
    const response = await fetch(`${provider.url}/2010-04-01/Accounts/${account}/Messages.json`, {
      method: 'POST',
      headers: { Authorization: `Basic ${basic}`, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
    const { code, sid } = (await response.json()) as { code?: number; sid?: string };
    return { status: response.status, code, sid };
  };
  const right = { To: '+4790000001', From: 'WePack', Body: 'Hei' };

  it('takes a right message and names it', async () => {
    const { status, sid } = await post({ ...right, ValidityPeriod: '36000' });
    expect(status).to.equal(201);
    expect(sid).to.equal(provider.accepted[0]?.sid);
  });

  for (const [name, fields, code] of [
    ['an unknown parameter', { ...right, Colour: 'red' }, 20001],
    ['no recipient', { From: 'WePack', Body: 'Hei' }, 21604],
    ['a number that is not E.164', { ...right, To: '90000001' }, 21211],
    ['no sender', { To: right.To, Body: 'Hei' }, 21603],
    ['a sender name above 11 characters', { ...right, From: 'WePack Norge' }, 21212],
    ['no text', { To: right.To, From: 'WePack' }, 21602],
    ['an empty text', { ...right, Body: '' }, 21602],
    ['more than 1600 characters', { ...right, Body: 'x'.repeat(1601) }, 21617],
    ['a validity of 0', { ...right, ValidityPeriod: '0' }, 21624],
    ['a validity above ten hours', { ...right, ValidityPeriod: '36001' }, 21624],
    ['a callback without a host', { ...right, StatusCallback: '/hooks' }, 21609],
    ['a callback with an underscore in its host', { ...right, StatusCallback: 'https://a_b.no/' }, 21609],
    ['a flag that is none', { ...right, SmartEncoded: 'yes' }, 20001],
    ['a parameter twice', [...Object.entries(right), ['Body', 'Hallo']], 20001],
  ] as [string, Record<string, string> | [string, string][], number][]) {
    it(`refuses ${name}`, async () => {
      expect(await post(fields)).to.deep.equal({ status: 400, code, sid: undefined });
    });
  }

  it('knows its own account alone', async () => {
    expect(await post(right, `AC${'0'.repeat(32)}`)).to.include({ status: 404, code: 20404 });
  });
});

describe('the fault plan', () => {
  it('goes by recipient, then in order, then by chance, the same for the same seed', () => {
    const plan = createFaultPlan();
    plan.for('ASE@example.no', fault.dropAfter());
    plan.next(fault.errorBefore(503));
    expect(plan.take(['ola@example.no'])).to.deep.equal(fault.errorBefore(503));
    expect(plan.take(['ase@example.no'])).to.deep.equal(fault.dropAfter());
    expect(plan.take(['ase@example.no'])).to.equal(undefined);
    const run = () => {
      plan.byChance(7, [
        [0.2, fault.dropBefore()],
        [0.1, fault.tooMany()],
      ]);
      return Array.from({ length: 1000 }, () => plan.take([])?.does);
    };
    const first = run();
    expect(run()).to.deep.equal(first);
    expect(first.filter((does) => does === 'drop').length).to.be.within(150, 250);
    expect(first.filter((does) => does === 'answer').length).to.be.within(60, 140);
    plan.clear();
    expect(plan.take([])).to.equal(undefined);
  });
});
