import { expect } from 'chai';
import { replay } from '../../src/incidents/replay.ts';
import { firstBroken } from '../../src/journal/chain.ts';
import { readStream } from '../../src/journal/journal.ts';
import { createTestService, type Api, type TestService } from '../support/service.ts';
import { wholeFacts } from '../support/story.ts';

describe('replaying a journal', () => {
  let varsla: TestService;
  let hanna: Api;
  let pia: Api;
  before(async () => {
    varsla = await createTestService();
    hanna = await varsla.person('Hanna', 'handler');
    pia = await varsla.person('Pia', 'approver');
    await varsla.admin('PUT', '/api/v1/organisation', {
      body: { name: 'WEPACK AS', dpo: { name: 'Personvernombudet', email: 'pvo@wepack.example' } },
    });
    await varsla.admin('PUT', '/api/v1/contacts', {
      body: { contacts: [{ name: 'Vakt', email: 'vakt@wepack.example' }] },
    });
  });
  after(() => varsla.close());

  const open = async (fields: object = {}): Promise<string> => {
    const { status, body } = await hanna('POST', '/api/v1/incidents', {
      body: {
        title: 'Kundeliste på avveie',
        description: 'En fil lå åpen.',
        detectedAt: varsla.clock.now().toISOString(),
        role: 'controller',
        ...fields,
      },
    });
    expect(status, JSON.stringify(body)).to.equal(201);
    return body.id as string;
  };
  const say = async (api: Api, id: string, body: object): Promise<void> => {
    const answer = await varsla.event(api, id, body);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
  };
  const pass = async (hours: number): Promise<void> => {
    varsla.clock.forward(hours);
    await varsla.service.runOnce();
  };
  const stored = async (id: string): Promise<{ state: unknown; version: number }> => {
    const { rows } = await varsla.database.pool.query('select state, version from incidents where id = $1', [
      id,
    ]);
    return rows[0] as { state: unknown; version: number };
  };
  const proven = async (id: string) => {
    const entries = await readStream(varsla.database.pool, id);
    expect(firstBroken(entries)).to.equal(undefined);
    return { entries, result: replay(entries) };
  };

  it('gives the stored state and version: people, reminders, notices, closing and reopening', async () => {
    const id = await open();
    await pass(1);
    await say(hanna, id, { type: 'breach.confirmed' });
    await say(hanna, id, { type: 'risk.assessed', level: 'high', reasoning: 'Passord.' });
    const text = (value: string) => ({ certainty: 'known', value });
    const facts = await hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: {
        ...wholeFacts,
        whatHappened: text('En kundeliste lå åpen.'),
        likelyConsequences: text('Du kan få falske meldinger.'),
        measuresTaken: text('Filen er fjernet.'),
        measuresPlanned: text('Vi går gjennom rutinene.'),
        mitigation: text('Bytt passord.'),
      },
    });
    expect(facts.status).to.equal(200);
    await pass(30);
    await say(hanna, id, { type: 'report.submitted' });
    await say(pia, id, { type: 'report.returned', reason: 'Antallet mangler.' });
    await say(hanna, id, { type: 'report.submitted' });
    await say(pia, id, { type: 'report.approved' });
    await pass(60);
    const filed = {
      type: 'authority.notified',
      channel: 'altinn',
      reference: 'AR300186895',
      at: varsla.clock.now().toISOString(),
      delayReason: 'Leverandøren svarte sent.',
    };
    await say(hanna, id, filed);
    await hanna('PUT', `/api/v1/incidents/${id}/people`, {
      body: { people: [{ name: 'Kari', email: 'kari@example.no' }, { name: 'Ola' }] },
    });
    await say(hanna, id, { type: 'notice.submitted' });
    await say(pia, id, { type: 'notice.approved' });
    await varsla.service.runOnce();
    await say(hanna, id, { type: 'remainder.decided', reason: 'Ringt.' });
    await say(hanna, id, { type: 'breach.contained' });
    await say(hanna, id, { type: 'incident.closed' });
    await say(hanna, id, { type: 'incident.reopened', reason: 'Ny kunnskap.' });

    const { entries, result } = await proven(id);
    expect(result).to.deep.equal(await stored(id));
    const types = new Set(entries.map(({ type }) => type));
    expect([...types]).to.include.members(['deadline.neared', 'deadline.passed', 'notice.settled']);
  });

  it('gives the stored state for a processor and for a dismissed case', async () => {
    const told = await open({ role: 'processor' });
    await pass(1);
    await say(hanna, told, { type: 'controller.notified', controller: 'Kunde AS', allTold: false });
    await say(hanna, told, { type: 'controller.notified', controller: 'Annen AS' });
    const dismissed = await open();
    await say(hanna, dismissed, { type: 'incident.dismissed', reason: 'Testdata.' });
    for (const id of [told, dismissed]) expect((await proven(id)).result).to.deep.equal(await stored(id));
  });

  it('throws where an entry is missing, forged or misnumbered', async () => {
    const id = await open();
    await say(hanna, id, { type: 'breach.confirmed' });
    await say(hanna, id, { type: 'risk.assessed', level: 'unlikely', reasoning: 'Kryptert.' });
    const [opening, confirming, assessing] = (await readStream(varsla.database.pool, id)).map(
      ({ position, body }) => ({ position, body }),
    ) as [Entry, Entry, Entry];
    expect(() => replay([])).to.throw('without entries');
    expect(() => replay([confirming])).to.throw('position 2: breach.confirmed does not fit');
    expect(() => replay([opening, opening])).to.throw('position 1: incident.opened does not fit');
    expect(() => replay([opening, assessing])).to.throw('position 3: risk.assessed does not fit');
    const misnumbered = { position: 2, body: confirming.body.replace('"version":2', '"version":3') };
    expect(() => replay([opening, misnumbered])).to.throw('position 2: version 3 where 2 follows');
    const forged = {
      position: 3,
      body: assessing.body.replace('"type":"risk.assessed"', '"type":"report.approved"'),
    };
    expect(() => replay([opening, confirming, forged])).to.throw('report.approved does not fit');
  });
});

interface Entry {
  position: number;
  body: string;
}
