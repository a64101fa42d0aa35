import { expect } from 'chai';
import { factKeys, factFields } from '../../src/incidents/facts/vocabulary.ts';
import { encodeShown, typedFrom } from '../../src/web/incident/fact-fields.ts';
import {
  factFieldsOf,
  fieldsOf,
  isSaved,
  openPageDoor,
  type PageDoor,
  type Visitor,
} from './incident-door.ts';

const opening = {
  title: 'Kundeliste på avveie',
  description: 'En fil lå åpen.',
  detectedAt: '2026-11-20T08:00:00Z',
  role: 'controller',
};

describe('the facts as a form', () => {
  let door: PageDoor;
  let hanna: Visitor;
  let pia: Visitor;
  before(async () => {
    door = await openPageDoor();
    hanna = await door.visitor('Hanna', 'handler');
    pia = await door.visitor('Pia', 'approver');
  });
  after(() => door.close());

  const open = async (facts?: object, role = 'controller'): Promise<string> => {
    const { body } = await door.admin('POST', '/api/v1/incidents', { body: { ...opening, role } });
    const id = body.id as string;
    if (facts) {
      const patched = await door.admin('PATCH', `/api/v1/incidents/${id}/facts`, { body: facts });
      expect(patched.status, JSON.stringify(patched.body)).to.equal(200);
    }
    return id;
  };
  const known = (value: unknown) => ({ certainty: 'known', value });
  const factsOf = async (id: string) => (await door.admin('GET', `/api/v1/incidents/${id}`)).body.facts;
  const saved = async (id: string, fields: Record<string, string>) =>
    isSaved(await hanna.send(`/incidents/${id}/facts`, { ...(await factFieldsOf(hanna, id)), ...fields }));

  it('asks for every fact of the vocabulary that has no condition, and for the others when it holds', async () => {
    const id = await open();
    const shownOf = async () =>
      new Set(
        Object.keys(await factFieldsOf(hanna, id)).flatMap(
          (name) => /^(\w+)\.certainty$/.exec(name)?.[1] ?? [],
        ),
      );
    const plain = factKeys.filter((key) => !factFields[key].asked && factFields[key].section !== 'joint');
    expect([...(await shownOf())].sort()).to.deep.equal(
      [
        ...plain,
        'breachEnded',
        ...factKeys.filter((key) => factFields[key].asked?.({}) && key !== 'breachEnded'),
      ].sort(),
    );
    await saved(id, { 'nature.value': 'confidentiality', 'crossBorder.value': 'yes' });
    const after = await shownOf();
    expect(after).to.include('exposure').and.to.include('leadAuthority').and.not.to.include('backup');
    expect(after).not.to.include('protectionKey');
    await saved(id, { 'protection.value': 'strong' });
    expect(await shownOf()).to.include('protectionKey');
  });

  it('saves every kind of answer without script, and shows each as it was saved', async () => {
    const id = await open(undefined, 'joint');
    await saved(id, {
      'nature.value': 'confidentiality\navailability',
      'crossBorder.value': 'yes',
      'otherPartiesInvolved.value': 'yes',
      'peopleCount.value': '3 572',
      'peopleCount.certainty': 'estimated',
      'peopleCount.source': 'Uttrekk',
      'breachBegan.value': '2026-11-20',
      'breachBegan.time': '08:30',
      'dataKinds.0.kind': 'financial:allows-fraud',
      'dataKinds.0.reason': 'Kortnummer',
      'peopleInformer.value': 'us',
    });
    await saved(id, {
      'restoredAfterHours.value': '2,5',
      'otherParties.0.name': 'Amazon AWS',
      'otherParties.0.role': 'processor',
      'otherParties.0.contact': 'vakt@aws.example',
      'peopleCountries.0.country': 'SE',
      'peopleCountries.0.people': '12',
    });
    const facts = await factsOf(id);
    const values = Object.fromEntries(
      Object.entries(facts as Record<string, { value: unknown }>).map(([key, { value }]) => [key, value]),
    );
    expect(values).to.deep.equal({
      nature: ['confidentiality', 'availability'],
      crossBorder: true,
      otherPartiesInvolved: true,
      peopleCount: 3572,
      breachBegan: '2026-11-20T07:30:00.000Z',
      dataKinds: [{ class: 'financial', circumstance: 'allows-fraud', reason: 'Kortnummer' }],
      peopleInformer: 'us',
      restoredAfterHours: 2.5,
      otherParties: [{ name: 'Amazon AWS', role: 'processor', contact: 'vakt@aws.example' }],
      peopleCountries: [{ country: 'SE', people: 12 }],
    });
    expect(facts.peopleCount).to.include({ certainty: 'estimated', source: 'Uttrekk' });
    const shown = await factFieldsOf(hanna, id);
    for (const key of factKeys.filter((one) => facts[one]))
      expect(shown[`${key}.was`], key).to.equal(encodeShown(typedFrom(key, facts)));
    const untouched = await hanna.send(`/incidents/${id}/facts`, shown);
    expect(untouched.location, 'a form that nobody touched saves nothing').to.contain('notice=caseUnchanged');
  });

  it('adds a row by saving, and takes one out with a tick', async () => {
    const id = await open({
      dataKinds: known([
        { class: 'simple', circumstance: 'ordinary' },
        { class: 'behavioural', circumstance: 'ordinary' },
      ]),
    });
    await saved(id, { 'dataKinds.0.remove': 'yes', 'dataKinds.2.kind': 'sensitive:ordinary' });
    expect((await factsOf(id)).dataKinds.value).to.deep.equal([
      { class: 'behavioural', circumstance: 'ordinary' },
      { class: 'sensitive', circumstance: 'ordinary' },
    ]);
  });

  it('keeps a fault at its fact, saves the rest, and says so', async () => {
    const id = await open();
    const fields = fieldsOf(
      (await hanna.see(`/incidents/${id}/facts?section=people`)).html,
      `/incidents/${id}/facts`,
    );
    const seen = await hanna.send(`/incidents/${id}/facts`, {
      ...fields,
      'peopleCount.value': 'mange',
      'relationToPeople.value': 'Kunder',
    });
    expect(seen.status).to.equal(422);
    expect(seen.text).to.contain('Antall berørte personer: Skriv et helt tall, bare med sifre.');
    expect(seen.text).to.contain('Det som ikke er merket, er lagret.');
    expect(seen.html)
      .to.contain('href="#fact-peopleCount"')
      .and.to.match(/id="fact-peopleCount"[^>]*value="mange"/);
    expect(seen.html).to.match(/aria-invalid="true" id="fact-peopleCount"/);
    expect(seen.html.match(/aria-invalid/g)).to.have.length(1);
    const facts = await factsOf(id);
    expect(facts.relationToPeople.value).to.equal('Kunder');
    expect(facts).not.to.have.property('peopleCount');
  });

  it('says in words what cannot be true together, and what hardly can', async () => {
    const id = await open({
      nature: known(['confidentiality']),
      exposure: known('excluded'),
      logs: known('partial'),
      peopleCount: known(9),
      peopleTypes: known(['minors']),
    });
    const nature = await hanna.see(`/incidents/${id}/facts?section=nature`);
    expect(nature.text).to.contain('Loggene viser ikke alt. Da er det ikke utelukket');
    const facts = `/incidents/${id}/facts`;
    const fields = fieldsOf((await hanna.see(`${facts}?section=people`)).html, facts);
    const refused = await hanna.send(facts, { ...fields, 'minorsCount.value': '10' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.contain('Dette er flere enn alle de berørte til sammen.');
  });

  it('lets what another wrote stand where this person did not touch it, and asks nobody again', async () => {
    const id = await open();
    const facts = `/incidents/${id}/facts`;
    const both = await factFieldsOf(hanna, id);
    isSaved(await pia.send(facts, { ...both, 'mainCause.value': 'Feil tilgang' }));
    isSaved(await hanna.send(facts, { ...both, 'howItArose.value': 'Åpen mappe' }));
    const stored = await factsOf(id);
    expect(stored.mainCause).to.include({ value: 'Feil tilgang', recordedBy: 'Pia' });
    expect(stored.howItArose).to.include({ value: 'Åpen mappe', recordedBy: 'Hanna' });
  });

  it('says who said it, from where, and what stood there before', async () => {
    const id = await open({ peopleCount: { certainty: 'estimated', value: 9 } });
    await saved(id, { 'peopleCount.value': '3572', 'peopleCount.source': 'Uttrekk fra kundebasen' });
    const { text } = await hanna.see(`/incidents/${id}/facts?section=people`);
    expect(text).to.contain('Kilde: Uttrekk fra kundebasen · Ført av Hanna');
    expect(text).to.match(/Fra «9 \(anslått\)» til «3.572 \(anslått\)»/);
  });

  it('goes on to the next part, and counts what is missing for what', async () => {
    const id = await open();
    const facts = `/incidents/${id}/facts`;
    const fields = fieldsOf((await hanna.see(`${facts}?section=people`)).html, facts);
    const counted = async (): Promise<number> =>
      Number(/id="missing-people-notice-count">(\d+) mangler/.exec((await hanna.see(facts)).html)?.[1]);
    const before = await counted();
    const sent = await hanna.send(facts, { ...fields, next: 'data', 'peopleCount.value': '9' });
    expect(sent.location).to.equal(`${facts}?section=data&notice=caseSaved`);
    expect(await counted(), 'the number of people is not what the people ask for').to.equal(before);
    await saved(id, { 'whatHappened.value': 'En fil lå åpen.' });
    expect(await counted()).to.equal(before - 1);
    expect((await hanna.see(`${facts}?section=data`)).html).to.contain('#group-data" aria-current="page"');
    expect((await hanna.see(`${facts}?section=nonsense`)).status).to.equal(200);
  });

  describe('saved one by one, as the script does', () => {
    const one = async (visitor: Visitor, id: string, key: string, fields: Record<string, string>) =>
      visitor.send(`/incidents/${id}/facts/one?fact=${key}`, fields, `/incidents/${id}/facts`);
    const shown = async (id: string, section: string) =>
      fieldsOf((await hanna.see(`/incidents/${id}/facts?section=${section}`)).html, `/incidents/${id}/facts`);

    it('saves that fact alone, and brings the questions that follow from it', async () => {
      const id = await open();
      const fields = {
        ...(await shown(id, 'nature')),
        'nature.value': 'availability',
        'mainCause.value': 'Halv',
      };
      const seen = await one(hanna, id, 'nature', fields);
      expect(seen.status).to.equal(200);
      expect(seen.html).to.contain('Lagret kl. ').and.to.contain('hx-target="#slot-backup"');
      expect(seen.html, 'another field that is being written is not touched').not.to.match(
        /"#(?:slot|fact)-mainCause/,
      );
      expect(Object.keys(await factsOf(id))).to.deep.equal(['nature']);
    });

    it('waits for the other half of a point in time, and of a row', async () => {
      const id = await open();
      const half = await one(hanna, id, 'breachBegan', {
        ...(await shown(id, 'timeline')),
        'breachBegan.value': '2026-11-19',
      });
      expect(half.text).to.contain('Ikke lagret ennå');
      const row = await one(hanna, id, 'dataKinds', {
        ...(await shown(id, 'data')),
        'dataKinds.0.kind': 'financial:allows-fraud',
      });
      expect(row.text).to.contain('Ikke lagret ennå');
      expect(await factsOf(id)).to.deep.equal({});
    });

    it('says a fault at the fact and keeps what stands in the field', async () => {
      const id = await open({ peopleCount: known(9) });
      const seen = await one(hanna, id, 'peopleCount', {
        ...(await shown(id, 'people')),
        'peopleCount.value': '-3',
      });
      expect(seen.text).to.contain('Tallet kan ikke være under null.');
      expect(seen.html).to.contain('data-faulty').and.not.to.contain('hx-target="#slot-peopleCount"');
      expect((await factsOf(id)).peopleCount.value).to.equal(9);
    });

    it('shows both answers where two wrote the same, and what another changed beside it', async () => {
      const id = await open();
      const both = await shown(id, 'nature');
      await one(pia, id, 'mainCause', { ...both, 'mainCause.value': 'Pias grunn' });
      await one(pia, id, 'howItArose', { ...both, 'howItArose.value': 'Pias forklaring' });
      const mine = { ...both, 'mainCause.value': 'Hannas grunn' };
      const crossed = await one(hanna, id, 'mainCause', mine);
      expect(crossed.text).to.contain('Lagret av Pia i mellomtiden: Pias grunn');
      expect(crossed.text).to.contain('Pias forklaring').and.to.contain('Endret av Pia');
      expect((await factsOf(id)).mainCause.value).to.equal('Pias grunn');
      const was =
        /name="mainCause.was" value="([^"]*)"/.exec(crossed.html)?.[1]?.replaceAll('&quot;', '"') ?? '';
      await one(hanna, id, 'mainCause', { ...mine, 'mainCause.was': was });
      expect((await factsOf(id)).mainCause).to.include({ value: 'Hannas grunn', recordedBy: 'Hanna' });
    });

    it('is refused to those who may not write, and for a fact that there is none of', async () => {
      const id = await open();
      const auditor = await door.visitor('Revisor', 'auditor');
      expect((await one(auditor, id, 'mainCause', { version: '1' })).status).to.equal(403);
      expect((await one(hanna, id, 'constructor', { version: '1' })).status).to.equal(422);
      expect(await factsOf(id)).to.deep.equal({});
    });
  });
});
