import { expect } from 'chai';
import { fieldsOf, isSaved, openPageDoor, type PageDoor, type Visitor } from './incident-door.ts';

const known = (value: unknown) => ({ certainty: 'known', value });
const facts = {
  whatHappened: known('En kundeliste lå åpen.'),
  measuresTaken: known('Filen er fjernet.'),
  measuresPlanned: known('Rutinene gås gjennom.'),
  mitigation: known('Passord er byttet.'),
  causeOrigin: known('internal'),
};

describe('the desk of the notice, without script', () => {
  let door: PageDoor;
  let hanna: Visitor;
  let pia: Visitor;
  before(async () => {
    door = await openPageDoor('2026-11-20T09:00:00.000Z');
    hanna = await door.visitor('Hanna', 'handler');
    pia = await door.visitor('Pia', 'approver');
    await door.admin('PUT', '/api/v1/organisation', {
      body: { name: 'WEPACK AS', contact: { name: 'Kundeservice' } },
    });
  });
  after(() => door.close());

  const open = async (role = 'controller'): Promise<string> => {
    const { body } = await door.admin('POST', '/api/v1/incidents', {
      body: { title: 'Liste', description: 'Åpen.', detectedAt: '2026-11-20T08:00:00Z', role },
    });
    await door.event(door.admin, body.id, { type: 'breach.confirmed' });
    await door.admin('PATCH', `/api/v1/incidents/${body.id}/facts`, { body: facts });
    return body.id as string;
  };
  const pageOf = (id: string): string => `/incidents/${id}/report`;
  const tell = async (by: Visitor, id: string, fields: Record<string, string | string[]>) =>
    by.send(`/incidents/${id}/events`, fields, pageOf(id));
  const hashOn = async (id: string): Promise<string> =>
    /name="hash" value="([0-9a-f]{64})"/.exec((await pia.see(pageOf(id))).html)?.[1] ?? '';
  const approve = async (id: string): Promise<void> =>
    isSaved(await tell(pia, id, { type: 'report.approved', hash: await hashOn(id) }));
  const altinn = {
    type: 'authority.notified',
    channel: 'altinn',
    reference: 'AR300186895',
    atDate: '2026-11-20',
    atTime: '10:00',
  };
  const file = async (id: string, more: Record<string, string> = {}): Promise<void> =>
    isSaved(await tell(hanna, id, { kind: 'first', ...altinn, ...more }));
  const record = (id: string, body: object) => door.admin('PATCH', `/api/v1/incidents/${id}/facts`, { body });

  it('says what is owed, what lacks with a way to the fact, and what the notice would be', async () => {
    const id = await open();
    const { text, html } = await hanna.see(pageOf(id));
    expect(text).to.contain('Gjør meldingen klar').and.contain('Melde til Datatilsynet: 71 timer igjen');
    expect(text).to.contain('Utkast fra opplysningene slik de er nå · Første melding, foreløpig');
    expect(text).to.contain(
      'Hvordan avviket oppstod : står tomt, men kan skrives ut fra det som er ført her: Om årsaken ligger i virksomheten eller utenfor',
    );
    expect(html).to.contain('href="/incidents/' + id + '/facts?section=nature#fact-mainCause"');
    expect(text).to.contain('Foreslått: noe som en fullstendig melding må svare på, er ikke kjent ennå.');
    expect(html).not.to.contain('data-ticks').and.not.contain('data-copy');
    const refused = await tell(hanna, id, { type: 'report.submitted', completeness: 'complete' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.contain('Meldingen kan ikke være fullstendig: noe står fortsatt som ikke kjent.');
    expect(refused.html).to.match(/value="complete" checked/);
  });

  it('shows the approver what is new, calls a void approval void, and is filed with the rest promised', async () => {
    const id = await open();
    isSaved(await tell(hanna, id, { type: 'report.submitted', kind: 'first' }));
    isSaved(await tell(pia, id, { type: 'report.returned', reason: 'Antallet mangler.' }));
    await record(id, { peopleCount: { certainty: 'estimated', value: 1200 } });
    isSaved(await tell(hanna, id, { type: 'report.submitted', kind: 'first' }));
    expect((await hanna.see(pageOf(id))).text).to.contain('Du har vært med på å skrive dette');
    expect((await pia.see(pageOf(id))).text).to.contain(
      'Endret siden versjon 1 Antall berørte personer før: Ikke kjent ennå nå: 1 200 (anslått)',
    );
    const old = await hashOn(id);
    await record(id, { peopleCount: { certainty: 'estimated', value: 3000 } });
    const gone = await hanna.see(pageOf(id));
    expect(gone.text).to.contain(
      'etter at den var sendt til godkjenning. Godkjenningen gjelder ikke lenger.',
    );
    const late = await tell(pia, id, { type: 'report.approved', hash: old });
    expect(late.status).to.equal(409);
    expect(late.text).to.contain('Meldingen er endret etter at du leste den.');

    isSaved(await tell(hanna, id, { type: 'report.submitted', kind: 'first' }));
    await approve(id);
    const desk = await hanna.see(pageOf(id));
    expect(desk.text)
      .to.contain('1. Før svarene inn i skjemaet')
      .and.contain('2. Før at meldingen er levert');
    expect(desk.text).to.contain('Det er ikke ført hvem som kan levere i Altinn.');
    expect(desk.text).to.contain('Alt på arket kan bli gitt ut til den som ber om innsyn.');
    expect(desk.html).to.match(
      /<div class="whole written" id="text-antall-berorte" lang="nb">3\s000 \(anslått\)<\/div>/,
    );
    expect(desk.html).to.match(/data-tick hidden/);
    const form = fieldsOf(desk.html, `/incidents/${id}/events`);
    expect(form).to.include({ followUpDate: '2026-12-04', followUpTime: '10:00', channel: 'altinn' });
    const unproved = await tell(hanna, id, { ...altinn, kind: 'first', channel: 'letter', reference: '' });
    expect(unproved.text).to.contain('Legg ved beviset: kvitteringen, e-posten eller det skannede brevet.');
    const unnamed = await tell(hanna, id, { ...altinn, kind: 'first', reference: '' });
    expect(unnamed.text).to.contain('Skriv referansen fra kvitteringen i Altinn: AR og tall.');
    isSaved(
      await tell(hanna, id, {
        type: 'authority.phoned',
        atDate: '2026-11-20',
        atTime: '09:30',
        note: 'Sa fra.',
      }),
    );
    expect((await hanna.see(pageOf(id))).text).to.contain('En telefonsamtale stanser ikke fristen.');
    await file(id, { followUpDate: '2026-11-30', followUpTime: '12:00' });

    const filed = await hanna.see(pageOf(id));
    expect(filed.text)
      .to.contain('Levert · Første melding, foreløpig')
      .and.contain(
        'Sende resten av meldingen til Datatilsynet: AR300186895 Innen mandag 30. november kl. 12:00.',
      )
      .and.contain('Levert fredag 20. november kl. 10:00 av Hanna: Altinn Referanse: AR300186895');
    expect(filed.text).to.match(
      /3\. Første melding, foreløpig, resten ettersendes Levert .*2\. .*Erstattet .*1\. .*Erstattet/,
    );
    const odd = await tell(hanna, id, { type: 'authority.registered', caseNumber: '2026/7' });
    isSaved(odd);
    expect((await hanna.see(pageOf(id))).text).to.contain('Saksnummeret ligner ikke på et fra Datatilsynet');
    isSaved(
      await tell(hanna, id, { type: 'authority.registered', caseNumber: '26/01234', documentNumber: '7' }),
    );
    expect((await hanna.see(pageOf(id))).text).to.contain(
      'Saksnummer hos Datatilsynet 26/01234 · Dokumentnummer 7',
    );
    const [, pdf = ''] = /href="([^"]*\/reports\/[^"]*\.pdf[^"]*)"/.exec(filed.html) ?? [];
    expect((await hanna.see(pdf.replaceAll('&amp;', '&'))).headers.get('content-disposition')).to.contain(
      'report.pdf',
    );
  });

  it('proposes a correction with what differs, and takes a notice back only with a reason and other eyes', async () => {
    const id = await open();
    await record(id, { peopleCount: known(9) });
    isSaved(await tell(hanna, id, { type: 'report.submitted', kind: 'first' }));
    await approve(id);
    await file(id);
    await record(id, { peopleCount: known(3572) });
    const differs = await hanna.see(pageOf(id));
    expect(differs.text).to.contain(
      'Datatilsynet har fått noe annet enn det dere vet nå Dette er endret siden siste melding ble levert. Send en rettelse. Antall berørte personer før: 9 nå: 3 572',
    );
    expect(differs.html).to.contain(`href="${pageOf(id)}?kind=correction#next-notice"`);
    const asked = await hanna.see(`${pageOf(id)}?kind=final`);
    expect(asked.html)
      .to.match(/value="final" checked/)
      .and.match(/id="next-notice" open/);

    const silent = await tell(hanna, id, {
      type: 'report.submitted',
      kind: 'withdrawal',
      withdrawalCode: 'duplicate',
      withdrawalReason: ' ',
    });
    expect(silent.status).to.equal(422);
    expect(silent.text).to.contain('Begrunnelse for å trekke meldingen: Fyll ut dette feltet.');
    const unfinished = await tell(hanna, id, {
      type: 'report.submitted',
      kind: 'final',
      completeness: 'incomplete',
    });
    expect(unfinished.text).to.contain('En endelig melding kan ikke la noe stå åpent.');
    isSaved(
      await tell(hanna, id, {
        type: 'report.submitted',
        kind: 'withdrawal',
        completeness: 'complete',
        withdrawalCode: 'no-breach-or-risk',
        withdrawalReason: 'Listen var tom.',
      }),
    );
    const own = await tell(hanna, id, { type: 'report.approved', hash: await hashOn(id) });
    expect([own.status, own.text.includes('Rollen din kan ikke gjøre dette')]).to.deep.equal([403, true]);
    await approve(id);
    await file(id, { kind: 'withdrawal', reference: 'AR300186896' });
    const back = await hanna.see(pageOf(id));
    expect(back.text)
      .to.contain(
        'Meldingen er trukket tilbake. Blir det likevel vurdert som en risiko, må bruddet meldes på nytt.',
      )
      .and.contain('Det var ikke et brudd, eller det medfører neppe risiko: Listen var tom.');
    expect((await hanna.see(`/incidents/${id}`)).text).to.contain('Meldingen er trukket tilbake');
  });

  it('lets a processor file under mandates, as far as they reach, in every language', async () => {
    const id = await open('processor');
    const none = await hanna.see(pageOf(id));
    expect(none.text).to.contain('Ingen melding fra dere nå').and.contain('Fullmakter');
    expect(none.html).not.to.contain('value="report.submitted"');
    const mandate = {
      type: 'mandate.given',
      controller: 'Kommunen',
      scope: 'first',
      givenDate: '2026-11-20',
      givenTime: '09:30',
    };
    const undated = await tell(hanna, id, { ...mandate, dueDate: '', dueTime: '' });
    expect(undated.text).to.contain(
      'Når den behandlingsansvarlige må være meldt for: Fyll ut både dato og klokkeslett.',
    );
    expect(undated.html).to.contain('value="Kommunen"');
    isSaved(await tell(hanna, id, { ...mandate, dueDate: '2026-11-22', dueTime: '12:00' }));
    const acting = await hanna.see(pageOf(id));
    expect(acting.text)
      .to.contain('Skal være meldt innen søndag 22. november kl. 12:00')
      .and.contain('Meldingen gjelder for Kommunen: bare første melding, som stanser fristen');
    const { mandates = '' } = fieldsOf(acting.html, `/incidents/${id}/events`);
    isSaved(await tell(hanna, id, { type: 'report.submitted', kind: 'first', mandates }));
    await approve(id);
    expect((await hanna.see(pageOf(id))).text).to.contain(
      'etter fullmakt fra disse behandlingsansvarlige: Kommunen.',
    );
    await file(id);
    const further = await tell(hanna, id, { type: 'report.submitted', kind: 'follow-up', mandates });
    expect(further.status).to.equal(409);
    expect(further.text).to.contain('Fullmakten gjelder bare den første meldingen.');
    expect((await hanna.see(pageOf(id))).text).to.contain('Det er meldt for denne behandlingsansvarlige');
    const unsaid = await tell(hanna, id, { type: 'mandate.ended', key: mandates, reason: '' });
    expect(unsaid.text).to.contain('Hvorfor fullmakten avsluttes: Fyll ut dette feltet.');
    isSaved(await tell(hanna, id, { type: 'mandate.ended', key: mandates, reason: 'Overtatt.' }));
    expect((await hanna.see(pageOf(id))).text).to.contain('Avsluttet fredag 20. november kl. 10:00');
    for (const language of ['nn', 'en']) {
      const reader = await door.visitor(`Les ${language}`, 'auditor', language);
      const { text } = await reader.see(pageOf(id));
      expect(text).not.to.match(/undefined|\[object/);
      expect(text, 'the answers stay in bokmål').to.contain('Ikke kjent ennå, følger.');
    }
  });
});
