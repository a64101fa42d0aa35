import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createTwilioChannel } from '../../../src/channels/twilio.ts';
import { parseTwilioStatus, verifyTwilioSignature } from '../../../src/channels/twilio-status.ts';
import { type AcceptedSms, startTwilioStandIn, type TwilioStandIn } from '../../support/stand-ins/twilio.ts';

const AT = new Date('2026-11-22T12:00:00Z');
const PUBLIC_URL = 'https://varsla.wepack.example/hooks/twilio';

interface Received {
  signature: string | undefined;
  url: string;
  params: Record<string, string>;
}

describe('Twilio status callbacks', () => {
  let provider: TwilioStandIn;
  let sms: AcceptedSms;
  let deliverTo = '';
  let received: Received[] = [];
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        signature: request.headers['x-twilio-signature']?.toString(),
        url: new URL(request.url ?? '', PUBLIC_URL).href,
        params: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
      });
      response.end();
    });
  });

  before(async () => {
    provider = await startTwilioStandIn();
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    deliverTo = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const channel = createTwilioChannel({
      accountSid: provider.accountSid,
      authToken: provider.authToken,
      from: '+4759440000',
      baseUrl: provider.url,
      statusCallbackUrl: PUBLIC_URL,
    });
    await channel.send({ deliveryId: 'delivery-1', attempt: 2, to: '+4790000001', text: 'Hei' });
    const [first] = provider.accepted;
    if (first === undefined) throw new Error('nothing was taken');
    sms = first;
  });
  beforeEach(() => {
    received = [];
  });
  after(async () => {
    receiver.closeAllConnections();
    receiver.close();
    await provider.close();
  });

  const verified = (changes: Partial<Received & { authToken: string }> = {}): boolean => {
    const [post] = received;
    if (post === undefined) throw new Error('nothing was posted');
    return verifyTwilioSignature({ authToken: provider.authToken, ...post, ...changes });
  };

  it('verify against the public address, query and fields included', async () => {
    expect(await provider.postStatus(sms, 'sent', { deliverTo, copies: 2 })).to.deep.equal([200, 200]);
    expect(received).to.have.length(2);
    expect(verified()).to.equal(true);
    expect(verified({ url: `${PUBLIC_URL}?delivery=delivery-2&attempt=2` })).to.equal(false);
    expect(verified({ url: received[0]?.url.replace('https:', 'http:') ?? '' })).to.equal(false);
    expect(verified({ params: { ...received[0]?.params, MessageStatus: 'delivered' } })).to.equal(false);
  });

  for (const signature of ['altered', 'foreign', 'missing'] as const) {
    it(`are refused with a signature that is ${signature}`, async () => {
      await provider.postStatus(sms, 'sent', { deliverTo, signature });
      expect(verified()).to.equal(false);
    });
  }

  it('are refused for garbage, without throwing', async () => {
    await provider.postStatus(sms, 'sent', { deliverTo });
    for (const signature of ['', 'garbage', 'ø', undefined]) expect(verified({ signature })).to.equal(false);
    for (const url of ['', '/hooks', 'garbage']) expect(verified({ url })).to.equal(false);
    expect(verified({ authToken: '' })).to.equal(false);
  });

  it('are put into our words, out of order too', async () => {
    await provider.postStatuses(['sending', 'sent', 'delivered'], { deliverTo, shuffleSeed: 1 });
    const events = received.map(({ url, params }) =>
      parseTwilioStatus(Object.fromEntries(new URL(url).searchParams), params, AT),
    );
    expect(events.map((event) => event?.reason)).to.not.deep.equal(['sending', 'sent', 'delivered']);
    expect(events.map((event) => event?.eventId)).to.have.members(
      ['sending', 'sent', 'delivered'].map((status) => `${sms.sid}.${status}`),
    );
    expect(events.find((event) => event?.kind === 'delivered')).to.deep.equal({
      provider: 'twilio',
      eventId: `${sms.sid}.delivered`,
      deliveryId: 'delivery-1',
      attempt: 2,
      kind: 'delivered',
      reason: 'delivered',
      providerId: sms.sid,
      at: AT,
    });
  });

  const parse = (MessageStatus: string, ErrorCode?: string) =>
    parseTwilioStatus(
      { delivery: 'delivery-1', attempt: '2' },
      {
        MessageSid: sms.sid,
        MessageStatus,
        To: '+4790000001',
        ...(ErrorCode === undefined ? {} : { ErrorCode }),
      },
      AT,
    );

  for (const [status, kind] of [
    ['queued', 'in_transit'],
    ['sending', 'in_transit'],
    ['sent', 'in_transit'],
    ['partially_delivered', 'in_transit'],
    ['delivered', 'delivered'],
    ['read', 'delivered'],
  ] as const) {
    it(`read ${status} as ${kind}`, () => {
      expect(parse(status)).to.include({ kind });
      expect(parse(status)).to.not.have.property('failure');
    });
  }

  for (const [codes, failure] of [
    [['21211', '21614', '21635', '30006', '30005'], 'permanent'],
    [['21610'], 'suppressed'],
    [['30004', '30007', '21408', '21612'], 'filtered'],
    [['30003', '30008', '30001', '30036', '63017', '39999', 'x'], 'temporary'],
  ] as const) {
    it(`read ${codes.join(', ')} as ${failure}`, () => {
      for (const code of codes) {
        expect(parse('undelivered', code)).to.include({ kind: 'failed', failure });
        expect(parse('failed', code)?.reason).to.equal(code === 'x' ? 'failed' : `twilio-${code}`);
      }
    });
  }

  it('say nothing when they are not about a delivery of ours', () => {
    const params = { MessageSid: sms.sid, MessageStatus: 'sent' };
    const ours = { delivery: 'delivery-1', attempt: '1' };
    expect(parseTwilioStatus(ours, params, AT)).to.include({ attempt: 1 });
    expect(parseTwilioStatus({}, params, AT)).to.equal(undefined);
    expect(parseTwilioStatus({ ...ours, attempt: '0' }, params, AT)).to.equal(undefined);
    expect(parseTwilioStatus(ours, { ...params, MessageStatus: 'received' }, AT)).to.equal(undefined);
    expect(parseTwilioStatus(ours, { ...params, MessageSid: 'x' }, AT)).to.equal(undefined);
  });
});
