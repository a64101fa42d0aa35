import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Email, SendOutcome } from '../../../src/channels/ports.ts';
import { createSendGridChannel } from '../../../src/channels/sendgrid.ts';
import { type Fault, fault } from '../../support/stand-ins/faults.ts';
import { type SendGridStandIn, startSendGridStandIn } from '../../support/stand-ins/sendgrid.ts';

const email = (changes: Partial<Email> = {}): Email => ({
  deliveryId: '0f9d2c1e-7a44-4a7e-9b3b-0d6a8a1f2b3c',
  attempt: 2,
  to: { email: 'ase.odegard@example.no', name: 'Ødegård, Åse' },
  subject: 'Viktig melding om dine opplysninger',
  text: 'Hei Åse. Dette har skjedd.',
  html: '<p>Hei Åse. Dette har skjedd.</p>',
  ...changes,
});

describe('the SendGrid channel', () => {
  let provider: SendGridStandIn;
  before(async () => {
    provider = await startSendGridStandIn();
  });
  after(() => provider.close());
  beforeEach(() => {
    provider.accepted.length = 0;
    provider.refused.length = 0;
    provider.faults.clear();
  });

  const channel = (changes: { apiKey?: string; baseUrl?: string; timeoutMilliseconds?: number } = {}) =>
    createSendGridChannel({
      apiKey: provider.apiKey,
      baseUrl: provider.url,
      from: { email: 'varsel@wepack.example', name: 'WePack' },
      timeoutMilliseconds: 2000,
      ...changes,
    });

  it('hands over one message to one person, whole and untracked', async () => {
    const outcome = await channel().send(email());
    const [mail] = provider.accepted;
    expect(outcome).to.deep.equal({ outcome: 'accepted', providerId: mail?.providerId });
    expect(provider.accepted).to.have.length(1);
    expect(mail?.request).to.deep.equal({
      personalizations: [
        {
          to: [{ email: 'ase.odegard@example.no', name: 'Ødegård, Åse' }],
          custom_args: { delivery: '0f9d2c1e-7a44-4a7e-9b3b-0d6a8a1f2b3c', delivery_attempt: '2' },
        },
      ],
      from: { email: 'varsel@wepack.example', name: 'WePack' },
      subject: 'Viktig melding om dine opplysninger',
      content: [
        { type: 'text/plain', value: 'Hei Åse. Dette har skjedd.' },
        { type: 'text/html', value: '<p>Hei Åse. Dette har skjedd.</p>' },
      ],
      mail_settings: {
        bypass_spam_management: { enable: true },
        bypass_unsubscribe_management: { enable: true },
      },
      tracking_settings: {
        click_tracking: { enable: false, enable_text: false },
        open_tracking: { enable: false },
        subscription_tracking: { enable: false },
        ganalytics: { enable: false },
      },
    });
  });

  it('keeps two channels apart: keys and addresses are not shared', async () => {
    const right = channel();
    const wrong = channel({ apiKey: 'SG.not.ours' });
    const outcomes = await Promise.all([right.send(email()), wrong.send(email())]);
    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(['accepted', 'halted']);
  });

  const table: { name: string; fault: Fault; outcome: SendOutcome; taken: number }[] = [
    { name: '400', fault: fault.refuse(400), outcome: { outcome: 'rejected', reason: 'http-400' }, taken: 0 },
    { name: '413', fault: fault.refuse(413), outcome: { outcome: 'rejected', reason: 'http-413' }, taken: 0 },
    { name: '401', fault: fault.refuse(401), outcome: { outcome: 'halted', reason: 'http-401' }, taken: 0 },
    { name: '403', fault: fault.refuse(403), outcome: { outcome: 'halted', reason: 'http-403' }, taken: 0 },
    { name: '429', fault: fault.tooMany(), outcome: { outcome: 'unsent', reason: 'http-429' }, taken: 0 },
    {
      name: '429 with Retry-After',
      fault: fault.tooMany(17),
      outcome: { outcome: 'unsent', reason: 'http-429', retryAfterSeconds: 17 },
      taken: 0,
    },
    {
      name: '500',
      fault: fault.errorBefore(500),
      outcome: { outcome: 'unknown', reason: 'http-500' },
      taken: 0,
    },
    {
      name: '503 after taking it',
      fault: fault.errorAfter(503),
      outcome: { outcome: 'unknown', reason: 'http-503' },
      taken: 1,
    },
    { name: '404', fault: fault.refuse(404), outcome: { outcome: 'unknown', reason: 'http-404' }, taken: 0 },
    {
      name: 'a connection dropped before',
      fault: fault.dropBefore(),
      outcome: { outcome: 'unknown', reason: 'ECONNRESET' },
      taken: 0,
    },
    {
      name: 'a connection dropped after',
      fault: fault.dropAfter(),
      outcome: { outcome: 'unknown', reason: 'ECONNRESET' },
      taken: 1,
    },
  ];
  for (const { name, fault, outcome, taken } of table) {
    it(`answers ${name} with ${outcome.outcome}`, async () => {
      provider.faults.next(fault);
      expect(await channel().send(email())).to.deep.equal(outcome);
      expect(provider.accepted).to.have.length(taken);
      expect(provider.refused).to.deep.equal([]);
    });
  }

  it('waits until X-RateLimit-Reset, by the clock of the answer', async () => {
    provider.faults.next(
      fault.refuse(429, undefined, {
        Date: 'Sun, 22 Nov 2026 12:00:00 GMT',
        'X-RateLimit-Reset': String(Date.UTC(2026, 10, 22, 12, 0, 42) / 1000),
      }),
    );
    expect(await channel().send(email())).to.deep.equal({
      outcome: 'unsent',
      reason: 'http-429',
      retryAfterSeconds: 42,
    });
  });

  it('gives a silent provider up: unknown, whether it had taken the message or not', async () => {
    provider.faults.next(fault.hangBefore(), fault.hangAfter());
    const impatient = channel({ timeoutMilliseconds: 100 });
    expect(await impatient.send(email())).to.deep.equal({ outcome: 'unknown', reason: 'ECONNABORTED' });
    expect(await impatient.send(email())).to.deep.equal({ outcome: 'unknown', reason: 'ECONNABORTED' });
    expect(provider.countOf(email().deliveryId)).to.equal(1);
  });

  it('knows that nothing left when nobody listens or the name is none', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    expect(await channel({ baseUrl: `http://127.0.0.1:${port}` }).send(email())).to.deep.equal({
      outcome: 'unsent',
      reason: 'ECONNREFUSED',
    });
    const nameless = await channel({ baseUrl: 'http://stand-in.invalid' }).send(email());
    expect(nameless.outcome).to.equal('unsent');
  });

  it('does not follow a redirect with the message', async () => {
    provider.faults.next(fault.refuse(307, undefined, { Location: `${provider.url}/v3/mail/send` }));
    expect(await channel().send(email())).to.deep.equal({ outcome: 'unknown', reason: 'http-307' });
    expect(provider.accepted).to.deep.equal([]);
  });

  it('names no person in a reason, whatever the provider writes', async () => {
    const outcome = await channel().send(email({ to: { email: 'not an address <ase@example.no>' } }));
    expect(outcome).to.deep.equal({ outcome: 'rejected', reason: 'http-400' });
  });
});
