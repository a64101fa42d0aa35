import { expect } from 'chai';
import { firstAdministrator } from '../support/page-client.ts';
import { type Api, createTestService, type TestService } from '../support/service.ts';

describe('the journal, narrowed', () => {
  let varsla: TestService;
  let id: string;
  let hanna: Api;
  let hannaId: string;
  before(async () => {
    varsla = await createTestService({ now: '2026-11-20T22:30:00Z' });
    hanna = await varsla.person('Hanna', 'handler');
    const opening = { title: 'T', description: 'D', detectedAt: '2026-11-20T08:00:00Z', role: 'controller' };
    id = (await varsla.admin('POST', '/api/v1/incidents', { body: opening })).body.id;
    await varsla.event(hanna, id, { type: 'breach.confirmed' });
    // Past midnight in Norway, and not in UTC.
    varsla.clock.forward(0.75);
    for (const value of ['One.', 'Two.'])
      await hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
        body: { whatHappened: { certainty: 'known', value } },
      });
    await varsla.service.runOnce();
  });
  after(() => varsla.close());

  const types = async (query: string): Promise<string[]> => {
    const { status, body } = await hanna('GET', `/api/v1/incidents/${id}/journal?newest=true${query}`);
    expect(status, JSON.stringify(body)).to.equal(200);
    hannaId = body.actors.find(({ name }: { name: string }) => name === 'Hanna')?.id;
    return body.items.map(({ type }: { type: string }) => type);
  };

  it('by what, by whom and by the day in Norway, and page by page from the newest', async () => {
    const all = await types('');
    expect(all).to.include.members([
      'incident.opened',
      'breach.confirmed',
      'facts.recorded',
      'deadline.neared',
    ]);
    expect(await types('&kind=facts')).to.deep.equal(['facts.recorded', 'facts.recorded']);
    expect(await types('&kind=files')).to.deep.equal([]);
    expect(await types(`&by=${hannaId}`)).to.deep.equal([
      'breach.confirmed',
      'facts.recorded',
      'facts.recorded',
    ]);
    expect(new Set(await types('&by=system'))).to.deep.equal(new Set(['deadline.neared']));
    expect(await types('&to=2026-11-20')).to.deep.equal(['incident.opened', 'breach.confirmed']);
    expect(await types('&from=2026-11-21&kind=facts')).to.have.length(2);
    const { body } = await hanna('GET', `/api/v1/incidents/${id}/journal?newest=true&limit=1&kind=facts`);
    expect(body.items[0].entry.event.changes[0].to.value).to.equal('Two.');
    const before = await types(`&limit=1&kind=facts&before=${body.earlier}`);
    expect(before).to.deep.equal(['facts.recorded']);
  });

  it('on the page, with what it was and what it is, and a word where nothing fits', async () => {
    const pages = await firstAdministrator(varsla);
    const at = `/incidents/${id}/journal`;
    const facts = await pages.get(`${at}?kind=facts&by=&from=&to=`);
    expect([...facts.text.matchAll(/class="journal-item"/g)]).to.have.length(2);
    expect(facts.text).to.include('før: One.').and.include('nå: Two.');
    const none = await pages.get(`${at}?kind=files&from=2026-11-20`);
    expect(none.text).to.include('Ingenting i journalen passer til dette.');
    const odd = await pages.get(`${at}?kind=songs&by=kari&from=yesterday&before=-1`);
    expect([odd.status, [...odd.text.matchAll(/class="journal-item"/g)].length]).to.deep.equal([
      200,
      (await types('')).length,
    ]);
  });
});
