import { readFile, writeFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { faultsOfDocument } from '../../src/authority/exchange/check-document.ts';
import { edpbJsonSchema, schemaPath } from '../../src/authority/exchange/json-schema.ts';
import type { EdpbDocument } from '../../src/authority/exchange/field-types.ts';
import { clientFor } from '../support/service.ts';
import { filedReport, startStory, type Story, wholeFacts } from '../support/story.ts';

const known = (value: unknown) => ({ certainty: 'known', value });
const published = new URL('../../docs/schemas/edpb-2026-draft-1.0.schema.json', import.meta.url);

/** Everything that the template asks of a rich case, beyond what a whole notice needs. */
const richFacts = {
  ...wholeFacts,
  nature: known(['confidentiality', 'availability']),
  exposure: known('disclosed'),
  protection: known('strong'),
  protectionKey: known('safe'),
  availabilityLoss: known('temporary'),
  incidentTypes: known(['ransomware', 'exfiltration']),
  causeOrigin: known('external'),
  intent: known('malicious'),
  breachBegan: { certainty: 'estimated', value: '2026-11-18T09:00:00Z' },
  breachEnded: { certainty: 'estimated', value: '2026-11-19T09:00:00Z' },
  timelineComments: known('Tidene er anslått etter loggene.'),
  discovery: known('by-processor'),
  discoveryDescription: known('Leverandøren ringte.'),
  toldAt: known('2026-11-19T23:00:00.000Z'),
  systemsDescription: known('Nettbutikken, i Irland.'),
  whatHappened: known('Filer ble låst og kopiert.'),
  peopleTypes: known(['customers', 'minors']),
  peopleCategories: known(['Kunder', 'Barn av ansatte på Ås']),
  peopleCount: { certainty: 'estimated', value: 1200 },
  dataTypes: known(['basic', 'contact', 'credentials']),
  dataCategories: known(['Navn', 'E-post']),
  recordsCount: { certainty: 'cannot-be-determined' },
  safeguards: known(['backup', 'access-control']),
  safeguardsDescription: known('Daglig kopi.'),
  confidentialityConsequences: known(['linked-with-other-data', 'other']),
  availabilityConsequences: known(['no-access']),
  likelyConsequences: known('Falske henvendelser.'),
  impacts: known(['identity-theft', 'other']),
  impactSeverity: known('moderate'),
  measuresTaken: known('Nøkler er byttet.'),
  prevention: known(['updates', 'training']),
  measuresPlanned: known('Opplæring.'),
  otherPartiesInvolved: known(true),
  otherParties: known([
    { role: 'processor', name: 'Netlify', contact: 'privacy@netlify.example' },
    { role: 'processor', name: 'Intility' },
  ]),
  policeReported: known(true),
  otherAuthoritiesTold: known(false),
  otherAuthoritiesDetails: known('Politiet, sak 1234.'),
  crossBorder: known(true),
  leadAuthority: known('Norway – Datatilsynet'),
  establishmentCountries: known(['NO', 'SE']),
  peopleCountries: known([
    { country: 'NO', people: 1000 },
    { country: 'SE', people: 200 },
  ]),
  authoritiesNotified: known(['Norway – Datatilsynet']),
};

const organisation = {
  name: 'WEPACK AS',
  organisationNumber: '977281962',
  dpo: { name: 'Personvernombudet', email: 'pvo@wepack.example', phone: '+47 22 00 00 00' },
  contact: { name: 'Vakten', email: 'vakt@wepack.example', function: 'driftsvakt' },
  reporter: {
    name: 'Hanna',
    email: 'hanna@wepack.example',
    function: 'authorised',
    functionOther: 'saksbehandler',
  },
  address: 'Storgata 1, 1400 Ski',
  sector: 'private',
  organisationType: 'small-or-medium',
  economicActivity: 'G',
};

describe("a notice in the numbering of the EDPB's draft", () => {
  let story: Story;
  let id: string;
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  (addFormats as unknown as (one: Ajv2020) => void)(ajv);
  const fits = ajv.compile(edpbJsonSchema());
  const path = () => `/api/v1/incidents/${id}/reports/authority/edpb`;
  const exported = async (query = ''): Promise<EdpbDocument> => {
    const { status, body } = await story.hanna('GET', `${path()}${query}`);
    expect(status, JSON.stringify(body)).to.equal(200);
    return body;
  };
  const isGood = (document: EdpbDocument, now = story.clock.now()): void => {
    expect(faultsOfDocument(document, now)).to.deep.equal([]);
    expect(fits(document), JSON.stringify(fits.errors)).to.equal(true);
  };

  before(async () => {
    story = await startStory();
    const put = await story.admin('PUT', '/api/v1/organisation', { body: organisation });
    expect(put.status, JSON.stringify(put.body)).to.equal(200);
    id = await story.open();
    await story.say(story.hanna, id, { type: 'breach.confirmed' });
    const patched = await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, { body: richFacts });
    expect(patched.status, JSON.stringify(patched.body)).to.equal(200);
    await story.say(story.hanna, id, { type: 'risk.assessed', level: 'high', reasoning: 'ENISA 3, mange.' });
  });
  after(() => story.close());

  it('has a published schema, the same one in docs/ and at its address', async () => {
    const { body } = await story.hanna('GET', schemaPath);
    const text = `${JSON.stringify(edpbJsonSchema(), null, 2)}\n`;
    if (process.env['WRITE_SCHEMA']) await writeFile(published, text);
    expect(body).to.deep.equal(JSON.parse(text));
    expect(await readFile(published, 'utf8')).to.equal(text);
  });

  it('is new and complete, with every answer that a rich case has', async () => {
    const document = await exported();
    isGood(document);
    expect(document.fields).to.include({
      3: 'a',
      4: 'a',
      23: 'c',
      57: 'a',
      61: 'd',
      67: 'b',
      68: 1200,
      72: 'c',
      89: 'a',
    });
    expect(document.fields[60]).to.deep.equal(['b', 'g']);
    expect(document.fields[66]).to.equal('Kunder\nBarn av ansatte på Ås');
    expect(document.fields[52]).to.equal('2026-11-20');
    expect(document.fields).to.deep.include({
      40: ['Netlify', 'Intility'],
      41: ['privacy@netlify.example', null],
    });
    expect(document.fields).to.deep.include({ 117: { NO: 1000, SE: 200 } });
    expect(Object.keys(document.fields).length).to.be.above(70);
    expect(JSON.stringify(document)).not.to.contain('null null').and.not.to.contain('undefined');
  });

  it('is frozen with the notice, and the record goes on', async () => {
    await filedReport(story, id);
    const frozen = await exported();
    await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, { body: { peopleCount: known(3572) } });
    expect(await exported()).to.deep.equal(frozen);
    expect((await exported('?content=draft')).fields).to.include({
      3: 'b',
      6: 'AR123456789',
      67: 'a',
      68: 3572,
    });
  });

  it('shows the contacts of other parties to those alone who see contacts', async () => {
    const { body } = await story.admin('POST', '/api/v1/tokens', { body: { name: 'Rune', role: 'auditor' } });
    const auditor = clientFor(story.url, body.token);
    const asked = await auditor('GET', path());
    expect(asked.status).to.equal(200);
    expect(asked.body.fields).to.include.keys('40').and.not.to.include.keys('41');
    const report = await auditor('GET', path().replace('/edpb', '?format=json'));
    expect(report.body.edpb.fields).to.include.keys('40').and.not.to.include.keys('41');
    expect((await exported()).fields).to.include.keys('40', '41');
  });

  it('is a follow-up, complete or not, and a withdrawal that asks for little', async () => {
    isGood(await exported('?content=draft'));
    const { body: open } = await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: { recordsCount: { certainty: 'to-be-determined' } },
    });
    expect(open).to.be.an('object');
    const incomplete = await exported('?content=draft');
    expect(incomplete.fields).to.include({ 3: 'b', 4: 'b', 72: 'd' });
    isGood(incomplete);
    await story.say(story.hanna, id, {
      type: 'report.submitted',
      kind: 'withdrawal',
      withdrawal: { code: 'duplicate', reason: 'Sendt to ganger.' },
    });
    const withdrawal = await exported();
    expect(withdrawal.fields).to.deep.include({
      3: 'b',
      4: 'c',
      5: 'duplicate: Sendt to ganger.',
      6: 'AR123456789',
    });
    expect(withdrawal.fields).not.to.have.any.keys('44', '60', '97', '113');
    isGood(withdrawal);
    await story.say(story.hanna, id, { type: 'report.returned', reason: 'Likevel ikke.' });
  });

  it('is refused where it breaks a rule: by the schema, and by the check, at the same field', async () => {
    const { fields } = await exported('?content=draft');
    const complete = { ...fields, 4: 'a', 72: 'c' };
    isGood({ format: 'edpb-2026-draft-1.0', fields: complete });
    const broken: [string, Record<string, unknown>, string][] = [
      ['a new one that is withdrawn', { 3: 'a', 4: 'c' }, '4'],
      ['open answers in a complete one', { 72: 'd' }, '72'],
      ['no reference of the earlier one', { 6: undefined }, '6'],
      ['a description that is missing', { 62: undefined }, '62'],
      ['consequences of what was not breached', { 81: ['a'] }, '81'],
      ['no consequences of what was', { 83: undefined }, '83'],
      ['art. 34(3) where nobody is exempt', { 100: 'a' }, '100'],
      ['dates estimated and no comment', { 53: undefined }, '53'],
      ['an end of what has none', { 44: 'c' }, '47'],
      ['a letter that there is not', { 61: 'z' }, '61'],
      ['a text where letters are', { 55: 'a' }, '55'],
      ['a field that there is not', { 99.5: 'a' }, '99.5'],
      ['both kinds of controller', { 120: 'a' }, '113'],
      ['a reason for withdrawing what stands', { 5: 'why' }, '5'],
      ['a number that is none', { 68: -1 }, '68'],
    ];
    for (const [what, change, field] of broken) {
      const document = {
        format: 'edpb-2026-draft-1.0',
        fields: JSON.parse(JSON.stringify({ ...complete, ...change })),
      };
      const faults = faultsOfDocument(document, story.clock.now()).map(({ pointer }) => pointer);
      expect(
        faults.some((pointer) => pointer === `/fields/${field}` || pointer.startsWith(`/fields/${field}/`)),
        `${what}: ${faults.join(' ')}`,
      ).to.equal(true);
      expect(fits(document), what).to.equal(false);
    }
  });

  it('says why it is late where it is new and late, and only there', async () => {
    const { fields } = await exported('?content=draft');
    const { 6: _reference, ...rest } = fields;
    const document = (more: object): EdpbDocument => ({
      format: 'edpb-2026-draft-1.0',
      fields: { ...rest, 3: 'a', ...more },
    });
    const aware = Date.parse(fields[48] as string);
    const at = (hours: number): Date => new Date(aware + hours * 3_600_000);
    const pointers = (one: EdpbDocument, now: Date) =>
      faultsOfDocument(one, now).map(({ pointer }) => pointer);
    expect(pointers(document({}), at(72))).to.deep.equal([]);
    expect(pointers(document({}), at(72.001))).to.deep.equal(['/fields/49']);
    expect(pointers(document({ 49: 'Vi ventet.' }), at(73))).to.deep.equal([]);
    expect(pointers(document({ 49: 'Vi ventet.' }), at(71))).to.deep.equal(['/fields/49']);
    expect(
      pointers({ ...document({ 49: 'Vi ventet.' }), fields: { ...fields, 49: 'x' } }, at(73)),
    ).to.deep.equal(['/fields/49']);
  });

  it('comes back in as an incident of the same facts, and goes out the same', async () => {
    const document = await exported('?content=draft');
    const answer = await story.hanna('POST', '/api/v1/edpb/imports', {
      body: { document, title: 'Hentet inn' },
    });
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
    expect(answer.body.notTaken.map(({ field }: { field: number }) => field)).to.include.members([
      3, 12, 48, 89, 97,
    ]);
    expect([
      ...answer.body.taken,
      ...answer.body.notTaken.map(({ field }: { field: number }) => field),
    ]).to.have.length(Object.keys(document.fields).length);
    const { body: again } = await story.hanna(
      'GET',
      `/api/v1/incidents/${answer.body.id}/reports/authority/edpb?content=draft`,
    );
    const taken = (fields: EdpbDocument['fields']) =>
      Object.fromEntries(answer.body.taken.map((no: number) => [no, fields[no]]));
    expect(taken(again.fields)).to.deep.equal(taken(document.fields));
    const { context } = { context: await story.read(answer.body.id) };
    expect(context.awareAt).to.equal(document.fields[48]);
    expect(context.facts.peopleCount).to.deep.include({
      value: 3572,
      certainty: 'known',
      source: 'edpb-2026-draft-1.0',
    });
  });

  it('is refused whole with every broken rule, and nothing is opened', async () => {
    const { fields } = await exported('?content=draft');
    const count = async () => (await story.admin('GET', '/api/v1/incidents?limit=1')).body.total as number;
    const before = await count();
    const refused = async (body: object): Promise<string[]> => {
      const { status, body: problem } = await story.hanna('POST', '/api/v1/edpb/imports', { body });
      expect(status, JSON.stringify(problem)).to.equal(422);
      return problem.errors.map(({ pointer }: { pointer: string }) => pointer);
    };
    const document = { format: 'edpb-2026-draft-1.0', fields: { ...fields, 62: undefined, 81: ['a'] } };
    expect(await refused({ document, title: 'x' })).to.have.members([
      '/document/fields/62',
      '/document/fields/81',
    ]);
    expect(await refused({ document: { format: 'edpb-2027', fields }, title: 'x' })).to.deep.equal([
      '/document/format',
    ]);
    expect(
      await refused({
        document: { format: 'edpb-2026-draft-1.0', fields: { ...fields, 48: '2030-01-01T00:00:00Z' } },
        title: 'x',
      }),
    ).to.include('/document/fields/48');
    expect(await count()).to.equal(before);
  });
});
