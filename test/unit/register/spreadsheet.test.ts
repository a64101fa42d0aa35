import { expect } from 'chai';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { registerDocument } from '../../../src/register/register-document.ts';
import { type ImportFault, importSpreadsheet } from '../../../src/register/spreadsheet/import-spreadsheet.ts';
import { readZipEntries } from '../../../src/register/spreadsheet/zip-entries.ts';
import { writeSpreadsheet } from '../../../src/register/spreadsheet/write-spreadsheet.ts';
import { readTemplate } from '../../../src/templates.ts';
import { partsOf, type ZipPart, zipOf } from '../../support/zip.ts';

const template = (name: string) => registerDocument.parse(JSON.parse(readTemplate(`registers/${name}.json`)));
const written = async (name = 'wp-hosting'): Promise<Buffer> =>
  Buffer.from(await writeSpreadsheet(template(name)));

const faultsOf = async (bytes: Buffer): Promise<ImportFault[]> => {
  const imported = await importSpreadsheet(bytes);
  return imported.outcome === 'faulty' ? imported.faults : [];
};
const placesOf = async (bytes: Buffer): Promise<string[]> =>
  (await faultsOf(bytes)).map(({ place }) => place);

type Rows = (string | number | boolean | Date | null)[][];

/** The spreadsheet of a register with the rows of its sheets changed by hand. */
const changed = async (change: (rows: (sheet: string) => Rows) => void): Promise<Buffer> => {
  const { sheets } = await readXlsx(await written());
  change((name) => sheets.find((sheet) => sheet.name === name)?.rows as Rows);
  return Buffer.from(await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows })) }));
};

/** The same with its parts changed, as a program that lies would write it. */
const rezipped = async (change: (parts: ZipPart[]) => ZipPart[]): Promise<Buffer> =>
  zipOf(change(partsOf(await written())));

const inSheet = (name: string, from: RegExp, to: string) => (parts: ZipPart[]) =>
  parts.map((part) => {
    if (part.name !== name) return part;
    const before = part.content.toString();
    const content = before.replace(from, to);
    expect(content).not.to.equal(before);
    return { ...part, content };
  });
const systems = 'xl/worksheets/sheet2.xml';

describe('the register as a spreadsheet', () => {
  for (const name of ['wepack', 'wp-hosting', 'blank'])
    it(`comes back as it was written: ${name}`, async () => {
      expect(await importSpreadsheet(await written(name))).to.deep.equal({
        outcome: 'good',
        register: template(name),
      });
    });

  it('keeps leading zeros, texts like formulas, brackets in names, yes and no, and several lines', async () => {
    const register = registerDocument.parse({
      organisation: { name: '=1+1', organisationNumber: '977281962' },
      systems: [{ key: 's1', name: '007', description: 'a\nb; c, d', role: 'joint' }],
      processors: [
        {
          key: 'p1',
          name: '+47',
          contract: '000123',
          outsideEea: false,
          subProcessors: [
            { name: 'Firma (NO)', country: null },
            { name: 'Firma (avd. nord)', country: 'SE' },
          ],
          contact: { phone: '004722000000' },
        },
      ],
      peopleGroups: [{ key: 'g', names: { nb: 'a', nn: 'b', en: 'c' }, usualCount: 0, language: 'nn' }],
      promises: [
        {
          key: 'l',
          names: { nb: 'a', nn: 'b', en: 'c' },
          to: 'controllers',
          basis: 'agreement',
          trigger: 'security-breach',
          channels: ['sms', 'email'],
          claims: ['no-sharing', 'anonymised'],
          within: 'PT24H',
          officeHoursOnly: true,
          source: 'Avtalen',
        },
      ],
    });
    const back = await importSpreadsheet(Buffer.from(await writeSpreadsheet(register)));
    expect(back).to.deep.equal({ outcome: 'good', register });
  });

  it('has Norwegian headings, words for the choices, and the keys as they are', async () => {
    const { sheets } = await readXlsx(await written());
    expect(sheets.map(({ name }) => name)).to.deep.equal([
      'Virksomheten',
      'Systemer',
      'Databehandlere',
      'Typer opplysninger',
      'Grupper av personer',
      'Lagringstider',
      'Løfter',
    ]);
    const [headings, first] = sheets[1]?.rows ?? [];
    expect(headings?.slice(0, 4)).to.deep.equal(['Nøkkel', 'Navn', 'Beskrivelse', 'Vår rolle']);
    expect([first?.[0], first?.[3]]).to.deep.equal(['customer-register', 'databehandler']);
  });

  it('takes columns in any order, empty rows, numbers, and codes in place of words', async () => {
    const bytes = await changed((rows) => {
      for (const row of rows('Grupper av personer')) row.reverse();
      rows('Grupper av personer').splice(1, 0, [null, null]);
      const customers = rows('Grupper av personer')[2];
      if (customers) customers[1] = '1 200';
      if (customers) customers[0] = 'nn';
    });
    const imported = await importSpreadsheet(bytes);
    if (imported.outcome !== 'good') throw new Error(JSON.stringify(imported));
    expect(imported.register.peopleGroups[0]).to.include({ usualCount: 1200, language: 'nn' });
  });

  it('names the cell of everything that is wrong, and of nothing else', async () => {
    const bytes = await changed((rows) => {
      const put = (sheet: string, row: number, column: number, value: string | number | null) => {
        const cells = rows(sheet)[row];
        if (cells) cells[column] = value;
      };
      put('Systemer', 1, 0, 'Ikke en nøkkel');
      put('Systemer', 2, 1, null);
      put('Systemer', 3, 3, 'sjef');
      put('Databehandlere', 1, 3, 'Norge');
      put('Databehandlere', 2, 8, 'ingen adresse');
      put('Grupper av personer', 1, 4, -3);
      put('Grupper av personer', 2, 4, 'noen');
      put('Lagringstider', 1, 2, 'et halvt år');
      put('Virksomheten', 1, 1, '123456789');
    });
    expect((await placesOf(bytes)).sort()).to.deep.equal(
      [
        'Databehandlere!D2',
        'Databehandlere!I3',
        'Grupper av personer!E2',
        'Grupper av personer!E3',
        'Lagringstider!C2',
        'Systemer!A2',
        'Systemer!B3',
        'Systemer!D4',
        'Virksomheten!B2',
      ].sort(),
    );
  });

  it('names the cell of a reference to nothing, and of a key that stands twice', async () => {
    const bytes = await changed((rows) => {
      const [, first, second] = rows('Systemer');
      if (first) first[4] = 'amazon-aws, nobody';
      if (second) second[0] = 'customer-register';
    });
    expect((await placesOf(bytes)).sort()).to.deep.equal(['Systemer!A3', 'Systemer!E2']);
  });

  it('does not take a sheet or a column that is missing for an empty one, nor any that nobody knows', async () => {
    const { sheets } = await readXlsx(await written());
    const without = sheets
      .filter(({ name }) => name !== 'Løfter')
      .map(({ name, rows }) => ({
        name,
        rows: name === 'Lagringstider' ? rows.map((row) => row.toSpliced(2, 1)) : rows,
      }));
    const more = [...without, { name: 'Notater', rows: [['Husk dette']] }];
    const first = more[1];
    if (first)
      first.rows = first.rows.map((row, at) => [...row, at === 0 ? 'Farge' : 'rød', at === 1 ? 'x' : null]);
    const faults = await faultsOf(Buffer.from(await writeXlsx({ sheets: more })));
    expect(faults.map(({ place }) => place).sort()).to.deep.equal(
      ['Lagringstider', 'Løfter', 'Notater', 'Systemer!J1', 'Systemer!K1'].sort(),
    );
    expect(faults.find(({ place }) => place === 'Lagringstider')?.detail).to.include('ISO 8601');
  });

  it('takes one organisation only', async () => {
    const bytes = await changed((rows) => rows('Virksomheten').push(['En til', null]));
    expect(await placesOf(bytes)).to.deep.equal(['Virksomheten!A3']);
  });

  it('refuses U+0000, by cell', async () => {
    const bytes = await rezipped((parts) =>
      parts.map((part) =>
        part.name === 'xl/sharedStrings.xml'
          ? { ...part, content: part.content.toString().replace('Zendesk<', 'Zen_x0000_desk<') }
          : part,
      ),
    );
    expect(await placesOf(bytes)).to.deep.equal(['Databehandlere!B4']);
  });
});

describe('a spreadsheet that does more than hold values', () => {
  it('is refused for a formula, by cell, shared ones too', async () => {
    const bytes = await rezipped(
      inSheet(
        systems,
        /<row r="2"/,
        '<row r="20"><c r="B20"><f>HYPERLINK("http://x")</f><v>1</v></c><c r="C20"><f t="shared" si="0" ref="C20:D20">A1</f><v>2</v></c><c r="D20"><f t="shared" si="0"/><v>3</v></c></row><row r="2"',
      ),
    );
    const faults = await faultsOf(bytes);
    expect(faults.map(({ place }) => place)).to.deep.equal(['Systemer!B20', 'Systemer!C20', 'Systemer!D20']);
    expect(faults[0]?.detail).to.match(/formula/);
  });

  for (const [what, part] of [
    ['a VBA project', { name: 'xl/vbaProject.bin', content: 'x' }],
    ['a macro sheet of old', { name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }],
  ] as const)
    it(`is refused for ${what}`, async () => {
      const faults = await faultsOf(await rezipped((parts) => [...parts, part]));
      expect(faults).to.have.lengthOf(1);
      expect(faults[0]?.detail).to.match(/macros/);
    });

  it('is refused where it says that it has macros', async () => {
    const bytes = await rezipped(
      inSheet('[Content_Types].xml', /spreadsheetml\.sheet\.main\+xml/, 'macroEnabled.main+xml'),
    );
    expect((await faultsOf(bytes))[0]?.detail).to.match(/macros/);
  });

  it('is refused for a cell so far away that all before it would be filled in', async () => {
    const bytes = await rezipped(
      inSheet(systems, /<row r="2"/, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="2"'),
    );
    expect((await faultsOf(bytes))[0]?.detail).to.match(/too large/);
  });

  for (const [what, bytes] of [
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('Nøkkel;Navn\n'.repeat(50))],
    ['half a file', undefined],
    ['a ZIP file of something else', zipOf([{ name: 'hello.txt', content: 'hello' }])],
    ['an encrypted entry', zipOf([{ name: 'xl/workbook.xml', content: 'x', flags: 1 }])],
    [
      'an entry that stands twice',
      zipOf([
        { name: 'a', content: 'x' },
        { name: 'a', content: 'y' },
      ]),
    ],
  ] as const)
    it(`is refused where it is none: ${what}`, async () => {
      const given = bytes ?? (await written()).subarray(0, 3_000);
      const faults = await faultsOf(given);
      expect(faults).to.have.lengthOf(1);
      expect(faults[0]?.place).to.equal('');
    });
});

describe('a ZIP bomb', () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);

  it('is refused by what it declares, before anything is unpacked', () => {
    const bomb = zipOf([{ name: systems, content: zeros }]);
    expect(bomb.length).to.be.below(100_000);
    // What is packed is spoilt: whoever unpacked it first would find that, and not the size.
    bomb.fill(0xff, 60, 1_000);
    expect(readZipEntries(bomb)).to.deep.equal({ outcome: 'refused', fault: 'too-large' });
  });

  it('is refused by the sum of many entries, and by their number', () => {
    const half = Buffer.alloc(9 * 1024 * 1024);
    const two = ['a', 'b'].map((name) => ({ name, content: half }));
    expect(readZipEntries(zipOf(two))).to.include({ fault: 'too-large' });
    const many = Array.from({ length: 201 }, (_, at) => ({ name: String(at), content: '' }));
    expect(readZipEntries(zipOf(many))).to.include({ fault: 'too-large' });
  });

  for (const declares of [0, 1, 1000])
    it(`is caught where it declares ${declares} bytes and holds more`, () => {
      const bomb = zipOf([{ name: systems, content: zeros.subarray(0, 20 * 1024 * 1024), declares }]);
      expect(readZipEntries(bomb)).to.deep.equal({ outcome: 'refused', fault: 'not-a-spreadsheet' });
    });

  it('lets a file through that is what it says', () => {
    const read = readZipEntries(
      zipOf([
        { name: 'a', content: 'hello' },
        { name: 'b', content: '' },
      ]),
    );
    if (read.outcome !== 'open') throw new Error('refused');
    expect([...read.entries].map(([name, content]) => [name, content.toString()])).to.deep.equal([
      ['a', 'hello'],
      ['b', ''],
    ]);
  });
});
