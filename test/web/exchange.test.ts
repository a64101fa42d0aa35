import { expect } from 'chai';
import { smallDocument } from '../support/edpb-document.ts';
import { formOf } from '../support/upload.ts';
import { openPageDoor, type PageDoor, versionOf, type Visitor } from './incident-door.ts';

describe("the EDPB's numbering at the page, without script", () => {
  let door: PageDoor;
  let hanna: Visitor;
  let id: string;
  before(async () => {
    door = await openPageDoor('2026-11-20T09:00:00.000Z');
    hanna = await door.visitor('Hanna', 'handler');
    const { body } = await door.admin('POST', '/api/v1/incidents', {
      body: { title: 'Liste', description: 'Åpen.', detectedAt: '2026-11-20T08:00:00Z', role: 'controller' },
    });
    id = body.id;
    const facts = { whatHappened: { certainty: 'known', value: 'Slik står det i saken.' } };
    await door.admin('PATCH', `/api/v1/incidents/${id}/facts`, { body: facts });
  });
  after(() => door.close());

  const path = (): string => `/incidents/${id}/exchange`;
  const bring = async (content: string) => {
    const { html } = await hanna.see(path());
    return hanna.upload(path(), formOf({ version: versionOf(html) }, { name: 'melding.json', content }));
  };

  it('names the fields that lack, and gives the file', async () => {
    const { text } = await hanna.see(path());
    expect(text).to.match(/følger de ikke reglene i utkastet i disse feltene: 12, 13, /);
    const { status, html, headers } = await hanna.see(`${path()}/draft.json`);
    expect(status).to.equal(200);
    expect(headers.get('content-disposition')).to.match(/^attachment; filename="?.+\.edpb\.json"?$/);
    expect(JSON.parse(html)).to.have.property('format', 'edpb-2026-draft-1.0');
  });

  it('shows what would change, takes what is ticked, and leaves what is not', async () => {
    const shown = await bring(JSON.stringify(smallDocument));
    expect(shown.status).to.equal(200);
    expect(shown.text).to.contain('Slik står det i saken.').and.to.contain('A list lay open.');
    const boxes = [...shown.html.matchAll(/name="keys" value="(\w+)"[^>]*?(checked)?>/g)];
    const ticked = boxes.flatMap(([, key = '', checked]) => (checked ? [key] : []));
    expect(boxes.map(([, key]) => key)).to.include('whatHappened');
    expect(ticked).to.include('systemsDescription').and.not.to.include('whatHappened');
    const document = JSON.stringify(smallDocument);
    const taken = await hanna.send(path(), { step: 'take', document, keys: ticked }, path());
    expect([taken.status, taken.location]).to.deep.equal([303, `${path()}?notice=exchangeTaken`]);
    const { facts } = (await door.admin('GET', `/api/v1/incidents/${id}`)).body;
    expect(facts.systemsDescription.value).to.equal('x');
    expect(facts.whatHappened.value).to.equal('Slik står det i saken.');
  });

  it('says in words which field is wrong, and changes nothing', async () => {
    const before = (await door.admin('GET', `/api/v1/incidents/${id}`)).body;
    const { 62: _text, ...fields } = smallDocument.fields;
    const refused = await bring(JSON.stringify({ ...smallDocument, fields }));
    expect(refused.status).to.equal(422);
    expect(refused.text).to.contain('Felt 62 i filen: Feltet må være besvart her');
    const noJson = await bring('Hei');
    expect([noJson.status, noJson.text.includes('Dette er ikke en JSON-fil')]).to.deep.equal([422, true]);
    const none = await hanna.send(path(), { step: 'take', document: '{}' }, path());
    expect([none.status, none.text.includes('Kryss av minst én opplysning')]).to.deep.equal([422, true]);
    expect((await door.admin('GET', `/api/v1/incidents/${id}`)).body).to.deep.equal(before);
  });
});
