import { expect } from 'chai';
import { type Story, startStory } from '../support/story.ts';

const now = '2026-11-20T09:00:00.000Z';
const known = (value: unknown) => ({ certainty: 'known', value });

/** A breach of all three kinds, described as far as it can be. */
const whole = {
  whatHappened: known('En leverandørkonto ble misbrukt.'),
  nature: known(['confidentiality', 'integrity', 'availability']),
  incidentTypes: known(['ransomware', 'exfiltration']),
  mainCause: known('Manglende totrinnspålogging'),
  howItArose: known('Passordet var gjenbrukt.'),
  causeOrigin: known('external'),
  intent: known('malicious'),
  systemsDescription: known('Filserver i Ålesund.'),
  breachBegan: { certainty: 'estimated', value: '2026-11-20T01:00:00Z' },
  breachEnded: known('2026-11-20T07:00:00Z'),
  timelineComments: known('Starten er lest ut av en logg som er delvis slettet.'),
  discovery: known('by-us'),
  discoveryDescription: known('Morgenens sikkerhetskopi feilet.'),
  exposure: known('disclosed'),
  logs: known('partial'),
  recipients: known('unknown'),
  deletion: known('none'),
  protection: known('weak'),
  protectionKey: known('compromised'),
  alteration: known('reversible'),
  availabilityLoss: known('temporary'),
  backup: known('complete'),
  restoredAfterHours: known(6.5),
  disruption: known('inconvenience'),
  misuseSeen: known(false),
  peopleCount: { certainty: 'estimated', value: 18422 },
  peopleTypes: known(['customers', 'minors']),
  peopleCategories: known(['kunder']),
  vulnerablePeople: known(true),
  minorsCount: known(12),
  relationToPeople: known('Kunder'),
  dataTypes: known(['basic', 'identification']),
  dataCategories: known(['navn', 'fødselsnummer']),
  dataKinds: known([
    { class: 'simple', circumstance: 'ordinary' },
    { class: 'financial', circumstance: 'allows-fraud', reason: 'Kontonummer sammen med fødselsnummer.' },
  ]),
  identifiers: known(['national-identity-number']),
  recordsCount: { certainty: 'cannot-be-determined' },
  dataWhereabouts: known('Hos angriperen.'),
  likelyConsequences: known('Identitetstyveri.'),
  confidentialityConsequences: known(['linked-with-other-data']),
  integrityConsequences: known(['used-though-invalid']),
  availabilityConsequences: known(['disrupted-use']),
  impacts: known(['identity-theft', 'fraud']),
  impactSeverity: known('severe'),
  safeguards: known(['backup', 'training']),
  safeguardsDescription: known('Sikkerhetskopi hver natt.'),
  measuresTaken: known('Kontoen er sperret.'),
  mitigation: known('De berørte får råd.'),
  mitigationOutcome: known('partial'),
  prevention: known(['access-control']),
  measuresPlanned: known('Totrinnspålogging for alle.'),
  otherPartiesInvolved: known(true),
  otherParties: known([{ role: 'processor', name: 'Drift AS', contact: 'vakt@drift.example' }]),
  policeReported: known(true),
  otherAuthoritiesDetails: known('Politiet, sak 123.'),
  crossBorder: known(false),
};

describe('facts', () => {
  let story: Story;
  let id: string;
  before(async () => {
    story = await startStory({ now });
  });
  beforeEach(async () => {
    id = await story.open({ detectedAt: '2026-11-20T08:00:00.000Z', awareAt: '2026-11-20T08:00:00.000Z' });
  });
  after(() => story.close());

  const patch = (body: object, api = story.hanna) => api('PATCH', `/api/v1/incidents/${id}/facts`, { body });
  const missing = async (purpose?: string): Promise<{ for: string; key: string; why: string }[]> =>
    (await story.hanna('GET', `/api/v1/incidents/${id}/missing${purpose ? `?for=${purpose}` : ''}`)).body
      .items;

  it('are taken of every kind, in any order, and nothing but the assessment is then missing', async () => {
    const halves = Object.entries(whole).toReversed();
    for (const half of [halves.slice(0, 20), halves.slice(20, 40), halves.slice(40)]) {
      const { status, body } = await patch(Object.fromEntries(half));
      expect(status, JSON.stringify(body)).to.equal(200);
    }
    const { facts, warnings } = await story.read(id);
    expect(Object.keys(facts)).to.have.members(Object.keys(whole));
    expect(facts.dataKinds.value).to.deep.equal(whole.dataKinds.value);
    expect(facts.restoredAfterHours.value).to.equal(6.5);
    expect(facts.misuseSeen.value).to.equal(false);
    expect(facts.breachBegan).to.include({ value: '2026-11-20T01:00:00.000Z', certainty: 'estimated' });
    expect(warnings).to.deep.equal([]);
    expect((await missing()).map((one) => [one.for, one.key])).to.deep.equal([
      ['complete-notice', 'assessment'],
      ['closing', 'assessment'],
    ]);
  });

  it('that are the same as recorded leave no trace, rows of objects too', async () => {
    const { dataKinds, otherParties, otherPartiesInvolved } = whole;
    await patch({ dataKinds, otherParties, otherPartiesInvolved });
    const before = (await story.journal(id)).length;
    expect((await patch({ otherParties, dataKinds })).status).to.equal(200);
    expect(await story.journal(id)).to.have.length(before);
  });

  it('are refused with every fault at once, and nothing is saved by half', async () => {
    const wrong = await patch({
      peopleCount: known(-1),
      peopleTypes: known(['customers', 'astronauts']),
      dataKinds: known([{ class: 'sensitive', circumstance: 'hardly-any-insight' }]),
      exposure: { certainty: 'to-be-determined', value: 'likely' },
      whatHappened: known('Dette var riktig.'),
    });
    expect(wrong.status).to.equal(422);
    expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.have.members([
      '/peopleCount/value',
      '/peopleTypes/value/1',
      '/dataKinds/value/0/reason',
      '/exposure/value',
    ]);
    const together = await patch({
      peopleCount: known(9),
      minorsCount: known(10),
      breachBegan: known('2026-11-20T07:00:00Z'),
      breachEnded: known('2026-11-20T06:00:00Z'),
      nature: known(['confidentiality']),
      restoredAfterHours: known(3),
      whatHappened: known('Dette var riktig.'),
    });
    expect(together.status).to.equal(422);
    expect(together.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.have.members([
      '/minorsCount/value',
      '/breachEnded/value',
      '/restoredAfterHours/value',
    ]);
    expect((await story.read(id)).facts).to.deep.equal({});
    expect((await story.journal(id)).map(({ type }) => type)).not.to.include('facts.recorded');
  });

  it('are refused where fewer are affected than stand on the list to be told', async () => {
    const people = ['Kari', 'Ola', 'Per'].map((name) => ({
      name,
      email: `${name.toLowerCase()}@example.no`,
    }));
    const put = await story.hanna('PUT', `/api/v1/incidents/${id}/people`, {
      body: { people },
      headers: { 'If-Match': `"${(await story.read(id)).version}"` },
    });
    expect(put.status, JSON.stringify(put.body)).to.be.within(200, 299);
    const refused = await patch({ peopleCount: known(2) });
    expect([refused.status, refused.body.errors[0].pointer]).to.deep.equal([422, '/peopleCount/value']);
    expect(refused.body.detail).to.match(/^fewer-than-listed: /);
    expect((await patch({ peopleCount: known(3) })).status).to.equal(200);
  });

  it('that hardly fit are recorded with a warning, which goes when they are put right', async () => {
    const { body } = await patch({ exposure: known('excluded'), logs: known('none') });
    expect(body.warnings).to.deep.equal([
      {
        code: 'excluded-without-proof',
        key: 'exposure',
        keys: ['exposure', 'logs'],
        detail: 'No trace in logs that lack is no proof that nobody saw the data.',
      },
    ]);
    expect((await patch({ logs: known('complete') })).body.warnings).to.deep.equal([]);
  });

  it('keep how a party is reached out of the journal, and from those who see no contacts', async () => {
    const { otherParties, otherPartiesInvolved } = whole;
    await patch({ otherParties, otherPartiesInvolved });
    expect((await story.read(id)).facts.otherParties.value).to.deep.equal(otherParties.value);
    const auditor = await story.person('Arne', 'auditor');
    const seen = (await auditor('GET', `/api/v1/incidents/${id}`)).body.facts.otherParties.value;
    expect(seen).to.deep.equal([{ role: 'processor', name: 'Drift AS' }]);
    const journal = JSON.stringify(await story.journal(id));
    expect(journal).to.include('Drift AS').and.not.to.include('vakt@drift.example');
  });

  it('tell for one purpose what is missing for it, and know no other purposes', async () => {
    expect(new Set((await missing()).map((one) => one.for))).to.deep.equal(
      new Set(['first-notice', 'complete-notice', 'people-notice', 'closing']),
    );
    expect(new Set((await missing('people-notice')).map((one) => one.for))).to.deep.equal(
      new Set(['people-notice']),
    );
    await patch({ nature: { certainty: 'to-be-determined' } });
    const keys = async (purpose: string) => (await missing(purpose)).map(({ key }) => key);
    expect(await keys('first-notice')).not.to.include('nature');
    expect(await keys('complete-notice')).to.include('nature');
    const { status, body } = await story.hanna('GET', `/api/v1/incidents/${id}/missing?for=party`);
    expect([status, body.errors[0].pointer]).to.deep.equal([422, '?for']);
  });
});
