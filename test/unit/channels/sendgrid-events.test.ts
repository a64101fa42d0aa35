import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createSendGridChannel } from '../../../src/channels/sendgrid.ts';
import { parseSendGridEvents, verifySendGridSignature } from '../../../src/channels/sendgrid-events.ts';
import {
  type AcceptedMail,
  type SendGridStandIn,
  startSendGridStandIn,
} from '../../support/stand-ins/sendgrid.ts';

const AT = new Date('2026-11-22T12:00:00Z');

interface Received {
  timestamp: string | undefined;
  signature: string | undefined;
  rawBody: Buffer;
}

describe('SendGrid events', () => {
  let provider: SendGridStandIn;
  let mail: AcceptedMail;
  let received: Received[] = [];
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const header = (name: string) => request.headers[`x-twilio-email-event-webhook-${name}`]?.toString();
      received.push({
        timestamp: header('timestamp'),
        signature: header('signature'),
        rawBody: Buffer.concat(chunks),
      });
      response.end();
    });
  });
  let url = '';

  before(async () => {
    provider = await startSendGridStandIn({ now: () => AT });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    const channel = createSendGridChannel({
      apiKey: provider.apiKey,
      baseUrl: provider.url,
      from: { email: 'varsel@wepack.example' },
    });
    await channel.send({
      deliveryId: 'delivery-1',
      attempt: 2,
      to: { email: 'ase@example.no' },
      subject: 'Melding',
      text: 'Hei',
      html: '<p>Hei</p>',
    });
    const [first] = provider.accepted;
    if (first === undefined) throw new Error('nothing was taken');
    mail = first;
  });
  beforeEach(() => {
    received = [];
  });
  after(async () => {
    receiver.closeAllConnections();
    receiver.close();
    await provider.close();
  });

  const verified = (changes: Partial<Received & { publicKey: string }> = {}): boolean => {
    const [post] = received;
    if (post === undefined) throw new Error('nothing was posted');
    return verifySendGridSignature({ publicKey: provider.publicKey, ...post, ...changes });
  };

  it('verifies what SendGrid signed, and only as it came', async () => {
    await provider.postEvents(url, [provider.event('delivered', mail)]);
    expect(verified()).to.equal(true);
    const rawBody = Buffer.from(JSON.stringify(JSON.parse(received[0]?.rawBody.toString() ?? '')));
    expect(verified({ rawBody })).to.equal(false);
    expect(verified({ timestamp: '1' })).to.equal(false);
  });

  for (const signature of ['altered', 'foreign', 'missing'] as const) {
    it(`refuses a signature that is ${signature}`, async () => {
      await provider.postEvents(url, [provider.event('delivered', mail)], { signature });
      expect(verified()).to.equal(false);
    });
  }

  it('refuses garbage without throwing', async () => {
    await provider.postEvents(url, [provider.event('delivered', mail)]);
    for (const signature of ['', 'garbage', 'AAAA', '\u0000', 'MEUCIQ==']) {
      expect(verified({ signature })).to.equal(false);
    }
    for (const publicKey of ['', 'garbage', 'MFkwEwYHKoZIzj0CAQ==']) {
      expect(verified({ publicKey })).to.equal(false);
    }
  });

  it('repeats and disorders on request', async () => {
    const kinds = ['processed', 'deferred', 'delivered', 'open'];
    const events = kinds.map((kind) => provider.event(kind, mail));
    const statuses = await provider.postEvents(url, events, { copies: 2, shuffleSeed: 4, perRequest: 3 });
    expect(statuses).to.deep.equal([200, 200, 200]);
    const parsed = received.flatMap(({ rawBody }) => parseSendGridEvents(rawBody));
    expect(parsed.map(({ kind }) => kind)).to.not.deep.equal([
      'in_transit',
      'in_transit',
      'delivered',
      'in_transit',
      'in_transit',
      'delivered',
    ]);
    expect(parsed).to.have.length(6);
    expect(new Set(parsed.map(({ eventId }) => eventId)).size).to.equal(3);
    expect(
      received.every((post) => verifySendGridSignature({ publicKey: provider.publicKey, ...post })),
    ).to.equal(true);
  });

  const parse = (...events: unknown[]) => parseSendGridEvents(Buffer.from(JSON.stringify(events)));

  it('puts each kind into our words', () => {
    const event = provider.event('delivered', mail);
    expect(parse(event)).to.deep.equal([
      {
        provider: 'sendgrid',
        eventId: event['sg_event_id'],
        deliveryId: 'delivery-1',
        attempt: 2,
        kind: 'delivered',
        providerId: `${mail.providerId}.recvd-0.0`,
        at: AT,
      },
    ]);
  });

  it("is not misled by the provider's own count of attempts", () => {
    const event = provider.event('deferred', mail);
    expect(event['attempt']).to.equal('5');
    expect(parse(event)[0]).to.include({ kind: 'in_transit', attempt: 2, reason: 'deferred' });
  });

  for (const [fields, failure, reason] of [
    [{ event: 'bounce', type: 'bounce' }, 'permanent', 'bounce'],
    [{ event: 'bounce', type: 'blocked' }, 'temporary', 'blocked'],
    [{ event: 'bounce', type: 'blocked', bounce_classification: 'Content' }, 'filtered', 'blocked-filtered'],
    [{ event: 'dropped', reason: 'Bounced Address' }, 'suppressed', 'dropped-bounced-address'],
    [{ event: 'dropped', reason: 'Unsubscribed Address' }, 'suppressed', 'dropped-unsubscribed-address'],
    [{ event: 'dropped', reason: 'Spam Reporting Address' }, 'suppressed', 'dropped-spam-reporting-address'],
    [{ event: 'dropped', reason: 'Spam Content' }, 'filtered', 'dropped-spam-content'],
    [{ event: 'dropped', reason: 'Invalid' }, 'permanent', 'dropped-invalid'],
    [{ event: 'dropped', reason: 'constructor' }, 'temporary', 'dropped'],
    [{ event: 'dropped', reason: 'ase@example.no is unknown' }, 'temporary', 'dropped'],
  ] as const) {
    it(`reads ${Object.values(fields).join(', ')} as ${failure}`, () => {
      const [event] = parse(provider.event(fields.event, mail, fields));
      expect(event).to.include({ kind: 'failed', failure, reason });
      expect(JSON.stringify(event)).to.not.contain('ase');
    });
  }

  it('leaves out what is not about a delivery of ours', () => {
    const ours = provider.event('processed', mail);
    expect(
      parse(
        { ...ours, delivery: undefined },
        { ...ours, delivery: 'two words' },
        { ...ours, delivery_attempt: 'x' },
        { ...ours, sg_event_id: undefined },
        provider.event('open', mail),
        provider.event('click', mail),
        null,
        7,
        ours,
      ),
    ).to.have.length(1);
    for (const body of ['', '{', '{}', 'null', '"x"']) {
      expect(parseSendGridEvents(Buffer.from(body))).to.deep.equal([]);
    }
  });
});
