import { expect } from 'chai';
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { ageIn, languageIn, yesIn } from '../../../src/people/files/cell-values.ts';
import { createCharsetProbe } from '../../../src/people/files/charset.ts';
import { fieldNameOf, targetOf } from '../../../src/people/files/columns.ts';
import { findDelimiter } from '../../../src/people/files/delimiter.ts';
import { parseEmail } from '../../../src/people/files/email.ts';
import { FileError } from '../../../src/people/files/file-fault.ts';
import { fileLimits } from '../../../src/people/files/limits.ts';
import { lookIntoFile, readFile } from '../../../src/people/files/read-file.ts';
import { type RawRow, readText } from '../../../src/people/files/read-text.ts';
import { readWorkbook } from '../../../src/people/files/read-workbook.ts';
import { parsePhone } from '../../../src/phone.ts';
import { zipOf } from '../../support/zip.ts';

const charsetOf = (bytes: Buffer, size = bytes.length || 1): string => {
  const probe = createCharsetProbe();
  for (let at = 0; at < bytes.length; at += size) probe.push(bytes.subarray(at, at + size));
  return probe.end();
};

const inPieces = async function* (bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};

const rowsOf = async (batches: AsyncIterable<RawRow[]>): Promise<string[][]> => {
  const rows: string[][] = [];
  for await (const batch of batches) rows.push(...batch.map(({ cells }) => cells));
  return rows;
};

const faultOf = async (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => 'none',
    (error: unknown) => (error instanceof FileError ? error.code : error),
  );

describe('a text file of people', () => {
  it('is told by its bytes, all of them, however they are cut: UTF-8, UTF-16, Windows-1252, none, or two at once', () => {
    const text = `Navn\nKari\nÅse Ødegård\nBjørn 😀\n`;
    const latin1 = Buffer.from('Navn\nÅse Ødegård\n', 'latin1');
    for (const size of [1, 2, 3, 5, 1000]) {
      expect(charsetOf(Buffer.from(text), size)).to.equal('utf-8');
      expect(charsetOf(Buffer.from(`\uFEFF${text}`), size)).to.equal('utf-8');
      expect(charsetOf(Buffer.from(`\uFEFF${text}`, 'utf16le'), size)).to.equal('utf-16le');
      expect(charsetOf(latin1, size)).to.equal('windows-1252');
      expect(charsetOf(Buffer.concat([Buffer.from(text), latin1]), size)).to.equal('mixed');
    }
    expect(charsetOf(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())).to.equal('utf-16be');
    expect(charsetOf(Buffer.from('Navn\n\0\0'))).to.equal('binary');
    expect(charsetOf(Buffer.from(text).subarray(0, -3))).to.equal('mixed');
  });

  it('has the delimiter that its first line has most of, outside of quotes, or the one that it names itself', () => {
    expect(findDelimiter('Navn;E-post;Tlf\na,b,c,d').delimiter).to.equal(';');
    expect(findDelimiter('"Navn, etternavn; tittel";E-post\n').delimiter).to.equal(';');
    expect(findDelimiter('Navn\tE-post\n').delimiter).to.equal('\t');
    expect(findDelimiter('name,"e;m;a;i;l",phone\n').delimiter).to.equal(',');
    expect(findDelimiter('Navn\nKari').delimiter).to.equal(';');
    expect(findDelimiter('sep=,\r\nNavn,E-post')).to.deep.equal({ delimiter: ',', skip: 7 });
  });

  it('gives back what was written, whatever stands in the cells and wherever the pieces end', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'Å', '😀', ';', '"', '\n', ' ', "'"), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        async (rows, end, size) => {
          const quoted = (one: string): string => `"${one.replaceAll('"', '""')}"`;
          const text = `h1;h2${end}${rows.map((row) => row.map(quoted).join(';')).join(end)}${end}`;
          const read = await rowsOf(readText(inPieces(Buffer.from(text), size), 'utf-8'));
          expect(read.slice(1)).to.deep.equal(rows);
        },
      ),
      { numRuns: 60 },
    );
    const mixed = await rowsOf(readText(inPieces(Buffer.from('a;b\r\n1;2\n3;4\r5;6'), 3), 'utf-8'));
    expect(mixed).to.deep.equal([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('is read in a thread whose end is told apart: done, at fault, or stopped', async () => {
    const file = { kind: 'csv', charset: 'utf-8' } as const;
    const text = Buffer.from(`Navn;E-post\n${'Kari;kari@example.no\n'.repeat(2500)}`);
    const plan = {
      columns: [{ as: 'name' }, { as: 'email' }],
      language: 'nb',
      group: null,
      now: new Date(0),
    } as const;
    const look = await lookIntoFile(file, inPieces(text, 1000));
    expect([look.headings, look.rows.length, look.delimiter]).to.deep.equal([['Navn', 'E-post'], 10, ';']);
    let rows = 0;
    for await (const batch of readFile(file, inPieces(text, 1000), plan)) rows += batch.accepted.rows.length;
    expect(rows).to.equal(2500);
    const stopping = new AbortController();
    const stopped = async (): Promise<void> => {
      for await (const _ of readFile(file, inPieces(text, 1000), plan, stopping.signal))
        stopping.abort(new Error('stopped'));
    };
    expect(((await faultOf(stopped)) as Error).message).to.equal('stopped');
    const broken = async (): Promise<void> => {
      for await (const _ of readFile(file, inPieces(Buffer.from('Navn\n"Kari'), 3), plan)) continue;
    };
    expect(await faultOf(broken)).to.equal('open-quote');
  });
});

describe('a spreadsheet of people', () => {
  const zip = (entries: Record<string, string | Buffer>): Buffer =>
    zipOf(
      Object.entries(entries).map(([name, content]) => ({ name, content: Buffer.from(content as string) })),
    );
  const read = (bytes: Buffer) => faultOf(() => rowsOf(readWorkbook(bytes)));

  it('is refused by what it declares, before a byte is unpacked: a bomb, a document of another kind, half a file', async () => {
    const zeros = Buffer.alloc(fileLimits.unpackedFree + 1);
    expect(await read(zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': zeros }))).to.equal(
      'too-large',
    );
    expect(await read(zip({ 'word/document.xml': '<document/>' }))).to.equal('not-a-list');
    expect(await read(Buffer.from('504b0304', 'hex'))).to.equal('broken-workbook');
    expect(
      await read(zip({ 'xl/workbook.xml': 'nonsense', 'xl/worksheets/sheet1.xml': 'nonsense' })),
    ).to.equal('broken-workbook');
  });
});

describe('what stands in a cell', () => {
  it('is a mobile by a short way exactly where the library says so', () => {
    const odd: string[] = [];
    for (let prefix = 2000; prefix < 10_000; prefix += 1)
      for (const rest of ['0000', '4321', '9999']) {
        const number = `${prefix}${rest}`;
        const parsed = parsePhoneNumberFromString(number, 'NO');
        const type = parsed?.isValid() ? parsed.getType() : undefined;
        const ours = parsePhone(number);
        if ((ours?.mobile ?? false) !== (type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'))
          odd.push(number);
        if (ours && ours.e164 !== parsed?.number) odd.push(number);
      }
    expect(odd).to.deep.equal([]);
    expect(parsePhone('+47 900 00 000')).to.deep.equal({ e164: '+4790000000', mobile: true });
    expect(parsePhone('0047 90000000')).to.deep.equal({ e164: '+4790000000', mobile: true });
    expect(parsePhone('+46 70 123 45 67')).to.deep.equal({ e164: '+46701234567', mobile: true });
    expect(parsePhone('22 00 00 00')).to.deep.equal({ e164: '+4722000000', mobile: false });
  });

  it('is an address of e-mail by its form, with Norwegian letters in the domain', () => {
    expect(parseEmail(' Kari@Example.NO ')).to.equal('Kari@Example.NO');
    expect(parseEmail('post@blåbær.no')).to.equal('post@xn--blbr-roah.no');
    expect(parseEmail('<kari@example.no>')).to.equal('kari@example.no');
    for (const wrong of [
      'kari',
      'kari@',
      '@example.no',
      'kari@example',
      'ka ri@example.no',
      'kari@@example.no',
      `${'x'.repeat(250)}@example.no`,
    ])
      expect(parseEmail(wrong), wrong).to.equal(undefined);
  });

  it('is a language, a mark or an age in the words that people write', () => {
    expect(['nynorsk', 'Bokmål', 'EN', 'nb-NO', 'klingon'].map(languageIn)).to.deep.equal([
      'nn',
      'nb',
      'en',
      'nb',
      undefined,
    ]);
    expect(['ja', 'X', '1', 'nei', '', 'Kode 6', 'ugradert', 'kanskje'].map(yesIn)).to.deep.equal([
      true,
      true,
      true,
      false,
      false,
      true,
      false,
      undefined,
    ]);
    const now = new Date('2026-12-01T12:00:00Z');
    expect(
      [
        '01.12.2008',
        '02.12.2008',
        '2015-03-04',
        '4/3/15',
        '01.01.60',
        '31.02.2000',
        'i fjor',
        '2030-01-01',
      ].map((cell) => ageIn(cell, now)),
    ).to.deep.equal([18, 17, 11, 11, 66, undefined, undefined, undefined]);
  });

  it('is headed in bokmål, nynorsk or English, or as nobody knows', () => {
    expect(
      [
        'E-post',
        'Epostadresse',
        'e_mail',
        'Mobilnr.',
        'Førenamn',
        'Etternamn',
        'Postnr',
        'Stad',
        'Språk',
        'Fødselsnummer (11 siffer)',
        'Kode 6',
        'Bonuspoeng',
      ].map(targetOf),
    ).to.deep.equal([
      'email',
      'email',
      'email',
      'phone',
      'firstName',
      'lastName',
      'postalCode',
      'place',
      'language',
      'identityNumber',
      'secretAddress',
      undefined,
    ]);
    expect(['Kunde nr.', '2. Ærend (år)', '???'].map(fieldNameOf)).to.deep.equal([
      'kunde_nr',
      'aerend_ar',
      'felt',
    ]);
  });
});
