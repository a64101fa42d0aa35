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
  detectedAt: '2026-11-20T08:00:00Z',
  role: 'controller',
};

describe('the first page of a case', () => {
  let door: PageDoor;
  let hanna: Visitor;
  let pia: Visitor;
  before(async () => {
    door = await openPageDoor();
    hanna = await door.visitor('Hanna', 'handler');
    pia = await door.visitor('Pia', 'approver');
  });
  after(() => door.close());

  const open = async (...events: object[]): Promise<string> => {
    const { body } = await door.admin('POST', '/api/v1/incidents', { body: opening });
    for (const event of events) {
      const { status, body: said } = await door.event(door.admin, body.id, event);
      expect(status, JSON.stringify(said)).to.be.below(300);
    }
    return body.id;
  };
  const confirmed = { type: 'breach.confirmed' };
  const assessed = { type: 'risk.assessed', level: 'high', reasoning: 'Navn og passord.' };

  /** The one step of a page that is about a region. */
  const stepOf = (html: string, heading: string): string =>
    html
      .split('<li class="step"')
      .slice(1)
      .find((step) => step.includes(`>${heading}<`)) ?? '';

  it('says of each step where it stands, and of those to come that the suspicion is decided first', async () => {
    const { html } = await hanna.see(`/incidents/${await open()}`);
    expect(stepOf(html, 'Saken')).to.contain('data-standing="now"').and.to.contain('Mistanke, ikke avgjort');
    for (const later of ['Vurdere risikoen', 'Datatilsynet', 'De berørte'])
      expect(stepOf(html, later), later)
        .to.contain('data-standing="later"')
        .and.to.contain('Først må det avgjøres om dette er et brudd');
    expect(stepOf(html, 'Behandlingsansvarlige')).to.contain('data-standing="none"');
  });

  it('has a button for what can be told, and a reason beside the one that is not possible yet', async () => {
    const id = await open(confirmed, assessed);
    const { html } = await hanna.see(`/incidents/${id}`);
    const authority = stepOf(html, 'Datatilsynet');
    expect(authority).to.match(/<a class="ds-button"[^>]*\/report">Send meldingen til godkjenning</);
    expect(authority).to.match(
      /aria-disabled="true" aria-describedby="authority-notified-why">Før at meldingen er levert<\/button><span class="muted" id="authority-notified-why">Meldingen må godkjennes først\./,
    );
    expect(stepOf(html, 'Saken')).to.match(
      /aria-disabled="true"[^>]*>Lukk saken<\/button><span[^>]*>Det som er åpent, holder saken åpen: Varsle de berørte, Melde til Datatilsynet\./,
    );
  });

  it('names who has to do something: whoever has the case, or somebody who takes it', async () => {
    const id = await open(confirmed);
    const page = `/incidents/${id}`;
    const waits = async (): Promise<string> =>
      /<p class="muted step-owed">([^<]*)/.exec(
        stepOf((await pia.see(page)).html, 'Vurdere risikoen'),
      )?.[1] ?? '';
    isSaved(await hanna.send(`${page}/owner`, { personId: '', from: 'overview' }, page));
    expect(await waits()).to.equal('Venter på: noen som tar saken');
    const taking = fieldsOf((await hanna.see(page)).html, `${page}/owner`);
    isSaved(await hanna.send(`${page}/owner`, taking, page));
    expect(await waits()).to.equal('Venter på: Hanna');
    expect((await hanna.see(page)).html, 'who has it cannot take it').not.to.contain(`${page}/owner`);
  });

  it('unfolds the form of the next step without script', async () => {
    const id = await open();
    const { html } = await hanna.see(`/incidents/${id}`);
    const link = /href="([^"]*\?do=breach\.confirmed#breach-confirmed-form)"/.exec(html)?.[1] ?? '';
    expect(link).to.contain(id);
    const [path = '', target = ''] = link.split('#');
    const unfolded = await hanna.see(path);
    expect(unfolded.html).to.contain('<details class="act" id="breach-confirmed" open>');
    expect(unfolded.html).to.contain(`id="${target}"`);
    expect(unfolded.html.match(/<details class="act"[^>]* open>/g)).to.have.length(1);
    const nonsense = await hanna.see(`/incidents/${id}?do=__proto__&do=x`);
    expect(nonsense.status).to.equal(200);
    expect(nonsense.html).not.to.match(/<details class="act"[^>]* open>/);
  });

  it('says why a person cannot approve, at the button', async () => {
    const id = await open(confirmed, assessed);
    isSaved(await pia.send(`/incidents/${id}/events`, { type: 'report.submitted' }));
    const authority = stepOf((await pia.see(`/incidents/${id}`)).html, 'Datatilsynet');
    expect(authority).to.match(
      /aria-disabled="true"[^>]*>Godkjenn meldingen<\/button><span[^>]*>Du har vært med på å skrive dette/,
    );
    expect(authority).to.contain('en godkjenner som ikke har skrevet');
    const others = stepOf((await hanna.see(`/incidents/${id}`)).html, 'Datatilsynet');
    expect(others).to.match(/>Godkjenn meldingen<\/button><span[^>]*>Rollen din kan ikke godkjenne/);
  });

  it('names the first of what is missing and counts the rest', async () => {
    const id = await open(confirmed);
    const missing = (html: string): string =>
      html.split('class="ds-card missing"')[1]?.split('</section>')[0] ?? '';
    const before = missing((await hanna.see(`/incidents/${id}`)).html);
    expect(before.match(/<li>/g)).to.have.length(4);
    const [, rest = ''] = /og (\d+) til/.exec(before) ?? [];
    const facts = `/incidents/${id}/facts`;
    const shown = await factFieldsOf(hanna, id);
    isSaved(await hanna.send(facts, { ...shown, 'mainCause.value': 'Feil tilgang' }));
    const after = missing((await hanna.see(`/incidents/${id}`)).html);
    expect(after).not.to.contain('#fact-mainCause');
    expect(after).to.contain(`og ${Number(rest) - 1} til`);
  });

  describe('and the texts of the notice, written by two', () => {
    it('keep what each changed, and show both where they changed the same', async () => {
      const id = await open(confirmed, assessed);
      const notice = `/incidents/${id}/notice`;
      const both = fieldsOf((await hanna.see(notice)).html, notice);
      isSaved(
        await pia.send(notice, {
          ...both,
          'nb.email.subject': 'Pias emne',
          'nn.email.subject': 'Pias nynorske emne',
        }),
      );
      const stale = await hanna.send(notice, {
        ...both,
        'nb.email.subject': 'Hannas emne',
        'en.email.subject': "Hanna's subject",
      });
      expect(stale.status).to.equal(412);
      expect(stale.html).to.match(
        /En annen har lagret denne teksten i mellomtiden:<\/p><p class="written">Pias emne<\/p>/,
      );
      expect(stale.html.match(/En annen har lagret denne teksten/g)).to.have.length(1);
      const again = fieldsOf(stale.html, notice);
      expect(again).to.include({
        'nb.email.subject': 'Hannas emne',
        'nn.email.subject': 'Pias nynorske emne',
        'en.email.subject': "Hanna's subject",
      });
      expect(again['version']).to.equal(versionOf((await pia.see(notice)).html));
      isSaved(await hanna.send(notice, again));
      const { body } = await door.admin('GET', `/api/v1/incidents/${id}/notice`);
      expect(body.texts.nb.email.subject).to.equal('Hannas emne');
      expect(body.texts.nn.email.subject).to.equal('Pias nynorske emne');
    });
  });
});
