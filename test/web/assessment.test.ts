import { expect } from 'chai';
import { fieldsOf, isSaved, openPageDoor, type PageDoor, type Seen, type Visitor } from './incident-door.ts';

const opening = {
  title: 'Kundeliste på avveie',
  description: 'En fil lå åpen.',
  detectedAt: '2026-11-20T08:00:00Z',
  awareAt: '2026-11-20T08:00:00Z',
  role: 'controller',
};
const known = (value: unknown) => ({ certainty: 'known', value });
const stolen = {
  nature: known(['confidentiality']),
  exposure: known('disclosed'),
  recipients: known('unknown'),
  deletion: known('none'),
  protection: known('none'),
  intent: known('malicious'),
  dataKinds: known([{ class: 'financial', circumstance: 'ordinary' }]),
  identifiers: known(['national-identity-number']),
  peopleCount: known(9),
};

describe('the page of the assessment, without script', () => {
  let door: PageDoor;
  let hanna: Visitor;
  let pia: Visitor;
  let audun: Visitor;
  before(async () => {
    door = await openPageDoor();
    hanna = await door.visitor('Hanna', 'handler');
    pia = await door.visitor('Pia', 'approver');
    audun = await door.visitor('Audun', 'auditor');
  });
  after(() => door.close());

  const open = async (
    facts: object = stolen,
    body: object = opening,
  ): Promise<{ id: string; page: string }> => {
    const { body: opened } = await door.admin('POST', '/api/v1/incidents', { body });
    const { status } = await door.admin('PATCH', `/api/v1/incidents/${opened.id}/facts`, { body: facts });
    expect(status).to.equal(200);
    return { id: opened.id, page: `/incidents/${opened.id}/assessment` };
  };
  const read = async (id: string, path = '') =>
    (await door.admin('GET', `/api/v1/incidents/${id}${path}`)).body;
  const reasons = {
    context: 'Kontonumre og fødselsnumre.',
    identification: 'Fødselsnummer i hver rad.',
    confidentiality: 'Ingen vet hvem som lastet ned.',
    intent: 'Noen brøt seg inn.',
  };
  const assess = async (id: string, fields: Record<string, string> = reasons): Promise<Seen> =>
    hanna.send(`/incidents/${id}/assessments`, fields, `/incidents/${id}/assessment`);
  const assessed = async (id: string): Promise<void> => {
    const seen = await assess(id);
    expect(seen.status, seen.text).to.equal(303);
    expect(seen.location).to.contain('assessment?notice=noticeAssessed');
  };

  it('asks why of every choice, with the law beside it, and proposes each duty in sentences', async () => {
    const { page } = await open();
    const { text, html } = await hanna.see(page);
    const asked = [...html.matchAll(/<textarea[^>]* required[^>]*name="(\w+)"/g)].map(([, name]) => name);
    expect(asked).to.include.members(['context', 'identification', 'intent']);
    for (const said of [
      'Dokumentere bruddet',
      'Forslag: Bruddet skal meldes til Datatilsynet.',
      'Forslag: De berørte skal varsles.',
      'Her er det ingen behandlingsansvarlige å varsle.',
      'Et fødselsnummer regnes som full identifikasjon.',
      'også en lav grad kan gi plikt',
      'Er sårbare personer berørt?',
      'Lagre vurderingen først.',
    ])
      expect(text).to.contain(said);
    expect(html).to.match(/href="\/incidents\/[^"]+section=[^"]+#fact-dataKinds"/);
  });

  it('marks what was taken as the worst, and asks no reason for it', async () => {
    const { page } = await open({ nature: known(['confidentiality']) });
    const { text, html } = await hanna.see(page);
    expect(text).to.contain('regnet som det verste');
    expect(html).not.to.match(/<textarea[^>]* required[^>]*name="(context|identification|intent)"/);
  });

  it('comes back with a fault at each choice that lacks its reason, and with what was typed', async () => {
    const { id } = await open();
    const { status, html, text } = await assess(id, { context: 'Kontonumre.' });
    expect(status).to.equal(422);
    expect(html).to.contain('href="#assessments-identification"');
    expect(html).to.contain('href="#assessments-intent"');
    expect(html).not.to.contain('href="#assessments-context"');
    expect(fieldsOf(html, `/incidents/${id}/assessments`)['context']).to.equal('Kontonumre.');
    expect(text).to.contain('Skriv hvorfor').and.not.to.contain('Give the reason');
    expect((await read(id, '/assessments')).items).to.have.length(0);
  });

  it('shows the reasons as they are written beside the proposal, and saves nothing', async () => {
    const { id, page } = await open();
    const seen = await hanna.send(`/incidents/${id}/assessments/look`, { context: 'Halvveis skrevet' }, page);
    expect(seen.status).to.equal(200);
    const proposal = seen.html.split('id="proposal"')[1] ?? '';
    expect(proposal.split('</aside>')[0]).to.contain('Halvveis skrevet');
    expect((await read(id, '/assessments')).items).to.have.length(0);
  });

  it('saves versions, and says what made one another than the one before', async () => {
    const { id, page } = await open();
    await assessed(id);
    await door.admin('PATCH', `/api/v1/incidents/${id}/facts`, { body: { peopleCount: known(3572) } });
    const outdated = await hanna.see(page);
    expect(outdated.text).to.contain('Opplysninger er endret siden den siste versjonen.');
    expect(outdated.text).to.match(/fra 9 til 3.572/);
    expect(fieldsOf(outdated.html, `/incidents/${id}/assessments`)['intent']).to.equal(reasons.intent);
    await assessed(id);
    const { text } = await hanna.see(page);
    expect(text).to.contain('Versjon 2').and.to.contain('Versjon 1').and.to.contain('Hanna');
    expect(text.split('Endret fra versjonen før')[1]).to.match(/fra 9 til 3.572/);
  });

  it('takes the decision on the saved version, also against the proposal, and says so', async () => {
    const { id, page } = await open();
    await assessed(id);
    const fields = fieldsOf((await hanna.see(page)).html, `/incidents/${id}/events`);
    expect(fields['reasoning'])
      .to.contain('Alvorlighetsgraden etter ENISAs metode er høy')
      .and.to.contain(reasons.intent);
    expect(fields['level']).to.equal('high');
    isSaved(await hanna.send(`/incidents/${id}/events`, { ...fields, level: 'risk' }, page));
    const { riskDecision } = await read(id);
    expect(riskDecision).to.include({
      level: 'risk',
      followsProposal: false,
      assessment: fields['assessment'],
    });
    expect((await hanna.see(page)).text).to.contain('Avgjort mot forslaget.');
  });

  it('has a decision come back at its own page, with what was typed', async () => {
    const { id, page } = await open();
    await assessed(id);
    const fields = fieldsOf((await hanna.see(page)).html, `/incidents/${id}/events`);
    const seen = await hanna.send(
      `/incidents/${id}/events`,
      { ...fields, level: 'unlikely', reasoning: '' },
      page,
    );
    expect(seen.status).to.equal(422);
    expect(seen.html).to.contain('href="#risk-assessed-reasoning"').and.to.contain('id="proposal"');
    expect(fieldsOf(seen.html, `/incidents/${id}/events`)['level']).to.equal('unlikely');
  });

  it('takes exemptions with their evidence, has another approve them, and lets them end', async () => {
    const { id, page } = await open();
    const path = `/incidents/${id}/exemptions`;
    const claim = {
      act: 'claim',
      code: 'criminal-investigation',
      author: 'Oslo politidistrikt',
      basis: 'Anmodning om utsettelse.',
      reveals: 'At noen er mistenkt.',
    };
    const halfway = await hanna.send(path, claim, page);
    expect(halfway.status).to.equal(422);
    expect(halfway.html).to.contain('href="#exemption-criminal-investigation-reviewAt"');
    expect(halfway.text).not.to.match(/Give date|Too small/);
    expect(halfway.html).to.contain('value="Oslo politidistrikt"');
    isSaved(await hanna.send(path, { ...claim, reviewAtDate: '2026-11-27', reviewAtTime: '12:00' }, page));
    const [claimed] = (await read(id, '/exemptions')).items;
    expect(claimed).to.include({ standing: 'claimed', code: 'criminal-investigation' });
    expect(claimed.evidence.reviewAt).to.equal('2026-11-27T11:00:00.000Z');

    const mine = await hanna.see(page);
    expect(mine.text)
      .to.contain('Du hevdet dette. En annen må godkjenne.')
      .and.to.contain('Oslo politidistrikt');
    expect(mine.html).not.to.contain('value="approve"');
    isSaved(await pia.send(path, { act: 'approve', exemption: claimed.id }, page));
    const held = await hanna.see(page);
    expect(held.text).to.contain('Forslag: Varselet til de berørte venter').and.to.contain('Godkjent av Pia');

    const unexplained = await hanna.send(path, { act: 'end', exemption: claimed.id, reason: ' ' }, page);
    expect(unexplained.status).to.equal(422);
    expect(unexplained.html).to.contain(`href="#exemption-end-${claimed.id}-reason"`);
    isSaved(
      await hanna.send(path, { act: 'end', exemption: claimed.id, reason: 'Siktelse er tatt ut.' }, page),
    );
    expect((await hanna.see(page)).text).to.contain('Siktelse er tatt ut.');
    expect((await read(id, '/exemptions')).items[0].standing).to.equal('ended');
  });

  it('shows a reader the proposal and the versions, and no form', async () => {
    const { id, page } = await open();
    await assessed(id);
    const { status, text, html } = await audun.see(page);
    expect(status).to.equal(200);
    expect(text).to.contain('Versjon 1').and.to.contain('Forslag: De berørte skal varsles.');
    expect(html).not.to.contain('<textarea');
    expect((await audun.send(`/incidents/${id}/assessments`, reasons, page)).status).to.equal(403);
  });

  it('as processor it is told to tell the controllers, and no exemption is offered', async () => {
    const { page } = await open(stolen, { ...opening, role: 'processor' });
    const { text, html } = await hanna.see(page);
    expect(text).to.contain('De behandlingsansvarlige skal varsles uten ugrunnet opphold.');
    expect(html).not.to.contain('/exemptions"');
  });
});
