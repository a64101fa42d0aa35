import { expect } from 'chai';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { forgetOldLists } from '../../src/breach-register/import/forget-lists.ts';
import { createTestService, type Answer, type TestService } from '../support/service.ts';
import { uploadForm } from '../support/upload-form.ts';
import { zipOf } from '../support/zip.ts';

const imports = '/api/v1/breach-register/imports';

/** As Norwegian Excel saves a list: semicolons and Windows-1252. */
const csv = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');

const list = csv([
  'Referanse;Tittel;Oppdaget;Kjent;Meldt til Datatilsynet;Risiko;Antall berørte;Antall varslet;Hva slags brudd',
  '2019-1;Feilsendt brev på Åsen;14.06.2019 09:30;14.06.2019 11:00;16.06.2019 13:15;risiko;1 200;1200;konfidensialitet',
  '2019-2;Minnepinne borte;01.07.2019;;;risiko lite trolig;;;',
  '2019-3;Uten dato;i fjor sommer;;;risiko;mange;;',
  '2019-4;Meldt for tidlig;14.06.2019 09:30;14.06.2019 11:00;13.06.2019;kanskje;3;;tap',
  '2019-2;Minnepinne borte;01.07.2019;;;risiko lite trolig;;;',
  ';;;;;;;;',
]);

describe('older breaches come into the register from a spreadsheet', () => {
  let varsla: TestService;
  let admin: TestService['admin'];
  before(async () => {
    varsla = await createTestService();
    ({ admin } = varsla);
  });
  after(() => varsla.close());

  const send = async (
    bytes: Buffer,
    name = 'brudd.csv',
    fields: Record<string, string> = {},
  ): Promise<Answer> => admin('POST', imports, await uploadForm({ name, content: bytes }, fields));
  const registered = async () => (await admin('GET', '/api/v1/breach-register?imported=yes')).body.items;

  it('is read first, with what is wrong in each row, and nothing is in the register before a yes', async () => {
    const { status, body } = await send(list);
    expect(status).to.equal(201);
    expect(body).to.include({ standing: 'checked', accepted: 2, known: 0, rejected: 3 });
    expect(body.accepted + body.known + body.rejected).to.equal(5);
    expect(body.preview.rejected).to.deep.equal([
      {
        row: 4,
        reasons: [
          'Oppdaget: er ikke en dato. Skriv for eksempel 14.06.2021 09:30.',
          'Antall berørte: er ikke et helt tall.',
        ],
      },
      {
        row: 5,
        reasons: [
          'Meldt til Datatilsynet: er før bruddet var kjent.',
          'Risiko: er ikke et av valgene.',
          'Hva slags brudd: er ikke et av valgene.',
        ],
      },
      { row: 6, reasons: ['Den samme raden står tidligere i filen.'] },
    ]);
    expect(await registered()).to.deep.equal([]);
  });

  it('gives the rejected rows back as they stood, each with its reasons', async () => {
    const { body } = await send(list);
    const { body: file } = await admin('GET', `${imports}/${body.id}/rejected?language=en`);
    const rows = (await readXlsx(file as Buffer)).sheets[0]?.rows ?? [];
    expect(rows).to.have.length(4);
    expect(rows[0]?.slice(0, 2)).to.deep.equal(['Referanse', 'Tittel']);
    expect(rows[1]?.[1]).to.equal('Uten dato');
    expect(rows[1]?.at(-1)).to.contain('Detected: is no date');
    expect((await admin('DELETE', `${imports}/${body.id}`)).status).to.equal(204);
    expect((await admin('GET', `${imports}/${body.id}`)).status).to.equal(404);
  });

  it('stands in the register and the figures after a yes, with the instants of Norway, and runs no clock', async () => {
    const { body } = await send(list);
    const done = await admin('POST', `${imports}/${body.id}/acceptance`);
    expect(done.body).to.include({ standing: 'done', accepted: 2 });
    expect(done.body.preview.accepted).to.deep.equal([]);
    expect(done.body.preview.rejected).to.have.length(3);
    const file = await admin('GET', `${imports}/${body.id}/rejected`);
    expect((await readXlsx(file.body as Buffer)).sheets[0]?.rows).to.have.length(4);
    const items = await registered();
    expect(items).to.have.length(2);
    const letter = items.find(({ reference }: { reference: string }) => reference === '2019-1');
    expect(letter).to.deep.include({
      title: 'Feilsendt brev på Åsen',
      detectedAt: '2019-06-14T07:30:00.000Z',
      notifiedAt: '2019-06-16T11:15:00.000Z',
      inTime: true,
      level: 'risk',
      peopleCount: 1200,
      told: 1200,
      nature: ['confidentiality'],
      outcome: 'notified',
    });
    const { body: figures } = await admin('GET', '/api/v1/breach-register/statistics?year=2019');
    expect(figures).to.include({ breaches: 2, imported: 2 });
    const { rows } = await varsla.service.pool.query('select 1 from deadlines');
    expect(rows).to.deep.equal([]);
    expect((await admin('POST', `${imports}/${body.id}/acceptance`)).status).to.equal(409);
  });

  it('is not taken for late where the hour is not known', async () => {
    const stick = (await registered()).find(({ reference }: { reference: string }) => reference === '2019-2');
    expect(stick).to.deep.include({
      detectedAt: '2019-06-30T22:00:00.000Z',
      dayOnly: ['detectedAt', 'awareAt'],
      outcome: 'excepted',
      hoursToNotice: null,
    });
    const { body: figures } = await admin('GET', '/api/v1/breach-register/statistics?year=2019');
    expect(figures.times.detectedToAware).to.include({ count: 1, leftOut: 1, median: 1.5 });
    const { body: csv } = await admin('GET', '/api/v1/breach-register/export?format=csv&search=Minnepinne');
    expect((csv as Buffer).toString()).to.contain(';01.07.2019;');
    const { body: book } = await admin('GET', '/api/v1/breach-register/export?search=Minnepinne');
    const [sheet] = (await readXlsx(book as Buffer, { readStyles: true })).sheets;
    const at = sheet?.rows[0]?.indexOf('Oppdaget') ?? -1;
    expect(sheet?.rows[1]?.[at]).to.deep.equal(new Date('2019-07-01T00:00:00Z'));
    expect(sheet?.cells?.get(`1,${at}`)?.style?.numFmt).to.equal('dd.mm.yyyy');
  });

  it('can be read whole, with what happened, what came of it and what was done', async () => {
    const tabbed = [
      [
        'Tittel',
        'Oppdaget',
        'Hva som skjedde',
        'Følger for de berørte',
        'Tiltak',
        'System',
        'Vår rolle',
        'Hvem',
      ],
      [
        'Innbrudd',
        '2018-05-02T10:00:00+02:00',
        "'-Døra stod åpen",
        'Uvisst',
        'Ny lås',
        'Arkivet',
        '',
        'Kari',
      ],
      ['For en kunde', '02.05.2020', '', '', '', '', 'databehandler', ''],
      ['Uten melding', '02.05.2020 kl. 09.30', '', '', '', '', '', ''],
    ];
    const text = `\ufeff${tabbed.map((cells) => cells.join('\t')).join('\n')}`;
    const { body } = await send(Buffer.from(text, 'utf16le'));
    expect(body).to.include({ accepted: 3, rejected: 0 });
    expect(body.preview.columns.ignored).to.deep.equal(['Hvem']);
    expect(body.preview.columns.read).to.have.length(7);
    await admin('POST', `${imports}/${body.id}/acceptance`);
    const rows = (await registered()) as { title: string; id: string; reference: string }[];
    const [unreported, client, breakIn] = ['Uten melding', 'For en kunde', 'Innbrudd'].map((title) =>
      rows.find((row) => row.title === title),
    );
    // Before the regulation no hours counted, and for a processor they never do.
    expect(breakIn).to.include({
      dueAt: null,
      outcome: 'unreported',
      detectedAt: '2018-05-02T08:00:00.000Z',
    });
    expect(client).to.include({ dueAt: null, outcome: 'not-ours' });
    expect(unreported).to.include({ dueAt: '2020-05-05T07:30:00.000Z', outcome: 'unreported', inTime: null });
    expect(breakIn?.reference).to.match(/^OLD-2018-[0-9a-f]{8}$/);
    const whole = await admin('GET', `/api/v1/breach-register/older/${breakIn?.id}`);
    expect(whole.body).to.include({
      whatHappened: '-Døra stod åpen',
      effects: 'Uvisst',
      measures: 'Ny lås',
      system: 'Arkivet',
      importId: body.id,
    });
    expect((await admin('GET', `/api/v1/breach-register/older/${body.id}`)).status).to.equal(404);
    const turned = [tabbed[0] ?? [], ...tabbed.slice(1).reverse()];
    const again = await send(Buffer.from(turned.map((cells) => cells.join(';')).join('\r\n')));
    expect(again.body, 'in another order').to.include({ accepted: 0, known: 3 });
    await admin('POST', `${imports}/${body.id}/removal`, { body: { reason: 'Prøve.' } });
  });

  it('finds its headings below a title, and numbers as Norwegians write them', async () => {
    const { body } = await send(
      csv([
        'Avvik i 2017',
        '',
        'Oppdaget;Tittel;Antall berørte',
        '3/4/2017;En;1.000',
        '3.4.2017;To;3,0',
        '31.2.2017;Tre;1,5',
      ]),
    );
    expect(body).to.include({ accepted: 2, rejected: 1 });
    expect(body.preview.rejected[0]).to.deep.include({ row: 6 });
    await admin('POST', `${imports}/${body.id}/acceptance`);
    const counts = (await admin('GET', '/api/v1/breach-register?year=2017&order=people&direction=asc')).body
      .items;
    expect(counts.map(({ peopleCount }: { peopleCount: number }) => peopleCount)).to.deep.equal([3, 1000]);
    await admin('POST', `${imports}/${body.id}/removal`, { body: { reason: 'Prøve.' } });
  });

  it('takes the rejected rows once they are mended, in the file that they came back in', async () => {
    const { body } = await send(csv(['Tittel;Oppdaget', '=Brev;i fjor', 'Annet;i forfjor']));
    const { body: file } = await admin('GET', `${imports}/${body.id}/rejected`);
    const [headings = [], first = [], second = []] = (await readXlsx(file as Buffer)).sheets[0]?.rows ?? [];
    expect(first.slice(0, 2)).to.deep.equal(["'=Brev", 'i fjor']);
    const mended = await writeXlsx({
      sheets: [
        {
          name: 'Rader',
          columns: [{}, { numFmt: 'dd.mm.yyyy hh:mm' }],
          rows: [
            headings,
            [first[0] ?? null, new Date('2016-02-03T09:29:59.999Z'), ...first.slice(2)],
            [second[0] ?? null, new Date('2016-02-04T00:00:00Z'), ...second.slice(2)],
          ],
        },
      ],
    });
    const again = (await send(Buffer.from(mended), 'rader.xlsx')).body;
    expect(again.preview.accepted).to.deep.include.members([
      { ...again.preview.accepted[0], title: '=Brev', detectedAt: '2016-02-03T08:30:00.000Z' },
      { ...again.preview.accepted[1], title: 'Annet', detectedAt: '2016-02-03T23:00:00.000Z' },
    ]);
  });

  it('is forgotten after a month where nobody said yes, and what was not taken too', async () => {
    const held = async (): Promise<number> =>
      (await varsla.service.pool.query('select 1 from breach_imports where checked is not null')).rowCount ??
      0;
    expect(await held()).to.be.greaterThan(1);
    const before = (await registered()).length;
    const days = (count: number): Date => new Date(varsla.clock.now().getTime() + count * 24 * 3_600_000);
    await forgetOldLists(varsla.service.pool, days(29));
    expect(await held()).to.be.greaterThan(1);
    await forgetOldLists(varsla.service.pool, days(31));
    expect(await held()).to.equal(0);
    expect(await registered()).to.have.length(before);
    const { items } = (await admin('GET', imports)).body;
    expect(items.map(({ standing }: { standing: string }) => standing)).not.to.include('checked');
    expect(items.length).to.be.greaterThan(1);
  });

  it('adds nothing when the same list comes again', async () => {
    const { body } = await send(list);
    expect(body).to.include({ accepted: 0, known: 2, rejected: 3 });
    await admin('POST', `${imports}/${body.id}/acceptance`);
    expect(await registered()).to.have.length(2);
  });

  it('is taken out again with a reason, and may come once more', async () => {
    const { body } = await admin('GET', imports);
    const first = body.items.find(
      ({ standing, accepted }: Record<string, unknown>) => standing === 'done' && accepted,
    );
    expect((await admin('POST', `${imports}/${first.id}/removal`, { body: {} })).status).to.equal(422);
    const removed = await admin('POST', `${imports}/${first.id}/removal`, {
      body: { reason: 'Feil liste.' },
    });
    expect(removed.body).to.include({ standing: 'removed' });
    expect(await registered()).to.deep.equal([]);
    const nothing = await admin('GET', `${imports}/${first.id}/rejected`);
    expect(nothing.status).to.equal(404);
    expect((await send(list)).body.accepted).to.equal(2);
    const { rows } = await varsla.service.pool.query<{ type: string; body: string }>(
      `select type, body from journal where type like 'breach-import.%' order by position`,
    );
    expect(rows.slice(-2).map(({ type }) => type)).to.deep.equal([
      'breach-import.done',
      'breach-import.removed',
    ]);
    expect(rows.map(({ body: text }) => text).join()).not.to.contain('Minnepinne');
  });

  it('takes its own template, filled in, in each language', async () => {
    for (const language of ['nb', 'nn', 'en']) {
      const { body: template } = await admin(
        'GET',
        `/api/v1/breach-register/import-template?language=${language}`,
      );
      const { body } = await send(Buffer.from(template as Buffer), 'liste.xlsx', { language });
      expect(body, language).to.include({ accepted: 1, rejected: 0 });
    }
  });

  it('says of a file that is no such list what it is instead', async () => {
    const faultOf = async (bytes: Buffer, name?: string): Promise<string> => {
      const { status, body } = await send(bytes, name);
      expect(status, JSON.stringify(body)).to.equal(422);
      expect(body.errors[0].pointer).to.equal('/file');
      return body.errors[0].detail.split(':')[0];
    };
    expect(await faultOf(csv(['Navn;Adresse', 'Kari;Oslo']))).to.equal('column-missing');
    expect(await faultOf(csv(['Tittel;Oppdaget']))).to.equal('no-rows');
    expect(await faultOf(Buffer.from([0x50, 0x4b, 3, 4, 9, 9]), 'x.xlsx')).to.equal('not-a-list');
    expect(await faultOf(Buffer.from('%PDF-1.7\0\0'))).to.equal('not-a-list');
    const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', content: 'x', declares: 400_000_000 }]);
    expect(await faultOf(bomb, 'liste.xlsx')).to.equal('too-large');
    const many = csv(['Tittel;Oppdaget', ...Array.from({ length: 10_001 }, () => 'x;2020-01-01')]);
    expect(await faultOf(many)).to.equal('too-many-rows');
    const book = await writeXlsx({
      sheets: [
        {
          name: 'A',
          rows: [
            ['Tittel', 'Oppdaget'],
            ['x', '2020-01-01'],
          ],
        },
      ],
    });
    expect((await send(Buffer.from(book), 'liste.xlsx')).status).to.equal(201);
    const large = await send(Buffer.alloc(6 * 1024 * 1024 + 1, 'x'));
    expect([large.status, large.body.type]).to.deep.equal([413, 'urn:varsla:problem:body-too-large']);
    expect(await faultOf(csv(['Tittel;Oppdaget', '"aldri lukket;2020-01-01']))).to.equal('open-quote');
  });

  it('is for administrators', async () => {
    const handler = await varsla.person('Hanna', 'handler');
    expect((await handler('GET', imports)).status).to.equal(403);
    expect((await handler('GET', '/api/v1/breach-register')).status).to.equal(200);
  });
});
