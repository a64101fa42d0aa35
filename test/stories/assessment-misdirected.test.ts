import { expect } from 'chai';
import { verifyRecord } from '../../src/verify-record.ts';
import { type Api, createTestService, type TestService } from '../support/service.ts';

const message = {
  title: 'E-post til feil mottaker',
  what: 'En faktura til en kunde gikk til en annen kunde.',
  how: 'Feil adresse ble valgt i listen.',
  sentAt: '2026-11-20T07:00:00Z',
  detectedAt: '2026-11-20T08:00:00Z',
  peopleCount: 1,
  dataKinds: [{ class: 'financial', circumstance: 'hardly-any-insight', reason: 'Ett beløp.' }],
  identifiers: ['name-with-email'],
  identifiersReason: 'Navn og e-postadresse sto øverst.',
  vulnerablePeople: false,
  recipients: 'known',
  recipientsReason: 'Mottakeren er kunde hos oss og svarte.',
  deletion: 'confirmed',
};

describe('the short path for a message to the wrong recipient', () => {
  let varsla: TestService;
  let hanna: Api;

  before(async () => {
    varsla = await createTestService();
    hanna = await varsla.person('Hanna', 'handler');
  });
  after(() => varsla.close());

  const send = (body: object) => hanna('POST', '/api/v1/misdirected', { body });
  const typesOf = async (id: string): Promise<string[]> =>
    (await hanna('GET', `/api/v1/incidents/${id}/journal`)).body.items.map(
      ({ type }: { type: string }) => type,
    );

  it('goes from one body to a proposal, and ends in the same record as the long way', async () => {
    const { status, body, headers } = await send(message);
    expect(status, JSON.stringify(body)).to.equal(201);
    expect(body.incident.status).to.equal('aware');
    expect(body.incident.facts.peopleCount.value).to.equal(1);
    expect(body.assessment.risk).to.equal('unlikely');
    expect(body.assessment.reasons[0].code).to.equal('few-known-recipients-who-deleted-it');
    expect(headers.get('location')).to.equal(`/api/v1/incidents/${body.incident.id}`);
    // Nothing is decided: the clock runs until a person has.
    expect(body.incident.risk).to.equal(null);

    const { title, detectedAt } = message;
    const { body: long } = await hanna('POST', '/api/v1/incidents', {
      body: { title, description: message.what, detectedAt, awareAt: detectedAt, role: 'controller' },
    });
    const facts = Object.fromEntries(
      Object.entries(body.incident.facts as Record<string, { value: unknown }>).map(([key, { value }]) => [
        key,
        { certainty: 'known', value },
      ]),
    );
    await hanna('PATCH', `/api/v1/incidents/${long.id}/facts`, { body: facts });
    const { body: assessed } = await hanna('POST', `/api/v1/incidents/${long.id}/assessments`, {
      body: {
        choices: {
          identification: message.identifiersReason,
          confidentiality: message.recipientsReason,
          intent: message.how,
        },
      },
    });
    const asMade = ({ risk, severity, duties, reasons, open }: Record<string, unknown>) => ({
      risk,
      severity,
      duties,
      reasons,
      open,
    });
    expect(asMade(body.assessment)).to.deep.equal(asMade(assessed));
    expect(await typesOf(body.incident.id)).to.deep.equal(await typesOf(long.id));
    expect(await typesOf(long.id)).to.deep.equal(['incident.opened', 'facts.recorded', 'assessment.made']);
    expect((await verifyRecord(varsla.database.pool)).faults).to.deep.equal([]);
  });

  it('proposes by what was sent and to whom', async () => {
    const risk = async (more: object): Promise<string> =>
      (await send({ ...message, ...more })).body.assessment.risk;
    expect(await risk({ deletion: 'claimed' })).to.equal('risk');
    expect(await risk({ recipients: 'unknown' })).to.equal('risk');
    expect(await risk({ identifiers: ['national-identity-number'], deletion: 'none' })).to.equal('high');
    const result = { class: 'sensitive', circumstance: 'ordinary', reason: 'Et prøvesvar.' };
    expect(await risk({ dataKinds: [result] })).to.equal('high');
    expect(await risk({ dataKinds: [result], protection: 'strong', protectionKey: 'safe' })).to.equal(
      'unlikely',
    );
  });

  it('names every field that is wrong, and opens nothing', async () => {
    const count = async (): Promise<number> => (await hanna('GET', '/api/v1/incidents')).body.items.length;
    const before = await count();
    const pointers = async (more: object): Promise<string[]> => {
      const { status, body } = await send({ ...message, ...more });
      expect(status).to.equal(422);
      return body.errors.map(({ pointer }: { pointer: string }) => pointer);
    };
    expect(await pointers({ peopleCount: 101 })).to.deep.equal(['/peopleCount']);
    expect(await pointers({ peopleCount: 0, recipientsReason: '' })).to.deep.equal([
      '/peopleCount',
      '/recipientsReason',
    ]);
    expect(await pointers({ detectedAt: '2026-11-20T06:00:00Z' })).to.deep.equal(['/detectedAt']);
    expect(
      await pointers({ sentAt: '2026-11-21T06:00:00Z', detectedAt: '2026-11-21T06:00:00Z' }),
    ).to.deep.equal(['/sentAt']);
    expect(await pointers({ protectionKey: 'safe' })).to.deep.equal(['/protectionKey']);
    expect(await pointers({ dataKinds: [{ class: 'simple', circumstance: 'ordinary' }] })).to.deep.equal([
      '/dataKinds',
    ]);
    expect(
      await pointers({ dataKinds: [{ class: 'simple', circumstance: 'allows-fraud', reason: 'x' }] }),
    ).to.deep.equal(['/dataKinds/0/circumstance']);
    expect(await pointers({ system: 'finnes-ikke' })).to.deep.equal(['/system']);
    expect(await count()).to.equal(before);
  });

  it('is one incident for one key, however often it is sent', async () => {
    const once = () =>
      hanna('POST', '/api/v1/misdirected', { body: message, headers: { 'Idempotency-Key': 'en-gang' } });
    const [first, second] = [await once(), await once()];
    expect(second.body.incident.id).to.equal(first.body.incident.id);
  });
});
