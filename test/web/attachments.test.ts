import { expect } from 'chai';
import {
  createPageClient,
  firstAdministrator,
  invited,
  type Page,
  type PageClient,
} from '../support/page-client.ts';
import { email, pdf, png } from '../support/sample-files.ts';
import { createTestService, type TestService } from '../support/service.ts';

/** What a page says, without its tags. */
const textOf = ({ text }: Page): string =>
  text
    .replace(/^[\s\S]*<main/, '<main')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');

const versionOn = ({ text }: Page): string => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';

describe('the page of a case’s files', () => {
  let varsla: TestService;
  let hanna: PageClient;
  let aud: PageClient;
  let id: string;
  let path: string;
  before(async () => {
    varsla = await createTestService({ env: { ATTACHMENT_MAX_MEBIBYTES: '1' } });
    const admin = await firstAdministrator(varsla);
    hanna = await invited(varsla, admin, { name: 'Hanna', email: 'hanna@example.org', role: 'handler' });
    aud = await invited(varsla, admin, { name: 'Aud', email: 'aud@example.org', role: 'auditor' });
    const { body } = await varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: 'En liste',
        description: 'Lå åpen.',
        detectedAt: '2026-11-20T08:00:00Z',
        role: 'controller',
      },
    });
    id = body.id;
    path = `/incidents/${id}/attachments`;
  });
  after(() => varsla.close());

  const upload = async (fields: Record<string, string>, file?: Parameters<PageClient['upload']>[2]) =>
    hanna.upload(path, { version: versionOn(await hanna.get(path)), ...fields }, file);
  const listed = async (): Promise<{ id: string; name: string }[]> =>
    (await varsla.admin('GET', `/api/v1/incidents/${id}/attachments`)).body.items;

  it('is empty at first, and says what to put there', async () => {
    const page = await hanna.get(path);
    expect(page.status).to.equal(200);
    expect(textOf(page)).to.include('Ingen vedlegg ennå').and.include('Høyst 1 MB');
    expect(page.text).to.include('enctype="multipart/form-data"').and.include('type="file"');
  });

  it('takes a file without script, and shows it with those of its kind', async () => {
    const sent = await upload(
      { kind: 'altinn-receipt', disclosure: 'releasable', basis: '', note: 'Sendt <b>kl. 9</b>.' },
      { name: 'Kvittering æøå.pdf', content: pdf('side'), type: 'application/pdf' },
    );
    expect([sent.status, sent.location]).to.deep.equal([303, `${path}?notice=attachmentKept`]);
    const page = await hanna.get(sent.location);
    const [one] = await listed();
    expect(textOf(page))
      .to.include('Vedlegget er lagt til.')
      .and.include('Kvittering fra Altinn')
      .and.include('Lagt til av Hanna');
    expect(page.text).to.include('Sendt &lt;b&gt;kl. 9&lt;/b&gt;.');
    const file = await hanna.get(`${path}/${one?.id}/content`);
    expect(file.headers.get('content-disposition')).to.include(
      "filename*=UTF-8''Kvittering%20%C3%A6%C3%B8%C3%A5.pdf",
    );
    expect(file.headers.get('content-security-policy')).to.equal("default-src 'none'; sandbox");
    const again = await upload({ kind: 'other' }, { name: 'kopi.pdf', content: pdf('side') });
    expect(again.location).to.equal(`${path}?notice=attachmentThere`);
    expect(await listed()).to.have.lengthOf(1);
  });

  it('gives back what was typed with what is wrong, beside its field', async () => {
    const empty = await upload({ kind: '', disclosure: 'exempt', basis: '', note: 'Det jeg skrev.' });
    expect(empty.status).to.equal(422);
    expect(textOf(empty)).to.include('Velg en fil.').and.include('Hva er det: Velg');
    expect(empty.text).to.include('Det jeg skrev.');
    expect(empty.text).to.match(/value="exempt" id="[^"]*" checked/);
    const unjudged = await upload({ kind: 'other', disclosure: 'exempt' }, { name: 'a.txt', content: 'a' });
    expect(textOf(unjudged)).to.include('Skriv hvorfor det er unntatt.');
    const lying = await upload({ kind: 'other', note: 'Mitt' }, { name: 'kvittering.pdf', content: png() });
    expect(lying.status).to.equal(422);
    expect(textOf(lying)).to.include('Innholdet er et PNG-bilde, men filen heter noe annet.');
    expect(lying.text)
      .to.include('>\nMitt</textarea>')
      .and.match(/aria-describedby="[^"]*file-error"/);
    const page = await upload({ kind: 'other' }, { name: 'side.html', content: '<html></html>' });
    expect(textOf(page)).to.include('Dette er HTML, som en nettleser kan kjøre. Lagre siden som PDF.');
  });

  it('says that a file is too large on the page itself, and keeps what was typed', async () => {
    for (const size of [1024 * 1024 + 1, 3 * 1024 * 1024]) {
      const large = await upload(
        { kind: 'ransom-note', note: 'Det jeg skrev.' },
        { name: 'stor.txt', content: Buffer.alloc(size, 'a') },
      );
      expect(large.status).to.equal(413);
      expect(textOf(large)).to.include('Filen er for stor. Del den');
      expect(large.text).to.include('Det jeg skrev.').and.include('value="ransom-note" selected');
    }
    expect(await listed()).to.have.lengthOf(1);
  });

  it('lets a file be judged anew, and withdrawn with a reason', async () => {
    await upload({ kind: 'other' }, { name: 'krav.txt', content: 'Krav' });
    const one = (await listed()).at(-1);
    const fields = async () => ({ version: versionOn(await hanna.get(path)), attachment: one?.id ?? '' });
    expect(textOf(await hanna.get(path))).to.include('krav.txt Annet Ikke vurdert ennå');
    const missing = await hanna.post(`${path}/change`, {
      ...(await fields()),
      kind: 'ransom-note',
      disclosure: 'exempt',
    });
    expect(missing.status).to.equal(422);
    expect(missing.text).to.match(/<details class="ds-details" data-size="sm" open>/);
    const changed = await hanna.post(`${path}/change`, {
      ...(await fields()),
      kind: 'ransom-note',
      disclosure: 'exempt',
      basis: 'Detaljer om løsepenger.',
    });
    expect(changed.location).to.equal(`${path}?notice=attachmentChanged`);
    expect(textOf(await hanna.get(path)))
      .to.include('Løsepengekrav')
      .and.include('Detaljer om løsepenger.');
    const silent = await hanna.post(`${path}/withdraw`, { ...(await fields()), reason: ' ' });
    expect(silent.status).to.equal(422);
    const gone = await hanna.post(`${path}/withdraw`, { ...(await fields()), reason: 'Feil sak.' });
    expect(gone.location).to.equal(`${path}?notice=attachmentGone`);
    expect(textOf(await hanna.get(path)))
      .to.include('Trukket tilbake av Hanna')
      .and.include('Feil sak.');
    expect((await hanna.get(`${path}/${one?.id}/content`)).status).to.equal(410);
    const journal = textOf(await hanna.get(`/incidents/${id}/journal`));
    expect(journal)
      .to.include('Et vedlegg ble trukket tilbake, og innholdet ble slettet')
      .and.include('Innsyn Unntatt fra innsyn')
      .and.include('Størrelse 4 byte');
  });

  it('shows an auditor what there is, and not what an exempt file is called', async () => {
    await upload({ kind: 'cyber-report' }, { name: 'Om Kari Nordmann.txt', content: 'Hemmelig' });
    const exempt = (await listed()).at(-1);
    const page = await aud.get(path);
    expect(textOf(page)).to.include('Vedlegg uten synlig navn').and.include('Teknisk rapport om hendelsen');
    expect(page.text).not.to.include('Kari Nordmann').and.not.include('type="file"');
    expect((await aud.get(`${path}/${exempt?.id}/content`)).status).to.equal(403);
    const refused = await aud.upload(path, { version: '1', kind: 'other' }, { name: 'a.txt', content: 'b' });
    expect(refused.status).to.equal(403);
  });

  it('asks who is not signed in to sign in, and leads back here', async () => {
    const stranger = createPageClient(varsla.url);
    const { status, location } = await stranger.upload(
      path,
      { kind: 'other' },
      { name: 'a.txt', content: 'c' },
    );
    expect([status, location]).to.deep.equal([303, `/sign-in?next=${encodeURIComponent(path)}`]);
    const foreign = await fetch(`${varsla.url}${path}`, {
      method: 'POST',
      body: new FormData(),
      headers: { Accept: 'text/html', 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(foreign.status).to.equal(403);
  });

  it('takes the proof of a filing in the form that tells of it', async () => {
    const { admin } = varsla;
    const pia = await varsla.person('Pia', 'approver');
    for (const [by, event] of [
      [admin, { type: 'breach.confirmed' }],
      [admin, { type: 'risk.assessed', level: 'risk', reasoning: 'Navn.' }],
      [admin, { type: 'report.submitted' }],
      [pia, { type: 'report.approved' }],
    ] as const)
      expect((await varsla.event(by, id, event)).status).to.equal(200);
    const at = `/incidents/${id}/report`;
    const shown = await hanna.get(at);
    const fields = {
      version: versionOn(shown),
      type: 'authority.notified',
      kind: 'first',
      channel: 'e-mail',
      atDate: '2026-11-20',
      atTime: '09:50',
    };
    const events = `/incidents/${id}/events`;
    const wrong = await hanna.upload(events, fields, { name: 'sendt.pdf', content: email() });
    expect(wrong.status).to.equal(422);
    expect(textOf(wrong)).to.include('Innholdet er ren tekst, men filen heter noe annet.');
    const early = { ...fields, atDate: '2026-11-19' };
    const back = await hanna.upload(events, early, { name: 'sendt.eml', content: email() });
    expect(back.status).to.equal(422);
    const proof = (await listed()).at(-1);
    expect(proof?.name).to.equal('sendt.eml');
    expect(back.text).to.include(`<option value="${proof?.id}" selected>`);
    const filed = await hanna.upload(events, { ...fields, proof: proof?.id ?? '' });
    expect([filed.status, filed.location]).to.deep.equal([303, `${at}?notice=caseSaved`]);
    const withdrawn = await hanna.post(`${path}/withdraw`, {
      version: versionOn(await hanna.get(path)),
      attachment: proof?.id ?? '',
      reason: 'Angrer.',
    });
    expect(withdrawn.status).to.equal(409);
    expect(textOf(withdrawn)).to.include('Vedlegget er bevis for en levering eller en fullmakt');
  });
});
