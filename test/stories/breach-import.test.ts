import { expect } from 'chai';
import { readXlsx } from 'hucre/xlsx';
import { createTestService, type Answer, type TestService } from '../support/service.ts';
import { uploadForm } from '../support/upload-form.ts';

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
    expect(done.body.preview).to.equal(null);
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
    expect((await send(list)).body.accepted).to.equal(2);
    const { rows } = await varsla.service.pool.query<{ type: string; body: string }>(
      `select type, body from journal where type like 'breach-import.%' order by position`,
    );
    expect(rows.map(({ type }) => type)).to.deep.equal([
      'breach-import.done',
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
    expect(await faultOf(csv(['Tittel;Oppdaget', '"aldri lukket;2020-01-01']))).to.equal('open-quote');
  });

  it('is for administrators', async () => {
    const handler = await varsla.person('Hanna', 'handler');
    expect((await handler('GET', imports)).status).to.equal(403);
  });
});
