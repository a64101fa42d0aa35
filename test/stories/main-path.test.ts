import { expect } from 'chai';
import { createTestService, type TestService } from '../support/service.ts';
import { wholeFacts } from '../support/story.ts';

describe('the main path', () => {
  let varsla: TestService;
  before(async () => {
    varsla = await createTestService();
  });
  after(() => varsla.close());

  it('goes from detection to a filed report and delivered notices', async () => {
    const { admin, clock, service } = varsla;
    const hanna = await varsla.person('Hanna', 'handler');
    const pia = await varsla.person('Pia', 'approver');
    await admin('PUT', '/api/v1/organisation', {
      body: { name: 'WEPACK AS', dpo: { name: 'Personvernombudet', email: 'pvo@wepack.example' } },
    });
    await admin('PUT', '/api/v1/contacts', {
      body: { contacts: [{ name: 'Vakt', email: 'vakt@wepack.example', mobile: '+47 400 00 000' }] },
    });
    const opened = await hanna('POST', '/api/v1/incidents', {
      body: {
        title: 'Kundeliste på avveie',
        description: 'En fil lå åpen.',
        detectedAt: '2026-11-20T08:00:00Z',
        role: 'controller',
      },
    });
    expect(opened.status).to.equal(201);
    expect(opened.body.reference).to.equal('AV-2026-0001');
    expect(opened.body.deadlines[0]).to.include({
      kind: 'authority.notice',
      dueAt: '2026-11-23T08:00:00.000Z',
      status: 'armed',
    });
    const { id } = opened.body as { id: string };
    const say = async (api: typeof hanna, body: object): Promise<void> => {
      const answer = await varsla.event(api, id, body);
      expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    };
    await say(hanna, { type: 'breach.confirmed' });
    await say(hanna, { type: 'breach.contained' });
    await say(hanna, { type: 'risk.assessed', level: 'high', reasoning: 'Navn og passord.' });
    const text = (value: string) => ({ certainty: 'known', value });
    await hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: {
        ...wholeFacts,
        peopleCount: { certainty: 'estimated', value: 2 },
        whatHappened: text('En kundeliste lå åpen på nettstedet i tre timer.'),
        likelyConsequences: text('Du kan få falske meldinger.'),
        measuresTaken: text('Filen er fjernet.'),
        measuresPlanned: text('Vi går gjennom rutinene.'),
        mitigation: text('Bytt passord.'),
      },
    });
    await say(hanna, { type: 'report.submitted' });
    await say(pia, { type: 'report.approved' });
    await say(hanna, {
      type: 'authority.notified',
      channel: 'altinn',
      at: clock.now().toISOString(),
      reference: 'AR123456789',
    });
    const people = await hanna('PUT', `/api/v1/incidents/${id}/people`, {
      body: {
        people: [
          { name: 'Kari', email: 'kari@example.no', phone: '90000000' },
          { name: 'Ola', phone: '+4741000000', language: 'nn' },
        ],
      },
    });
    expect(people.body).to.deep.equal({ people: 2, merged: [], withoutContact: 0 });
    await say(hanna, { type: 'notice.submitted' });
    await say(pia, { type: 'notice.approved' });
    await service.runOnce();
    const deliveries = await hanna('GET', `/api/v1/incidents/${id}/deliveries`);
    expect(deliveries.body.figures).to.deep.equal({ people: 2, told: 2, unknown: 0, notTold: 0, open: 0 });
    await say(hanna, { type: 'incident.closed' });
    const report = await hanna('GET', `/api/v1/incidents/${id}/reports/authority?language=nb`);
    expect(report.headers.get('content-type')).to.equal('application/pdf');
    expect(report.body.subarray(0, 5).toString()).to.equal('%PDF-');
  });
});
