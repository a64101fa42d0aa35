import { expect } from 'chai';
import {
  factFieldsOf,
  fieldsOf,
  isSaved,
  openPageDoor,
  type PageDoor,
  versionOf,
  type Visitor,
} from './incident-door.ts';

const opening = {
  title: 'Kundeliste på avveie',
  description: 'En fil lå åpen.',
  detectedAt: '2026-11-20T08:00:37Z',
  role: 'controller',
};

describe('the incident page', () => {
  let door: PageDoor;
  let hanna: Visitor;
  let pia: Visitor;
  let revisor: Visitor;
  before(async () => {
    door = await openPageDoor();
    hanna = await door.visitor('Hanna', 'handler');
    pia = await door.visitor('Pia', 'approver');
    revisor = await door.visitor('Revisor', 'auditor');
    await door.admin('PUT', '/api/v1/organisation', {
      body: { name: 'WEPACK AS', dpo: { name: 'Personvernombudet', email: 'pvo@wepack.example' } },
    });
  });
  after(() => door.close());

  const open = async (body: object = {}): Promise<string> => {
    const opened = await door.admin('POST', '/api/v1/incidents', { body: { ...opening, ...body } });
    expect(opened.status, JSON.stringify(opened.body)).to.equal(201);
    return opened.body.id as string;
  };
  const assess = { type: 'risk.assessed', level: 'high', reasoning: 'Navn og passord.' };
  const confirmed = async (body: object = {}): Promise<string> => {
    const id = await open(body);
    await door.event(door.admin, id, { type: 'breach.confirmed' });
    return id;
  };

  it('takes two people from a suspicion to a closed incident, without script', async () => {
    const id = await open();
    const events = `/incidents/${id}/events`;
    const first = await hanna.see(`/incidents/${id}`);
    expect(first.text).to.contain('Avgjør om dette er et brudd').and.to.contain('71 timer igjen');
    const untouched = { awareDate: '2026-11-20', awareTime: '09:00', reason: '' };
    isSaved(await hanna.send(events, { type: 'breach.confirmed', ...untouched }));
    isSaved(
      await hanna.send(events, { type: 'breach.contained', atDate: '2026-11-20', atTime: '09:30', note: '' }),
    );
    isSaved(await hanna.send(events, assess));

    const facts = `/incidents/${id}/facts`;
    const shown = await factFieldsOf(hanna, id);
    const typed = {
      'whatHappened.value': 'En kundeliste lå åpen i tre timer.',
      'likelyConsequences.value': 'Falske meldinger.',
      'measuresTaken.value': 'Filen er fjernet.',
      'measuresPlanned.value': 'Vi går gjennom rutinene.',
      'mitigation.value': 'Bytt passord.',
      'peopleCount.value': '1 200',
      'peopleCount.certainty': 'estimated',
      'dataCategories.value': 'Navn\r\nE-post',
    };
    isSaved(await hanna.send(facts, { ...shown, ...typed }));
    const { body: stored } = await door.admin('GET', `/api/v1/incidents/${id}`);
    expect(stored.facts.peopleCount).to.include({ value: 1200, certainty: 'estimated' });
    expect(stored.facts.dataCategories.value).to.deep.equal(['Navn', 'E-post']);
    expect(stored.facts).not.to.have.property('mainCause');

    isSaved(await hanna.send(events, { type: 'report.submitted' }));
    const waiting = await hanna.see(`/incidents/${id}/report`);
    expect(waiting.text)
      .to.contain('Du har vært med på å skrive dette')
      .and.to.contain('Venter på godkjenning');
    const toRead = await pia.see(`/incidents/${id}/report`);
    expect(toRead.text).to.contain('En kundeliste lå åpen i tre timer.');
    const hash = /name="hash" value="([0-9a-f]{64})"/.exec(toRead.html)?.[1] ?? '';
    isSaved(await pia.send(events, { type: 'report.approved', hash }));
    const filing = {
      type: 'authority.notified',
      kind: 'first',
      channel: 'altinn',
      atDate: '2026-11-20',
      atTime: '10:00',
    };
    const odd = await hanna.send(events, { ...filing, reference: '12-34' });
    expect(odd.status).to.equal(422);
    expect(odd.text).to.contain('Dette ligner ikke på en referanse fra Altinn');
    expect(odd.html).to.contain('value="12-34"').and.to.contain('name="referenceSure"');
    isSaved(await hanna.send(events, { ...filing, reference: 'AR300186895' }));

    const people = `/incidents/${id}/people`;
    const list =
      'navn;e-post;telefon;språk\nKari;kari@example.no;;nb\nOla;;+4741234567;nn\nKari igjen;KARI@example.no;;nb';
    const checked = await hanna.send(people, { list, step: 'check' });
    expect(checked.status).to.equal(200);
    expect(checked.text)
      .to.contain('Linjer lest 3')
      .and.to.contain('Får varsel 2')
      .and.to.contain('Deler adresse med noen over 1');
    expect(
      (await door.admin('GET', `/api/v1/incidents/${id}/notice`)).body.people,
      'a check saves nothing',
    ).to.equal(0);
    isSaved(await hanna.send(people, { list, step: 'save' }));
    const after = await hanna.see(people);
    expect(after.text).to.contain('2 personer er på listen');
    expect(after.html).not.to.contain('kari@example.no').and.not.to.contain('41234567');

    const notice = `/incidents/${id}/notice`;
    const texts = fieldsOf((await hanna.see(notice)).html, notice);
    isSaved(await hanna.send(notice, { ...texts, 'nb.email.subject': 'Viktig om opplysningene dine' }));
    isSaved(await hanna.send(events, { type: 'notice.submitted' }));
    expect((await hanna.see(notice)).text).to.contain('En annen må godkjenne');
    const frozen = await pia.see(notice);
    expect(frozen.text).to.contain('Viktig om opplysningene dine').and.to.contain('får 2 personer varselet');
    const noticeHash = /name="hash" value="([0-9a-f]{64})"/.exec(frozen.html)?.[1] ?? '';
    const approval = { type: 'notice.approved', hash: noticeHash };
    const miscounted = await pia.send(events, { ...approval, people: '20' });
    expect([miscounted.status, miscounted.text.includes('Antallet er et annet')]).to.deep.equal([422, true]);
    isSaved(await pia.send(events, { ...approval, people: '2' }));
    await door.service.runOnce();
    expect((await hanna.see(people)).text).to.contain('Skal ha varsel 2 Nådd 2');

    const owing = await hanna.see(`/incidents/${id}`);
    expect(owing.text).to.contain('Send resten av meldingen').and.to.contain('til Datatilsynet: AR300186895');
    const key = /name="key" value="([0-9a-f-]{36})"/.exec(owing.html)?.[1] ?? '';
    isSaved(await hanna.send(events, { type: 'duty.dropped', key, reason: 'Ikke mer å si.' }));
    isSaved(await hanna.send(events, { type: 'incident.closed', summary: 'Lukk åpne mapper.' }));
    const closed = await hanna.see(`/incidents/${id}`);
    expect(closed.text)
      .to.contain('Saken er lukket. Kommer det ny kunnskap')
      .and.to.contain('Ingen frist løper nå');
    const journal = await hanna.see(`/incidents/${id}/journal`);
    expect(journal.text).to.match(/Antall berørte personer før: ikke ført nå: 1\s200 \(anslått\)/);
    expect(journal.text).to.contain('Meldingen til tilsynsmyndigheten ble godkjent av Pia');
    const pdf = await hanna.see(`/incidents/${id}/report.pdf?language=nn`);
    expect(pdf.html.slice(0, 5)).to.equal('%PDF-');
  });

  it('gives back what was typed, with what is wrong at its field and on top', async () => {
    const id = await open();
    const seen = await hanna.send(`/incidents/${id}/events`, {
      type: 'breach.confirmed',
      awareDate: '2026-11-19',
      awareTime: '',
      reason: 'Vakten så det <først>',
    });
    expect(seen.status).to.equal(422);
    expect(seen.html).to.match(
      /<a class="ds-link" href="#breach-confirmed-aware">Når dere ble kjent med bruddet: /,
    );
    expect(seen.html).to.contain('Vakten så det &lt;først&gt;').and.to.contain('value="2026-11-19"');
    expect(seen.html).to.match(
      /id="breach-confirmed-aware" aria-describedby="breach-confirmed-aware-error" aria-invalid="true"/,
    );
    expect(seen.html).to.match(/<details class="act" id="breach-confirmed" open>/);
  });

  it('shows what changed meanwhile, keeps what was typed, and merges what two people did not both touch', async () => {
    const id = await confirmed();
    const facts = `/incidents/${id}/facts`;
    const both = await factFieldsOf(hanna, id);
    both['section'] = 'nature';
    const pias = { ...both, 'whatHappened.value': 'Pias tekst', 'mainCause.value': 'Feil tilgang' };
    isSaved(await pia.send(facts, pias));
    const stale = await hanna.send(facts, {
      ...both,
      'whatHappened.value': 'Hannas tekst',
      'howItArose.value': 'Åpen mappe',
    });
    expect(stale.status).to.equal(412);
    expect(stale.text)
      .to.contain('Saken er endret siden du åpnet siden')
      .and.to.contain('Opplysninger ble ført av Pia');
    expect(stale.text).to.contain('Lagret av Pia i mellomtiden: Pias tekst');
    const again = fieldsOf(stale.html, facts);
    expect(again).to.include({
      'whatHappened.value': 'Hannas tekst',
      'howItArose.value': 'Åpen mappe',
      'mainCause.value': 'Feil tilgang',
    });
    isSaved(await hanna.send(facts, again));
    const { body } = await door.admin('GET', `/api/v1/incidents/${id}`);
    expect(body.facts.mainCause).to.include({ value: 'Feil tilgang', recordedBy: 'Pia' });
    expect(body.facts.whatHappened).to.include({ value: 'Hannas tekst', recordedBy: 'Hanna' });
  });

  it('does a form that is sent twice once', async () => {
    const id = await confirmed();
    const version = versionOf((await hanna.see(`/incidents/${id}`)).html);
    isSaved(await hanna.send(`/incidents/${id}/events`, { ...assess, version }));
    const second = await hanna.send(`/incidents/${id}/events`, { ...assess, version });
    expect(second.status).to.equal(412);
    expect(second.text).to.contain('Risikoen ble vurdert av Hanna');
    const { body } = await door.admin('GET', `/api/v1/incidents/${id}/journal`);
    expect(body.items.filter(({ type }: { type: string }) => type === 'risk.assessed')).to.have.length(1);
  });

  it('asks for the reason of a late notice, and takes it', async () => {
    const id = await confirmed({ detectedAt: '2026-11-15T08:00:00Z' });
    const events = `/incidents/${id}/events`;
    isSaved(await hanna.send(events, { ...assess, level: 'risk' }));
    isSaved(await hanna.send(events, { type: 'report.submitted' }));
    isSaved(await pia.send(events, { type: 'report.approved' }));
    const page = await hanna.see(`/incidents/${id}/report`);
    expect(page.text).to.contain('Hvorfor meldingen kommer etter fristen');
    const filing = {
      type: 'authority.notified',
      kind: 'first',
      channel: 'altinn',
      reference: 'AR300186895',
      atDate: '2026-11-20',
      atTime: '10:00',
    };
    const refused = await hanna.send(events, { ...filing, delayReason: '' });
    expect(refused.status).to.equal(409);
    expect(refused.text).to.contain('Meldingen kom etter fristen. Skriv hvorfor.');
    isSaved(await hanna.send(events, { ...filing, delayReason: 'Oppdaget sent.' }));
  });

  it('names the line and the column of what is wrong in a list, and repeats no contact outside the field', async () => {
    const id = await confirmed();
    const list = 'name;email;phone;language\n"Kari ""K"" Dahl";kari@;;nb\n\nOla;;22000000;xx';
    for (const step of ['check', 'save']) {
      const seen = await hanna.send(`/incidents/${id}/people`, { list, step });
      expect(seen.status).to.equal(422);
      expect(seen.text).to.contain('Linje 2, e-post : Dette er ikke en e-postadresse.');
      expect(seen.text).to.contain('Linje 4, telefon : Dette er ikke et mobilnummer.');
      expect(seen.text).to.contain('Linje 4, språk : Velg et av alternativene.');
      expect(seen.html.replace(/<textarea[\s\S]*?<\/textarea>/, '')).not.to.contain('Dahl');
    }
  });

  it('refuses an event out of order in words, and says of each why it is not possible', async () => {
    const id = await open();
    const seen = await hanna.send(`/incidents/${id}/events`, assess);
    expect(seen.status).to.equal(409);
    expect(seen.text).to.contain('Det er fortsatt en mistanke. Bekreft bruddet eller avslutt saken først.');
    expect(seen.text).to.contain('Godkjenn meldingen Ingen melding venter på godkjenning.');
    const unknown = await hanna.send(`/incidents/${id}/events`, { type: '__proto__' });
    expect(unknown.status).to.equal(422);
  });

  it('shows an auditor everything but forms, and does nothing for one', async () => {
    const id = await confirmed();
    for (const view of ['', '/facts', '/report', '/people', '/notice', '/journal']) {
      const seen = await revisor.see(`/incidents/${id}${view}`);
      expect(seen.status, view).to.equal(200);
      const asking = /<form[^>]*method="get"[^>]*>/g;
      expect(seen.html.replace(asking, ''), view).not.to.contain(`action="/incidents/${id}`);
    }
    const version = versionOf((await hanna.see(`/incidents/${id}`)).html);
    const seen = await revisor.send(`/incidents/${id}/events`, { ...assess, version });
    expect(seen.status).to.equal(403);
    expect(seen.text).to.contain('Rollen din kan ikke gjøre dette');
  });

  it('leads a processor to its controllers', async () => {
    const id = await confirmed({ role: 'processor' });
    const page = await hanna.see(`/incidents/${id}`);
    expect(page.text).to.contain('Underrett de behandlingsansvarlige').and.to.contain('Ikke vår plikt');
    const told = {
      type: 'controller.notified',
      controller: 'Fjordkraft',
      channel: '',
      atDate: '2026-11-20',
      atTime: '10:00',
    };
    isSaved(await hanna.send(`/incidents/${id}/events`, told));
    expect((await hanna.see(`/incidents/${id}`)).text).to.contain('Ikke alle er underrettet');
    isSaved(await hanna.send(`/incidents/${id}/events`, { ...told, allTold: 'yes' }));
    isSaved(await hanna.send(`/incidents/${id}/events`, { type: 'incident.closed', summary: '' }));
    isSaved(await hanna.send(`/incidents/${id}/events`, { type: 'incident.reopened', reason: 'Nytt spor.' }));
  });

  it('knows nothing of an incident that is not there', async () => {
    for (const id of ['00000000-0000-7000-8000-000000000000', 'x', '%00'])
      expect((await hanna.see(`/incidents/${id}`)).status, id).to.equal(404);
  });
});
