import { expect } from 'chai';
import { fieldsOf, isSaved, openPageDoor, type PageDoor, type Visitor } from './incident-door.ts';

const now = '2026-11-20T09:00:00.000Z';
const opening = {
  title: 'Kundeliste på avveie',
  description: 'En fil lå åpen.',
  detectedAt: '2026-11-20T08:00:00Z',
  awareAt: '2026-11-20T08:00:00Z',
  role: 'controller',
};

describe('dates, awareness and approval alone on the pages, without script', () => {
  let door: PageDoor;
  let hanna: Visitor;
  before(async () => {
    door = await openPageDoor(now);
    hanna = await door.visitor('Hanna', 'handler');
  });
  beforeEach(() => door.clock.travelTo(now));
  after(() => door.close());

  const open = async (body: object = {}): Promise<string> =>
    (await door.admin('POST', '/api/v1/incidents', { body: { ...opening, ...body } })).body.id;

  const date = {
    type: 'duty.undertaken',
    kind: 'evidence.deletion',
    what: 'Loggen hos leverandøren',
    dueDate: '2026-12-01',
    dueTime: '10:00',
  };

  it('a date is recorded, moved, and ended with the decision; each step is read in the journal', async () => {
    const id = await open();
    const page = `/incidents/${id}`;
    const events = `${page}/events`;
    expect((await hanna.see(page)).text).to.contain('Ingen slike datoer er ført.');
    isSaved(await hanna.send(events, date));
    const shown = await hanna.see(page);
    expect(shown.text)
      .to.contain('Spor som blir slettet: Loggen hos leverandøren')
      .and.to.contain('Datoen er satt av dere.');
    const [duty] = (await door.admin('GET', `/api/v1${page}`)).body.duties;
    expect(duty.dueAt).to.equal('2026-12-01T09:00:00.000Z');
    const ids = [...shown.html.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(ids).size, 'an id stands twice').to.equal(ids.length);
    const { key } = duty;
    isSaved(
      await hanna.send(events, {
        type: 'duty.moved',
        key,
        dueDate: '2026-12-03',
        dueTime: '10:00',
        reason: 'Utsatt.',
      }),
    );
    const undecided = await hanna.send(events, { type: 'duty.fulfilled', key, decision: '' });
    expect(undecided.status).to.equal(409);
    expect(undecided.text).to.contain('Skriv hva som ble avgjort.');
    isSaved(await hanna.send(events, { type: 'duty.fulfilled', key, decision: 'Kopiert til egen disk.' }));
    expect((await hanna.see(page)).text).to.match(/Gjort fredag 20\. november,? (?:kl\. )?10[.:]00/);
    const journal = await hanna.see(`${page}/journal`);
    expect(journal.text)
      .to.contain('En plikt ble oppfylt')
      .and.to.contain('Kopiert til egen disk.')
      .and.to.contain('Loggen hos leverandøren')
      .and.to.contain('Spor som blir slettet');
  });

  it('what was typed for one date comes back in its own form, with what was wrong', async () => {
    const id = await open();
    const page = `/incidents/${id}`;
    for (const what of ['Den ene', 'Den andre'])
      isSaved(await hanna.send(`${page}/events`, { ...date, what }));
    const duties = (await door.admin('GET', `/api/v1${page}`)).body.duties;
    const moved = { type: 'duty.moved', key: duties[1].key, dueDate: '2026-11-01', dueTime: '10:00' };
    const back = await hanna.send(`${page}/events`, { ...moved, reason: 'Bare skrevet her.' });
    expect(back.status).to.equal(422);
    expect(back.text).to.contain('Datoen er passert.');
    expect(back.html.match(/Bare skrevet her\./g)).to.have.length(1);
    expect(back.html).to.match(new RegExp(`<a[^>]+href="#duty-moved-${duties[1].key}-due"`));
    expect(back.html).to.contain(`id="duty-moved-${duties[1].key}-due"`);
    const past = await hanna.send(`${page}/events`, { ...date, dueDate: '2026-11-01', what: 'Skrevet' });
    expect(past.status).to.equal(422);
    expect(fieldsOf(past.html, `${page}/events`)).to.be.an('object');
    expect(past.html).to.contain('value="Skrevet"').and.to.contain('href="#duty-undertaken-due"');
  });

  it('keeps the case open under its own name', async () => {
    const id = await open();
    const handler = await door.person('Kari', 'handler');
    await door.event(handler, id, { type: 'risk.assessed', level: 'unlikely', reasoning: 'Kryptert.' });
    await door.event(door.admin, id, { type: 'exception.approved' });
    await hanna.send(`/incidents/${id}/events`, {
      ...date,
      kind: 'police.hold',
      what: 'Kripos ber oss vente',
    });
    expect((await hanna.see(`/incidents/${id}`)).text).to.contain(
      'holder saken åpen: Vurdere politiets ønske om å vente: Kripos ber oss vente',
    );
  });

  it('is read and not changed by an auditor', async () => {
    const auditor = await door.visitor('Aud', 'auditor');
    const id = await open();
    await hanna.send(`/incidents/${id}/events`, date);
    const seen = await auditor.see(`/incidents/${id}`);
    expect(seen.text).to.contain('Loggen hos leverandøren');
    expect(seen.html).not.to.contain('value="duty.');
  });

  it('awareness that moved shows what was held before, and its deadline', async () => {
    const id = await open();
    const page = `/incidents/${id}`;
    expect((await hanna.see(page)).text).not.to.contain('tidligere ført');
    const moved = { type: 'breach.confirmed', awareDate: '2026-11-20', awareTime: '09:30' };
    isSaved(await hanna.send(`${page}/events`, { ...moved, reason: 'Loggen ble lest da.' }));
    const { text } = await hanna.see(page);
    expect(text)
      .to.contain('(tidligere ført)')
      .and.to.match(/Frist mandag 23\. november,? (?:kl\. )?09[.:]00/)
      .and.to.contain('(gjelder nå)')
      .and.to.match(/Frist mandag 23\. november,? (?:kl\. )?09[.:]30/)
      .and.to.contain('Loggen ble lest da.');
  });

  it('the reason for a delay is there as a draft where it is asked for', async () => {
    const id = await open();
    const pia = await door.visitor('Pia', 'approver');
    const events = `/incidents/${id}/events`;
    await hanna.send(events, { type: 'risk.assessed', level: 'risk', reasoning: 'Navn.' });
    await hanna.send(events, { type: 'report.submitted' });
    const { hash } = (await door.admin('GET', `/api/v1/incidents/${id}/reports/authority?format=json`)).body;
    isSaved(await pia.send(events, { type: 'report.approved', hash }, `/incidents/${id}/report`));
    expect((await hanna.see(`/incidents/${id}/report`)).html).not.to.contain('name="delayReason"');
    door.clock.travelTo('2026-11-24T08:00:00.000Z');
    const page = await hanna.see(`/incidents/${id}/report`);
    const [, draft = ''] = /<textarea[^>]*name="delayReason"[^>]*>\n?([^<]*)</.exec(page.html) ?? [];
    expect(draft)
      .to.contain('Timer over fristen da dette ble skrevet: 24.')
      .and.to.contain('Risikoen ble vurdert');
    expect(page.text).to.contain('Utkastet er skrevet av journalen.');
    const typed = { type: 'authority.notified', kind: 'first', atDate: '2026-11-24', atTime: '08:30' };
    isSaved(
      await hanna.send(
        events,
        { ...typed, channel: 'altinn', reference: 'AR300186895', delayReason: draft },
        `/incidents/${id}/report`,
      ),
    );
  });
});

describe('somebody who is alone on the pages', () => {
  it('is asked why they approve what they wrote, and only they', async () => {
    const door = await openPageDoor(now);
    const kari = await door.visitor('Kari', 'administrator');
    const { body } = await door.admin('POST', '/api/v1/incidents', { body: opening });
    const page = `/incidents/${body.id}`;
    await kari.send(`${page}/events`, { type: 'risk.assessed', level: 'risk', reasoning: 'Navn.' });
    isSaved(await kari.send(`${page}/events`, { type: 'report.submitted' }));
    const two = await kari.see(`${page}/report`);
    expect(two.text).to.contain('En annen må godkjenne.');
    expect(two.html).not.to.contain('ownApprovalReason');
    const tokens = (await door.admin('GET', '/api/v1/tokens')).body.items as { id: string; name: string }[];
    const key = tokens.find(({ name }) => name === 'Administrator');
    expect((await door.admin('DELETE', `/api/v1/tokens/${key?.id}`)).status).to.equal(204);
    expect((await kari.see(page)).text).to.contain('ingen andre her kan godkjenne');
    const alone = await kari.see(`${page}/report`);
    const { hash } = alone.html.match(/name="hash" value="(?<hash>[0-9a-f]+)"/)?.groups ?? {};
    const approval = { type: 'report.approved', hash: hash ?? '' };
    const empty = await kari.send(
      `${page}/events`,
      { ...approval, ownApprovalReason: ' ' },
      `${page}/report`,
    );
    expect(empty.status).to.equal(409);
    expect(empty.text).to.contain('Skriv hvorfor du godkjenner alene.');
    const said = { ...approval, ownApprovalReason: 'Jeg er alene her.' };
    isSaved(await kari.send(`${page}/events`, said, `${page}/report`));
    const approved = await kari.see(`${page}/report`);
    expect(approved.text).to.contain('Godkjent av forfatteren selv fordi: Jeg er alene her.');
    expect((await kari.see(`${page}/journal`)).text).to.contain('Godkjente alene fordi Jeg er alene her.');
    await door.close();
  });
});
