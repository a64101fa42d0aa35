import { expect } from 'chai';
import { type SheetField, sheetWarnings } from '../../../src/authority/answer-sheet.ts';
import type { FormDocument } from '../../../src/authority/form/form-document.ts';
import { readForm, shippedForm } from '../../../src/authority/form/shipped-form.ts';
import type { AuthorityReport } from '../../../src/authority/report-document.ts';
import { type Answered, answerSheet } from '../../../src/documents/answer-sheet.ts';
import { createPdfRenderer } from '../../../src/documents/pdf-renderer.ts';
import { printSheet, sheetAsText } from '../../../src/documents/print-sheet.ts';
import type { StandingFacts } from '../../../src/incidents/facts/fact-rule.ts';
import { fullReport } from './sample-report.ts';

const form = shippedForm();

/** Everything in the notice counts as recorded, unless `facts` says what is. */
const recorded = ({ fields }: AuthorityReport): StandingFacts =>
  Object.fromEntries(fields.map((field) => [field.key, field]));

const sheetOf = (
  changes: Partial<AuthorityReport> = {},
  more: Partial<Answered> = {},
  by: FormDocument = form,
): SheetField[] => {
  const report = { ...fullReport, ...changes };
  return answerSheet(by, { report, facts: recorded(report), delay: null, ...more });
};

const answerTo = (sheet: readonly SheetField[], id: string): SheetField => {
  const found = sheet.find((field) => field.id === id);
  if (!found) throw new Error(`the sheet has no answer ${id}`);
  return found;
};

const withFields = (fields: Partial<Record<string, object>>): Partial<AuthorityReport> => ({
  fields: fullReport.fields.map((field) => ({ ...field, ...fields[field.key] })),
});

describe('the answers to the form of Datatilsynet', () => {
  it('come in its order: the fourteen questions in five sections, and our own beside them', () => {
    const sheet = sheetOf();
    expect(sheet.filter(({ asked }) => asked).map(({ label }) => label)).to.deep.equal([
      'Hovedårsak',
      'Tidsrom',
      'Når avviket ble oppdaget',
      'Antall berørte personer',
      'Beskrivelse av hva som har skjedd',
      'Hvordan avviket oppstod',
      'Hva slags type personopplysninger som ble berørt',
      'Hvilken relasjon virksomheten har til de berørte',
      'Hvor personopplysningene befinner seg etter avviket',
      'Mulige konsekvenser for de berørte',
      'Tiltak som er gjort og planlagt for å hindre gjentakelse',
      'Hva som er gjort for å redusere potensielle skader',
      'Har de berørte blitt informert? Hvordan?',
      'Personvernombud eller annen kontaktperson',
    ]);
    expect(new Set(sheet.map(({ section }) => section))).to.deep.equal(
      new Set([
        'Innledning',
        'Beskrivelse av avviket',
        'Konsekvenser',
        'Tiltak',
        'Informasjon',
        'Kontaktinformasjon',
      ]),
    );
    expect(sheet.filter(({ asked }) => !asked).map(({ id }) => id)).to.deep.equal([
      'innledning',
      'virksomhet',
    ]);
    expect(sheetOf(), 'the same notice, the same sheet').to.deep.equal(sheet);
  });

  it('are texts to paste: numbers and instants as written in Norway, several sources in one answer', () => {
    const sheet = sheetOf();
    expect(answerTo(sheet, 'tidsrom').text).to.equal(
      'Begynte: fredag 20. november 2026 kl. 02.11 (anslått)\nTok slutt: fredag 20. november 2026 kl. 08.20\nStanset: fredag 20. november 2026 kl. 08.20',
    );
    expect(answerTo(sheet, 'antall-berorte').text).to.equal('18 422 (anslått)');
    expect(answerTo(sheet, 'antall-berorte').certainty).to.equal('estimated');
    const what = answerTo(sheet, 'hva-har-skjedd');
    expect(what.text).to.match(
      /^Natt til 20\. november .*\n\nHendelsen .*\n\nType brudd: Konfidensialitet og tilgjengelighet\n\n/s,
    );
    expect(what.sources).to.deep.equal([
      'fact.whatHappened',
      'fact.nature',
      'record.system',
      'record.processors',
    ]);
    expect(answerTo(sheet, 'berorte-informert').text).to.equal(
      'Ja, de berørte er informert.\nPersoner på mottakerlisten: 18 422\nInformert: 18 190\nUvisst om de er nådd: 31\nIkke nådd: 201',
    );
    for (const { text, length } of sheet) expect(length).to.equal(text.length);
  });

  it('say that what is not known follows, where something follows; and what cannot be known', () => {
    const sheet = sheetOf();
    const open = answerTo(sheet, 'hvor-opplysningene-er');
    expect(open).to.deep.include({
      text: 'Ikke kjent ennå, følger.',
      isEmpty: true,
      certainty: 'to-be-determined',
    });
    expect(open.lacks).to.deep.equal([{ source: 'fact.dataWhereabouts', why: 'to-be-determined' }]);
    const kinds = answerTo(sheet, 'typer-opplysninger');
    expect(kinds.text).to.match(
      /^– navn og adresse\n.*\n\nAntall berørte registreringer: Kan ikke fastslås\.$/s,
    );
    expect(kinds.isEmpty).to.equal(false);
    for (const last of [{ completeness: 'complete' }, { kind: 'final' }, { kind: 'withdrawal' }] as const)
      expect(answerTo(sheetOf(last), 'hvor-opplysningene-er').text).to.equal('Ikke kjent.');
    const never = sheetOf(withFields({ mainCause: { certainty: 'cannot-be-determined', value: null } }));
    expect(answerTo(never, 'hovedaarsak').text).to.equal('Kan ikke fastslås.');
  });

  it('begin with what the notice is, the one before it, why it is taken back, and for whom it is filed', () => {
    const previous = { hash: 'a'.repeat(64), reference: 'AR300186895', filedAt: '2026-11-22T14:00:00.000Z' };
    const start = (changes: Partial<AuthorityReport>): string =>
      answerTo(sheetOf(changes), 'innledning').text;
    expect(start({})).to.equal(
      'Foreløpig første melding om brudd på personopplysningssikkerheten.\nNoen opplysninger er ikke kjent ennå. Vi sender dem etter hvert, jf. personvernforordningen artikkel 33 nr. 4.',
    );
    expect(start({ completeness: 'complete' })).to.equal(
      'Første melding om brudd på personopplysningssikkerheten.',
    );
    expect(start({ kind: 'correction', completeness: 'complete', previous })).to.equal(
      'Rettelse av en melding som er levert før.\nDen forrige meldingen ble levert søndag 22. november 2026 kl. 15.00 og har referansen AR300186895.',
    );
    expect(
      start({
        kind: 'withdrawal',
        completeness: 'complete',
        previous: { ...previous, reference: null },
        withdrawal: { code: 'duplicate', reason: 'Vi meldte to ganger.' },
      }),
    ).to.equal(
      'Tilbaketrekking av en melding som er levert før.\nDen forrige meldingen ble levert søndag 22. november 2026 kl. 15.00.\nMeldingen trekkes tilbake: samme brudd er meldt to ganger. Vi meldte to ganger.',
    );
    const mandates = [
      { controller: 'Kommunen', scope: 'full' as const, givenAt: '2026-11-20T08:00:00.000Z' },
    ];
    expect(start({ mandates })).to.contain('etter fullmakt fra disse behandlingsansvarlige: Kommunen.');
  });

  it('carry the reasons for a delay where there is one, and no empty question where there is none', () => {
    expect(sheetOf().some(({ id }) => id === 'forsinkelse')).to.equal(false);
    const late = answerTo(sheetOf({}, { delay: 'Fristen gikk ut i går.' }), 'forsinkelse');
    expect(late).to.deep.include({ text: 'Fristen gikk ut i går.', asked: false });
  });

  it('warn of what nobody has said, of what stands elsewhere in the record, and of what does not fit', () => {
    const none = withFields({ howItArose: { certainty: 'to-be-determined', value: null } });
    const report = { ...fullReport, ...none };
    const { howItArose: _unsaid, dataWhereabouts: _open, ...facts } = recorded(report);
    const warned = (more: StandingFacts) =>
      sheetWarnings(answerSheet(form, { report, facts: { ...facts, ...more }, delay: null }));
    const open = { certainty: 'to-be-determined', value: null } as const;
    expect(warned({ howItArose: open, dataWhereabouts: open }), 'said to be open is no lack').to.deep.equal(
      [],
    );
    expect(warned({ dataWhereabouts: open })).to.deep.equal([
      {
        field: 'hvordan-oppstod',
        label: 'Hvordan avviket oppstod',
        code: 'not-recorded',
        sources: ['fact.howItArose'],
      },
    ]);
    expect(
      warned({ dataWhereabouts: open, causeOrigin: { certainty: 'known', value: 'external' } }),
    ).to.deep.equal([
      {
        field: 'hvordan-oppstod',
        label: 'Hvordan avviket oppstod',
        code: 'answered-elsewhere',
        sources: ['fact.causeOrigin'],
      },
    ]);
    const short = structuredClone(form);
    for (const { fields } of short.sections)
      for (const field of fields) if (field.key === 'redusere-skade') field.maxLength = 40;
    const [tooLong] = sheetWarnings(sheetOf({}, {}, short)).filter(({ code }) => code === 'too-long');
    expect(tooLong).to.include({ field: 'redusere-skade' });
    const alone = { ...fullReport.organisation, dataProtectionOfficer: null, contact: null };
    const contact = answerTo(sheetOf({ organisation: alone }), 'kontaktperson');
    expect(contact.text).to.equal('Ikke oppgitt.');
    expect(contact.lacks.map(({ why }) => why)).to.deep.equal(['not-recorded', 'not-recorded']);
    expect(
      answerTo(
        sheetOf({ organisation: { ...alone, contact: fullReport.organisation.contact } }),
        'kontaktperson',
      ).lacks,
    ).to.deep.equal([]);
  });
});

describe('the form as data', () => {
  const text = JSON.stringify(form);
  const file = `${form.id}.json`;
  const faultOf = (written: string, name = file): string => {
    try {
      readForm(name, written);
    } catch (error) {
      return (error as Error).message;
    }
    return 'taken';
  };

  it('is refused by its file and field when it is none, and holds no values of the form’s lists', () => {
    expect(faultOf(text)).to.equal('taken');
    expect(faultOf('{')).to.equal(`templates/authority/${file}: this is no JSON`);
    expect(faultOf(text.replace('fact.mainCause', 'fact.invented'))).to.match(
      /^templates\/authority\/datatilsynet@2026-11-22\.json: \/sections\/1\/fields\/0\/sources\/0\/from: /,
    );
    expect(faultOf(text.replace('"choice":true', '"choice":["hacking"]'))).to.contain('/choice');
    expect(
      faultOf(text.replace('"key":"hovedaarsak"', '"key":"hovedaarsak","values":["hacking"]')),
    ).to.contain('values');
    expect(faultOf(text.replace('"hovedaarsak"', '"tidsrom"'))).to.contain(
      '/sections/1/fields/1/key: This key is used twice.',
    );
    expect(faultOf(text, 'datatilsynet@2027-01-01.json')).to.contain('/id');
    expect(JSON.stringify(form)).not.to.match(/"maxLength"/);
  });
});

describe('the sheet on paper', () => {
  const sheet = sheetOf();
  const asked = {
    report: fullReport,
    sheet,
    form: form.id,
    beside: { organisationNumber: '974761467', holders: ['Åse Bjørnstad'] },
  };
  const pdf = createPdfRenderer();
  after(() => pdf.close());

  it('has every answer, a number that is known, and room for what nobody should invent', () => {
    const { sections, fallback, head, afterwards } = printSheet(asked);
    expect(sections.flatMap(({ fields }) => fields)).to.have.length(sheet.length);
    expect(fallback.number[0]?.paragraphs).to.deep.equal([['974\u00a0761\u00a0467']]);
    expect(fallback.blanks).to.have.length(3);
    expect(afterwards.blanks[0]).to.contain('AR');
    expect(head.map(({ paragraphs }) => paragraphs.flat().join())).to.include('Åse Bjørnstad');
    expect(
      JSON.stringify(printSheet({ ...asked, beside: { organisationNumber: null, holders: [] } })),
    ).to.contain('ikke oppgitt');
    const plain = sheetAsText(asked);
    for (const { label, text } of sheet) expect(plain).to.contain(`${label}\n${text}`);
  });

  it('is tagged for those who hear it, and the same bytes twice, with long words and nothing known', async () => {
    const long = 'Personvernopplysningsbrudd'.repeat(20);
    const empty = sheet.map((field) => ({ ...field, text: 'Ikke kjent ennå, følger.', isEmpty: true }));
    const wide = sheet.map((field) => ({ ...field, text: `${long}\n\n${'Mye tekst. '.repeat(300)}` }));
    for (const shown of [sheet, empty, wide]) {
      const one = await pdf.answerSheet({ ...asked, sheet: shown }, { standard: 'ua-1' });
      expect(Buffer.from(one.subarray(0, 5)).toString()).to.equal('%PDF-');
    }
    const [first, second] = [await pdf.answerSheet(asked), await pdf.answerSheet(asked)];
    expect(Buffer.from(first).equals(Buffer.from(second))).to.equal(true);
  });
});
