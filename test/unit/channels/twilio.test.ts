import { expect } from 'chai';
import type { SendOutcome, Sms } from '../../../src/channels/ports.ts';
import { createTwilioChannel } from '../../../src/channels/twilio.ts';
import { type Fault, fault } from '../../support/stand-ins/faults.ts';
import { startTwilioStandIn, type TwilioStandIn } from '../../support/stand-ins/twilio.ts';

const sms = (changes: Partial<Sms> = {}): Sms => ({
  deliveryId: '0f9d2c1e-7a44-4a7e-9b3b-0d6a8a1f2b3c',
  attempt: 1,
  to: '+4790000001',
  text: 'WePack: opplysninger om deg er på avveie. Les mer på wepack.example.',
  ...changes,
});

describe('the Twilio channel', () => {
  let provider: TwilioStandIn;
  before(async () => {
    provider = await startTwilioStandIn();
  });
  after(() => provider.close());
  beforeEach(() => {
    provider.accepted.length = 0;
    provider.refused.length = 0;
    provider.faults.clear();
  });

  const channel = (changes: Partial<Parameters<typeof createTwilioChannel>[0]> = {}) =>
    createTwilioChannel({
      accountSid: provider.accountSid,
      authToken: provider.authToken,
      from: 'WePack',
      baseUrl: provider.url,
      statusCallbackUrl: 'https://varsla.wepack.example/hooks/twilio',
      timeoutMilliseconds: 2000,
      ...changes,
    });

  it('hands over the text with a callback that names delivery and attempt', async () => {
    const outcome = await channel().send(sms({ attempt: 3 }));
    const [taken] = provider.accepted;
    expect(outcome).to.deep.equal({ outcome: 'accepted', providerId: taken?.sid });
    expect(taken?.request).to.deep.equal({
      To: '+4790000001',
      From: 'WePack',
      Body: sms().text,
      StatusCallback: `https://varsla.wepack.example/hooks/twilio?delivery=${sms().deliveryId}&attempt=3`,
      SmartEncoded: 'true',
      ShortenUrls: 'false',
      RiskCheck: 'disable',
    });
    expect(provider.refused).to.deep.equal([]);
  });

  it('can send through a messaging service, and without anybody to call back', async () => {
    const { from: _, ...rest } = {
      accountSid: provider.accountSid,
      authToken: provider.authToken,
      from: undefined,
      baseUrl: provider.url,
      messagingServiceSid: `MG${'0a'.repeat(16)}`,
      statusCallbackUrl: undefined,
    };
    expect((await createTwilioChannel(rest).send(sms())).outcome).to.equal('accepted');
    expect(provider.accepted[0]?.request).to.have.keys(
      'To',
      'MessagingServiceSid',
      'Body',
      'SmartEncoded',
      'ShortenUrls',
      'RiskCheck',
    );
  });

  it('does not start without a sender', () => {
    const options = { accountSid: 'AC', authToken: 'x', statusCallbackUrl: undefined };
    expect(() => createTwilioChannel(options)).to.throw('sender');
  });

  const refusals: [code: number, outcome: SendOutcome['outcome']][] = [
    ...[21211, 21614, 21635, 30006, 30005, 21610].map((code): [number, 'rejected'] => [code, 'rejected']),
    ...[30004, 30007].map((code): [number, 'rejected'] => [code, 'rejected']),
    ...[21408, 21612, 21606, 21603, 21401].map((code): [number, 'halted'] => [code, 'halted']),
    ...[63038, 60728, 20003, 20404, 20005, 90007, 21624].map((code): [number, 'halted'] => [code, 'halted']),
    ...[30003, 30008, 30001, 21611, 30036, 63017, 20429].map((code): [number, 'unsent'] => [code, 'unsent']),
    [29999, 'rejected'],
  ];
  for (const [code, outcome] of refusals) {
    it(`answers code ${code} with ${outcome}`, async () => {
      provider.faults.next(fault.refuse(400, code));
      expect(await channel().send(sms())).to.deep.equal({ outcome, reason: `twilio-${code}` });
      expect(provider.accepted).to.deep.equal([]);
    });
  }

  const table: { name: string; fault: Fault; outcome: SendOutcome; taken: number }[] = [
    { name: '429', fault: fault.tooMany(), outcome: { outcome: 'unsent', reason: 'twilio-20429' }, taken: 0 },
    {
      name: '429 with Retry-After',
      fault: fault.tooMany(5),
      outcome: { outcome: 'unsent', reason: 'twilio-20429', retryAfterSeconds: 5 },
      taken: 0,
    },
    {
      name: '429 for an account cap',
      fault: fault.refuse(429, 63038),
      outcome: { outcome: 'halted', reason: 'twilio-63038' },
      taken: 0,
    },
    {
      name: '503 after taking it, with a code that else means unsent',
      fault: { does: 'answer', taken: true, status: 503, code: 20429 },
      outcome: { outcome: 'unknown', reason: 'twilio-20429' },
      taken: 1,
    },
    {
      name: '500',
      fault: fault.errorBefore(),
      outcome: { outcome: 'unknown', reason: 'twilio-20500' },
      taken: 0,
    },
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
    it(`answers ${name} with ${outcome.outcome}, and asks once`, async () => {
      provider.faults.next(fault);
      expect(await channel().send(sms())).to.deep.equal(outcome);
      expect(provider.countOf(sms().deliveryId)).to.equal(taken);
    });
  }

  it('gives a silent provider up: unknown', async () => {
    provider.faults.next(fault.hangAfter());
    expect(await channel({ timeoutMilliseconds: 100 }).send(sms())).to.deep.equal({
      outcome: 'unknown',
      reason: 'ECONNABORTED',
    });
    expect(provider.countOf(sms().deliveryId)).to.equal(1);
  });

  it('knows that nothing left when nobody listens', async () => {
    const gone = await startTwilioStandIn();
    await gone.close();
    expect(await channel({ baseUrl: gone.url }).send(sms())).to.deep.equal({
      outcome: 'unsent',
      reason: 'ECONNREFUSED',
    });
  });

  it('stops at wrong credentials', async () => {
    expect(await channel({ authToken: 'wrong' }).send(sms())).to.deep.equal({
      outcome: 'halted',
      reason: 'twilio-20003',
    });
  });

  it('rejects what the provider refuses, without the number in the reason', async () => {
    expect(await channel().send(sms({ to: '90000001' }))).to.deep.equal({
      outcome: 'rejected',
      reason: 'twilio-21211',
    });
    expect(await channel().send(sms({ text: 'a'.repeat(1601) }))).to.deep.equal({
      outcome: 'rejected',
      reason: 'twilio-21617',
    });
  });
});
