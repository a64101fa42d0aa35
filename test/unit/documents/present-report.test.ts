import { expect } from 'chai';
import type { AuthorityReport, ReportField } from '../../../src/authority/report-document.ts';
import { sheetFacts } from '../../../src/authority/sheet-facts.ts';
import type { Row } from '../../../src/documents/answer.ts';
import { type PrintedReport, presentReport } from '../../../src/documents/present-report.ts';
import { type Language, phraseFor } from '../../../src/documents/words.ts';
import { nb } from '../../../src/documents/words/nb.ts';
import { unaskedFacts } from '../../../src/incidents/facts/vocabulary.ts';
import { emptyDraft, fullReport } from './sample-report.ts';

const jointOnly = new Set<string>(['authorityNotifier', 'peopleInformer']);
const languages: Language[] = ['nb', 'nn', 'en'];
const rowsOf = (printed: PrintedReport): Row[] => [
  ...printed.head,
  ...printed.sections.flatMap(({ rows }) => rows),
];
const labelled = (printed: PrintedReport, label: string): Row => {
  const found = printed.sections.flatMap(({ rows }) => rows).find((row) => row.label === label);
  if (!found) throw new Error(`no row ${label}`);
  return found;
};
const textOf = (row: Row): string => row.paragraphs.map((lines) => lines.join('\n')).join('\n\n');
const withField = (field: ReportField, report: AuthorityReport = fullReport): AuthorityReport => ({
  ...report,
  fields: [...report.fields.filter(({ key }) => key !== field.key), field],
});
const factRow = (field: ReportField): Row =>
  labelled(presentReport(withField(field), 'nb'), nb[`fact.${field.key}`]);

describe('the report to the authority in words', () => {
  it("has the sections of Datatilsynet's form first, in its order", () => {
    expect(presentReport(fullReport, 'nb').sections.map(({ heading }) => heading)).to.deep.equal([
      'Beskrivelse av avviket',
      'Konsekvenser',
      'Tiltak',
      'Informasjon',
      'Kontaktinformasjon',
      'Risikovurdering',
      'Frist',
    ]);
  });

  it("asks the form's questions in its order", () => {
    const asked = presentReport(fullReport, 'nb').sections.flatMap(({ rows }) =>
      rows.map(({ label }) => label),
    );
    const form = [
      'Hovedårsak',
      'Bruddet begynte',
      'Når avviket ble oppdaget',
      'Antall berørte personer',
      'Hva som har skjedd',
      'Hvordan avviket oppstod',
      'Typer personopplysninger som er berørt',
      'Virksomhetens relasjon til de berørte',
      'Hvor personopplysningene befinner seg etter avviket',
      'Mulige konsekvenser for de berørte',
      'Gjennomførte tiltak',
      'Planlagte tiltak',
      'Hva som er gjort for å redusere mulige skader',
      'Er de berørte informert?',
      'Personvernombud',
    ];
    expect(asked.filter((label) => form.includes(label))).to.deep.equal(form);
  });

  it('prints every fact exactly once, known or not, in every language', () => {
    const unknown = sheetFacts.map((key) => ({ key, certainty: 'to-be-determined' as const, value: null }));
    for (const language of languages)
      for (const report of [fullReport, { ...emptyDraft, fields: unknown }]) {
        const joint = { ...report, incident: { ...report.incident, role: 'joint' as const } };
        const carried = presentReport(joint, language).sections.flatMap(({ rows }) => rows);
        const labels = carried.map(({ label }) => label);
        expect(new Set(labels).size, language).to.equal(labels.length);
        const asked = sheetFacts.filter((key) => report !== fullReport || !jointOnly.has(key));
        for (const key of asked)
          if (unaskedFacts.includes(key))
            expect(labels, key).not.to.include(phraseFor(language, `fact.${key}`));
          else expect(labels, key).to.include(phraseFor(language, `fact.${key}`));
      }
  });

  it('tells how awareness came about where somebody recorded it, and asks for it nowhere', () => {
    const told = [
      { key: 'firstSignal', certainty: 'estimated', value: '2026-11-20T05:00:00.000Z' },
      { key: 'toldBy', certainty: 'known', value: 'en kunde' },
      { key: 'toldAt', certainty: 'known', value: '2026-11-20T06:00:00.000Z' },
      { key: 'processorAwareAt', certainty: 'cannot-be-determined', value: null },
    ] as const;
    const report = {
      ...fullReport,
      fields: [...fullReport.fields.filter(({ key }) => !unaskedFacts.includes(key)), ...told],
    };
    for (const language of languages) {
      const labels = rowsOf(presentReport(report, language)).map(({ label }) => label);
      for (const { key } of told) expect(labels).to.include(phraseFor(language, `fact.${key}`));
    }
  });

  it('says why the author approved alone, of the report and of the notice, and else nothing of it', () => {
    const { approval } = fullReport;
    if (!approval) throw new Error('the sample is approved');
    const alone = {
      ...fullReport,
      approval: { ...approval, ownApprovalReason: 'Jeg er alene i firmaet.' },
      peopleInformed: { ...fullReport.peopleInformed, ownApprovalReason: 'Ingen andre er her.' },
    };
    const labels = {
      nb: ['Godkjent av forfatteren selv fordi', 'Varselet ble godkjent av forfatteren selv fordi'],
      nn: ['Godkjend av forfattaren sjølv fordi', 'Varselet vart godkjent av forfattaren sjølv fordi'],
      en: ['Approved by the author because', 'The notice was approved by its author because'],
    };
    for (const language of languages) {
      const printed = presentReport(alone, language);
      const [ofReport = '', ofNotice = ''] = labels[language];
      expect(printed.approval.own.map(({ label }) => label)).to.deep.equal([ofReport]);
      expect(printed.approval.own.map(textOf)).to.deep.equal(['Jeg er alene i firmaet.']);
      expect(textOf(labelled(printed, ofNotice))).to.equal('Ingen andre er her.');
      expect(presentReport(fullReport, language).approval.own).to.deep.equal([]);
      expect(rowsOf(presentReport(fullReport, language)).map(({ label }) => label)).not.to.include(ofNotice);
    }
  });

  it('says who notifies and who informs among joint controllers, where the report carries it', () => {
    const notifier = 'Hvem som melder til tilsynsmyndigheten';
    const field = { key: 'authorityNotifier', certainty: 'known', value: 'other' } as const;
    const joint = { ...fullReport, incident: { ...fullReport.incident, role: 'joint' as const } };
    const labels = (report: AuthorityReport): string[] =>
      rowsOf(presentReport(report, 'nb')).map(({ label }) => label);
    expect(labels(joint)).to.not.include(notifier);
    expect(labels(withField(field))).to.not.include(notifier);
    const printed = presentReport(withField(field, joint), 'nb');
    expect(textOf(labelled(printed, notifier))).to.equal('Den andre behandlingsansvarlige');
  });

  it('says of what is missing that it is, and which way', () => {
    const unknown = factRow({ key: 'recordsCount', certainty: 'to-be-determined', value: null });
    expect([unknown.missing, textOf(unknown)]).to.deep.equal([true, 'ennå ikke kjent']);
    const never = factRow({ key: 'recordsCount', certainty: 'cannot-be-determined', value: null });
    expect([never.missing, textOf(never)]).to.deep.equal([true, 'kan ikke fastslås']);
    for (const [language, text] of [
      ['nn', 'enno ikkje kjent'],
      ['en', 'not yet known'],
    ] as const) {
      const missing =
        presentReport(emptyDraft, language).sections[0]?.rows.filter((row) => row.missing) ?? [];
      expect(missing.length).to.be.greaterThan(8);
      for (const row of missing) expect(textOf(row)).to.equal(text);
    }
  });

  it('calls an estimate one, and zero is an answer', () => {
    const estimate = factRow({ key: 'peopleCount', certainty: 'estimated', value: 18422 });
    expect([textOf(estimate), estimate.note]).to.deep.equal(['18\u00a0422', 'anslått']);
    const none = factRow({ key: 'peopleCount', certainty: 'known', value: 0 });
    expect([textOf(none), none.note, none.missing]).to.deep.equal(['0', null, false]);
  });

  it('does not call an absent value known, whatever its certainty says', () => {
    expect(factRow({ key: 'peopleCategories', certainty: 'known', value: [] }).missing).to.equal(true);
    expect(factRow({ key: 'mainCause', certainty: 'known', value: '' }).missing).to.equal(true);
  });

  it('writes lists as a sentence, and as items where a comma would blur them', () => {
    expect(
      textOf(factRow({ key: 'nature', certainty: 'known', value: ['integrity', 'availability'] })),
    ).to.equal('Integritet og tilgjengelighet');
    expect(
      textOf(factRow({ key: 'peopleCategories', certainty: 'known', value: ['kunder', 'ansatte'] })),
    ).to.equal('Kunder og ansatte');
    const items = ['fakturaer, betalinger', 'navn'];
    const listed = factRow({ key: 'dataCategories', certainty: 'known', value: items });
    expect(listed.bullets).to.deep.equal(items);
    expect(listed.missing).to.equal(false);
  });

  it('keeps what people wrote, in the paragraphs and lines that they wrote', () => {
    const value = '#panic("x") *fet* _k_ $x^2$ @ref <merke> \\ [a] æøå\r\nlinje to\n\n  \nNytt avsnitt';
    const told = factRow({ key: 'whatHappened', certainty: 'known', value });
    expect(told.paragraphs).to.deep.equal([
      ['#panic("x") *fet* _k_ $x^2$ @ref <merke> \\ [a] æøå', 'linje to'],
      ['Nytt avsnitt'],
    ]);
  });

  it('marks a draft as one, and says what each status means', () => {
    const marks = (language: Language) => presentReport(emptyDraft, language).status.mark;
    expect(languages.map(marks)).to.deep.equal(['UTKAST', 'UTKAST', 'DRAFT']);
    const draft = presentReport(emptyDraft, 'nb');
    expect(draft.status.meaning).to.equal(
      'Dette er et utkast laget av opplysningene slik de var fredag 20. november 2026 kl. 07.10. Det er ikke godkjent og ikke levert til Datatilsynet.',
    );
    expect(draft.footer.hash).to.contain('ingen kontrollsum');
    const filed = presentReport({ ...fullReport, status: 'filed' }, 'nb');
    expect(filed.status).to.include({ mark: 'Levert', meaning: 'Meldingen er levert til Datatilsynet.' });
  });

  it('promises a supplement only while something is not known', () => {
    const promise = 'Noen opplysninger er ennå ikke kjent.';
    expect(presentReport(emptyDraft, 'nb').lead).to.contain(promise);
    const complete = {
      ...fullReport,
      fields: fullReport.fields.map((field) =>
        field.value === null ? { ...field, certainty: 'cannot-be-determined' as const } : field,
      ),
    };
    expect(presentReport(complete, 'nb').lead).to.equal(
      'Melding til Datatilsynet etter personvernforordningen artikkel 33.',
    );
  });

  it('asks for the reason for delay once the deadline is exceeded, and not before', () => {
    const labels = (report: AuthorityReport): string[] =>
      rowsOf(presentReport(report, 'nb')).map(({ label }) => label);
    expect(labels(fullReport)).to.not.include('Begrunnelse for forsinkelsen');
    const deadline = { dueAt: '2026-11-23T15:03:00.000Z', basis: 'GDPR art. 33(1)', overdue: true };
    const late = presentReport({ ...fullReport, deadline: { ...deadline, delayReason: null } }, 'nb');
    expect(labelled(late, 'Begrunnelse for forsinkelsen')).to.deep.include({
      missing: true,
      paragraphs: [['ennå ikke begrunnet']],
    });
    expect(late.head.at(-1)?.note).to.equal('fristen er overskredet');
    const explained = { ...fullReport, deadline: { ...deadline, delayReason: 'Vakten var syk.' } };
    expect(textOf(labelled(presentReport(explained, 'nb'), 'Begrunnelse for forsinkelsen'))).to.equal(
      'Vakten var syk.',
    );
  });

  it('counts the people told from the figures, and keeps silent without them', () => {
    const rows = presentReport(fullReport, 'nb').sections[3]?.rows.map((row) => [row.label, textOf(row)]);
    expect(rows).to.deep.equal([
      ['Er de berørte informert?', 'Ja, de berørte er informert.'],
      ['Personer på mottakerlisten', '18\u00a0422'],
      ['Informert', '18\u00a0190'],
      ['Uvisst om de er nådd', '31'],
      ['Ikke nådd', '201'],
    ]);
    expect(presentReport(emptyDraft, 'nb').sections[3]?.rows).to.have.length(1);
  });

  it('names both people of the approval, and says when there is no approver yet', () => {
    const { cards } = presentReport(fullReport, 'nb').approval;
    expect(cards.map(({ name }) => name)).to.deep.equal(['Åse Bjørnstad', 'Ingrid Øverås']);
    const approval = {
      submittedBy: 'Åse Bjørnstad',
      submittedAt: '2026-11-22T10:45:00.000Z',
      approvedBy: null,
      approvedAt: null,
    };
    const waiting = presentReport({ ...fullReport, status: 'submitted', approval }, 'nn').approval.cards[1];
    expect(waiting).to.deep.equal({ label: 'Godkjend av', name: 'enno ikkje godkjend', when: '' });
    expect(presentReport(emptyDraft, 'nb').approval.cards).to.deep.equal([]);
  });

  it('tells the timeline in words, and an unknown event by its type', () => {
    const at = '2026-11-20T06:05:00.000Z';
    const timeline = [
      { at, event: 'deadline.passed', actor: 'system' },
      { at, event: 'something.unheard-of', actor: 'Øyvind Sæther' },
    ];
    expect(presentReport({ ...fullReport, timeline }, 'nb').timeline.rows).to.deep.equal([
      ['fre. 20. nov. 2026 kl. 07.05', 'En frist gikk ut', 'Varsla (automatisk)'],
      ['fre. 20. nov. 2026 kl. 07.05', 'something.unheard-of', 'Øyvind Sæther'],
    ]);
  });

  it('carries the hash and the head of the journal in full', () => {
    const { footer } = presentReport(fullReport, 'en');
    expect(footer.hash).to.equal(`SHA-256 of the content: ${fullReport.hash}`);
    expect(footer.journal).to.equal(`Journal, entry 14: ${fullReport.journal.hash}`);
  });

  it("puts the case's reference, and neither people nor its title, in the file's title", () => {
    expect(presentReport(fullReport, 'nb').documentTitle).to.equal(
      'Melding om brudd på personopplysningssikkerheten – VB-2026-0007',
    );
  });

  it('is pure: the same value for the same report, which stays untouched', () => {
    const before = JSON.stringify(fullReport);
    expect(presentReport(fullReport, 'nn')).to.deep.equal(presentReport(structuredClone(fullReport), 'nn'));
    expect(JSON.stringify(fullReport)).to.equal(before);
  });
});
