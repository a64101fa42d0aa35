import { expect } from 'chai';
import { writeXlsx } from 'hucre/xlsx';
import { loadMasterKey } from '../../src/key-ring.ts';
import { createSealing } from '../../src/sealing.ts';
import { listLists, openPage } from '../../src/people/people.ts';
import { dumpDatabase } from '../http/whole-database.ts';
import type { Answer, Api } from '../support/service.ts';
import { assessedIncident, startStory, type Story } from '../support/story.ts';
import { formOf } from '../support/upload.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

const customers = [
  'Fornavn;Etternavn;E-post;Mobil;Språk;Adresse;Postnr;Poststed;Født;Fødselsnummer;Kundegruppe;Kunde nr.',
  'Åse;Ødegård;ase@example.no;90 00 00 01;nynorsk;Storgata 1;0150;Oslo;01.02.1980;01828012345;Privat;K1',
  'Ola;Nordmann;;+47 400 00 002;;;;;2015-03-04;04831512345;Privat;K2',
  'ÅSE;Ødegård;ase@example.no;;;;;;;;Privat;K1',
  'Per;Hansen;per(at)example.no;22 00 00 00;klingon;Veien 2;150;Oslo;;;Bedrift;K4',
  ';;;;;;;;;;;K5',
  ';;;;;;;;;;;',
  'Liv;Berg;;;;;;;;;Bedrift;K7;for mye',
  'Kari;Lund;kari@example.no;123;en;;;;;;Bedrift;K8',
].join('\r\n');

describe('a file of people', () => {
  let story: Story;
  let id: string;
  before(async () => {
    story = await startStory({ contacts: [] });
  });
  beforeEach(async () => {
    id = await assessedIncident(story);
  });
  after(() => story.close());

  const at = (rest = ''): string => `/api/v1/incidents/${id}/people${rest}`;
  const send = (content: Buffer | string, name = 'kunder.csv', by: Api = story.hanna) =>
    by('POST', at('/imports'), formOf({}, { name, content }));
  const received = async (...sent: Parameters<typeof send>): Promise<Answer['body']> => {
    const answer = await send(...sent);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
    return answer.body;
  };
  const guessed = ({ file }: Answer['body'], changes: Record<number, object> = {}) =>
    file.guessed.map((column: object, index: number) => changes[index] ?? column);
  const start = (one: Answer['body'], mapping: object = {}) =>
    story.hanna('PUT', at(`/imports/${one.id}`), { body: { columns: guessed(one), ...mapping } });
  const listed = async (): Promise<Answer['body']> => (await story.hanna('GET', at())).body.lists;
  const imported = async (
    content: Buffer | string,
    name?: string,
    mapping?: object,
  ): Promise<Answer['body']> => {
    const one = await received(content, name);
    const started = await start(one, mapping);
    expect(started.status, JSON.stringify(started.body)).to.equal(202);
    await story.service.runOnce();
    return (await story.hanna('GET', at(`/imports/${one.id}`))).body;
  };
  const contacts = async () => {
    const { key } = await loadMasterKey(undefined, story.dataDir);
    const { rows } = await story.service.pool.query(
      'select wrapped from incident_keys where incident_id = $1',
      [id],
    );
    const opened = createSealing(key).openIncidentKey(rows[0].wrapped, id);
    const [list] = await listLists(story.service.pool, id);
    return [...(await openPage(story.service.pool, opened, list?.id ?? '', 0)).values()];
  };

  it('becomes a list: columns guessed, each row on it, merged, rejected or empty, and the sums add up', async () => {
    const one = await received(latin1(customers));
    expect(one).to.include({ state: 'received', kind: 'csv' });
    expect(one.file).to.include({ name: 'kunder.csv', charset: 'windows-1252', delimiter: ';' });
    expect(one.file.rows[0].slice(0, 2)).to.deep.equal(['Åse', 'Ødegård']);
    expect(one.file.guessed.map(({ as }: { as: string }) => as)).to.deep.equal([
      'firstName',
      'lastName',
      'email',
      'phone',
      'language',
      'street',
      'postalCode',
      'place',
      'birthDate',
      'identityNumber',
      'group',
      'skip',
    ]);
    expect(await listed()).to.deep.equal([]);
    const columns = guessed(one, { 11: { as: 'field', field: 'kundenr' } });
    expect((await start(one, { columns })).status).to.equal(202);
    await story.service.runOnce();
    const done = (await story.hanna('GET', at(`/imports/${one.id}`))).body;
    expect(done).to.include({ state: 'done', file: null, fault: null });
    const [list] = await listed();
    expect(list).to.include({ number: 1, standing: 'open' });
    expect(list.fields).to.deep.equal(['kundenr']);
    expect(list.counts).to.deep.equal({
      rows: 8,
      people: 4,
      merged: 1,
      already: 0,
      rejected: 2,
      empty: 1,
      byEmail: 2,
      bySms: 1,
      byLetter: 1,
      noWay: 0,
      children: 1,
      vulnerable: 0,
      secretAddress: 0,
      byLanguage: { nn: 1, nb: 2, en: 1 },
      warnings: { 'email-form': 1, 'phone-landline': 1, 'language-unknown': 1, 'phone-impossible': 1 },
    });
    expect(list.groups).to.deep.equal([
      { label: 'Privat', people: 2 },
      { label: 'Bedrift', people: 2 },
    ]);
    expect(
      (await contacts()).map(({ name, email, phone, landline, fields, unusable }) => [
        name,
        email,
        phone,
        landline,
        fields,
        unusable,
      ]),
    ).to.deep.equal([
      ['Åse Ødegård', 'ase@example.no', '+4790000001', null, { kundenr: 'K1' }, []],
      ['Ola Nordmann', null, '+4740000002', null, { kundenr: 'K2' }, []],
      ['ÅSE Ødegård', 'ase@example.no', null, null, { kundenr: 'K1' }, []],
      ['Per Hansen', null, null, '+4722000000', { kundenr: 'K4' }, ['per(at)example.no']],
      ['Kari Lund', 'kari@example.no', null, null, { kundenr: 'K8' }, ['123']],
    ]);
  });

  it('is nowhere in the clear, neither before it is read nor after; identity numbers are nowhere at all', async () => {
    const one = await received(latin1(customers), 'Yngvild Fjellrype.csv');
    const secrets = ['degård', 'ase@example', '90000001', 'Fjellrype', '012345', 'Privat', 'Storgata'];
    const hex = (text: string) => Buffer.from(text).toString('hex');
    const dump = async () => JSON.stringify(await dumpDatabase(story.service.pool));
    const before = await dump();
    for (const secret of secrets) expect(before).not.to.contain(secret).and.not.to.contain(hex(secret));
    await start(one);
    await story.service.runOnce();
    const after = await dump();
    for (const secret of secrets) expect(after).not.to.contain(secret).and.not.to.contain(hex(secret));
    expect(JSON.stringify(await contacts())).not.to.match(/828012345|831512345|1980|2015/);
    const { rows } = await story.service.pool.query('select count(*) as pieces from people_import_pieces');
    expect(rows[0]).to.deep.equal({ pieces: 0 });
  });

  it('gives its rejected rows back with the reasons, safe to open, without what is never kept; and says who read them', async () => {
    await imported(latin1(`${customers}\r\n;;;;;;;;13.03.1990;13839012345;=HYPERLINK("x");K9`));
    const answer = await story.hanna('GET', at('/1/rejected?language=nb'));
    expect(answer.headers.get('content-type')).to.contain('text/csv');
    const lines = (answer.body as Buffer).toString().replace('\uFEFF', '').split('\r\n');
    expect(lines[0]).to.equal(
      'Rad;Grunn;Fornavn;Etternavn;E-post;Mobil;Språk;Adresse;Postnr;Poststed;Kundegruppe;Kunde nr.',
    );
    expect(lines[1]).to.match(/^6;Raden har verken navn, e-post, telefon eller adresse\.;;;;;;;;;;K5$/);
    expect(lines[2]).to.match(/^8;Raden har flere felter enn overskriftene/);
    expect(lines[3])
      .to.contain(`"'=HYPERLINK(""x"")";K9`)
      .and.not.to.match(/1990|839012345/);
    const { entry } = (await story.journal(id)).at(-1) ?? {};
    expect(entry.event).to.include({ type: 'people.rejected-read', list: 1, rejected: 3 });
    const auditor = await story.person('Revisor', 'auditor');
    expect((await auditor('GET', at('/1/rejected'))).status).to.equal(403);
    expect((await auditor('GET', at())).body.lists[0].groups[0].label).to.equal(null);
  });

  it('may be a spreadsheet: numbers, dates and codes come out as they were meant', async () => {
    const file = await writeXlsx({
      sheets: [
        { name: 'Forside', rows: [] },
        {
          name: 'Kunder',
          rows: [
            ['Navn', 'E-post', 'Telefon', 'Fødselsdato', 'Postnr', 'Adresse', 'Poststed'],
            [
              'Åse Ødegård',
              'ase@example.no',
              90_000_001,
              new Date('1980-02-01T00:00:00Z'),
              150,
              'Storgata 1',
              'Oslo',
            ],
            ['Liv Berg', null, 4_740_000_003, new Date('2020-02-01T00:00:00Z'), null, null, null],
            ['', null, null, null, null, null, null],
          ],
        },
      ],
    });
    const done = await imported(Buffer.from(file), 'kunder.xlsx');
    expect(done).to.include({ state: 'done', kind: 'xlsx' });
    const [list] = await listed();
    expect(list.counts).to.include({ people: 2, children: 1, rejected: 0, byEmail: 1, bySms: 1 });
    const [ase, liv] = await contacts();
    expect(ase).to.deep.include({ phone: '+4790000001' });
    expect(ase?.address).to.include({ postalCode: '0150' });
    expect(liv).to.include({ phone: '+4740000003' });
  });

  it('is refused with a code where it is no list, and nothing is kept of it', async () => {
    const cases: [string, Buffer | string][] = [
      ['empty', ''],
      ['header-only', 'Navn;E-post\r\n'],
      ['binary', Buffer.concat([Buffer.from('Navn;E-post\r\nKari'), Buffer.alloc(20)])],
      ['not-a-list', '%PDF-1.7 ...'],
      ['old-workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
      ['broken-workbook', Buffer.from('504b0304aaaa', 'hex')],
      ['mixed-charset', Buffer.concat([Buffer.from('Navn\nÅse Ødegård\nBjørn Ås\n'), latin1('Åge')])],
      ['open-quote', 'Navn;E-post\nKari;"kari@example.no\nOla;ola@example.no\n'],
      ['row-too-long', `Navn;E-post\nKari;"${'x'.repeat(10 * 1024 * 1024)}"\n`],
      ['too-many-columns', `${Array.from({ length: 201 }, (_, at) => `k${at}`).join(';')}\n1;2\n`],
      ['no-headings', 'Kari Nordmann;kari@example.no;90000000\nOla Nordmann;ola@example.no;90000001\n'],
    ];
    for (const [code, content] of cases) {
      const answer = await send(content);
      expect([answer.status, answer.body.code, answer.body.errors?.[0]?.pointer], code).to.deep.equal([
        422,
        code,
        '/file',
      ]);
      expect(JSON.stringify(answer.body)).not.to.match(/Kari|kari@/);
    }
    const { rows } = await story.service.pool.query('select count(*) as imports from people_imports');
    const { rows: before } = await story.service.pool.query(
      `select count(*) as imports from people_imports where incident_id <> $1`,
      [id],
    );
    expect(rows).to.deep.equal(before);
    expect((await story.hanna('POST', at('/imports'), formOf({}))).body.errors[0].pointer).to.equal('/file');
    expect((await story.hanna('POST', at('/imports'), { body: {} })).status).to.equal(415);
  });

  it('a fault that is found late leaves the list that was there', async () => {
    await imported('Navn;E-post\nKari;kari@example.no\n');
    const before = await listed();
    const rows = Array.from({ length: 3000 }, (_, at) => `Person ${at};person.${at}@example.no`).join('\n');
    const failed = await imported(`Navn;E-post\n${rows}\nOla;"ola@example.no\nPer;per@example.no\n`);
    expect(failed).to.deep.include({ state: 'failed', fault: { code: 'open-quote', row: 3002 }, file: null });
    expect(await listed()).to.deep.equal(before);
    const many = Array.from(
      { length: 60 },
      (_, at) => `Person ${at};person.${at}@example.no;gruppe ${at}`,
    ).join('\n');
    const grouped = await imported(`Navn;E-post;Gruppe\n${many}\n`);
    expect(grouped).to.deep.include({ state: 'received', fault: { code: 'too-many-groups', row: null } });
    const columns = [{ as: 'name' }, { as: 'email' }, { as: 'skip' }];
    expect((await start(grouped, { columns })).status).to.equal(202);
    await story.service.runOnce();
    expect((await listed())[0].counts.people).to.equal(60);
  });

  it('is read by the columns that are said, and what is wrong with them is named', async () => {
    const one = await received('A;B;C;D\nKari;kari@example.no;01828012345;x\n');
    const wrong = await start(one, {
      columns: [
        { as: 'name' },
        { as: 'name' },
        { as: 'field', field: 'fnr' },
        { as: 'field', field: 'organisation' },
      ],
    });
    expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.deep.equal([
      '/columns/1/as',
      '/columns/2/as',
      '/columns/3/field',
    ]);
    expect((await start(one, { columns: [{ as: 'skip' }] })).body.errors).to.have.length(2);
    expect(
      (
        await start(one, {
          columns: [{ as: 'name' }, { as: 'email' }, { as: 'identityNumber' }, { as: 'skip' }],
        })
      ).status,
    ).to.equal(202);
    expect((await start(one)).body.type).to.contain('under-way');
    expect((await send('Navn\nKari\n')).body.type).to.contain('under-way');
    expect((await story.hanna('DELETE', at(`/imports/${one.id}`))).status).to.equal(204);
    await story.service.runOnce();
    expect(await listed()).to.deep.equal([]);
    expect((await story.hanna('GET', at(`/imports/${one.id}`))).status).to.equal(404);
  });

  it('waits for nobody: whoever reads it is gone, and it is interrupted, started again, or queued at a clean stop', async () => {
    const one = await received('Navn;E-post\nKari;kari@example.no\n');
    await start(one);
    // As a process leaves it that is killed in the middle: taken up, with nobody holding it.
    await story.service.pool.query(`update people_imports set state = 'running' where id = $1`, [one.id]);
    const state = async () => (await story.hanna('GET', at(`/imports/${one.id}`))).body.state;
    await story.service.runOnce();
    expect([await state(), await listed()]).to.deep.equal(['interrupted', []]);
    await start(one);
    await story.service.runOnce();
    expect([await state(), (await listed())[0].counts.people]).to.deep.equal(['done', 1]);
  });

  it('is frozen with the notice and opened again when it is returned; taken away it leaves nobody', async () => {
    await imported('Navn;E-post\nKari;kari@example.no\nKari;kari@example.no\n');
    const hash = (await listed())[0].hash;
    await story.say(story.hanna, id, { type: 'notice.submitted' });
    expect((await listed())[0]).to.include({ standing: 'frozen', hash });
    for (const [method, path] of [
      ['POST', '/imports'],
      ['DELETE', ''],
    ] as const) {
      const options = method === 'POST' ? formOf({}, { name: 'x.csv', content: 'Navn\nOla\n' }) : {};
      expect((await story.hanna(method, at(path), options)).status, method).to.be.oneOf([404, 409]);
    }
    await story.say(story.pia, id, { type: 'notice.returned', reason: 'Feil liste.' });
    expect((await listed())[0].standing).to.equal('open');
    expect((await story.hanna('DELETE', at())).status).to.equal(204);
    expect(await listed()).to.deep.equal([]);
    const { rows } = await story.service.pool.query(
      'select count(*) as people from people where incident_id = $1',
      [id],
    );
    expect(rows[0]).to.deep.equal({ people: 0 });
    const refused = await story.event(story.hanna, id, { type: 'notice.submitted' });
    expect(refused.body.errors[0].pointer).to.equal('/people');
  });

  it('somebody on it is found by address or number, and that somebody looked is in the journal', async () => {
    await imported('Navn;E-post;Mobil\nKari Nordmann;Kari@Example.no;900 00 001\nOla;ola@example.no;\n');
    const find = (address: string, by: Api = story.hanna) =>
      by('POST', at('/look-up'), { body: { address } });
    const { body } = await find('KARI@example.NO');
    expect(body.items[0]).to.include({
      name: 'Kari Nordmann',
      email: 'Kari@Example.no',
      phone: '+4790000001',
      list: 1,
      row: 2,
    });
    expect((await find('+47 90000001')).body.items).to.have.length(1);
    expect((await find('nobody@example.no')).body.items).to.deep.equal([]);
    expect((await find('Kari Nordmann')).body.errors[0].pointer).to.equal('/address');
    const looked = (await story.journal(id)).filter(
      ({ type }: { type: string }) => type === 'people.looked-up',
    );
    expect(looked.map(({ entry }) => entry.event.found)).to.deep.equal([1, 1, 0]);
    expect(JSON.stringify(looked)).not.to.match(/kari|9000/i);
    const auditor = await story.person('Revisor 2', 'auditor');
    expect((await find('ola@example.no', auditor)).status).to.equal(403);
  });
});
