import { expect } from 'chai';
import type { AuthorityReport, ReportField } from '../../../src/authority/report-document.ts';
import { readContent } from '../../../src/authority/read-content.ts';
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
      const rows = rowsOf(presentReport(report, language));
      const labels = rows.map(({ label }) => label);
      for (const { key } of told) expect(labels).to.include(phraseFor(language, `fact.${key}`));
      // A point in time is printed as people write it, whichever fact it is.
      for (const one of rows) expect(textOf(one), one.label).not.to.match(/\d{4}-\d\d-\d\dT/);
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
      completeness: 'complete' as const,
      fields: fullReport.fields.map((field) =>
        field.value === null ? { ...field, certainty: 'cannot-be-determined' as const } : field,
      ),
    };
    expect(presentReport(complete, 'nb').lead).to.equal(
      'Melding til Datatilsynet etter personvernforordningen artikkel 33.',
    );
  });

  it('says which kind of notice it is, and which one it refers to', () => {
    const previous = { hash: 'a'.repeat(64), reference: 'AR300186895', filedAt: '2026-11-22T13:35:00.000Z' };
    const followUp = { ...fullReport, kind: 'follow-up', completeness: 'complete', previous } as const;
    const printed = presentReport(followUp, 'nb');
    expect(printed.kind).to.equal('Tilleggsmelding, fullstendig');
    const refers = printed.head.find(({ label }) => label === 'Viser til');
    expect(refers?.paragraphs).to.deep.equal([
      [
        'Meldingen levert søndag 22. november 2026 kl. 14.35',
        'Referanse: AR300186895',
        `SHA-256: ${'a'.repeat(64)}`,
      ],
    ]);
    expect(presentReport(fullReport, 'nn').head.map(({ label }) => label)).not.to.include('Viser til');
    expect(presentReport({ ...fullReport, completeness: null }, 'nb').kind).to.equal('Første melding');
  });

  it('prints content of the first format, which was not asked for its kind', () => {
    const { kind, completeness, previous, withdrawal, mandates, form, sheet, ...first } = fullReport;
    expect([kind, completeness, previous, withdrawal, mandates, form, sheet]).to.have.length(7);
    const stored = JSON.stringify({ ...first, format: 'varsla-authority-report@1' });
    const printed = presentReport(readContent(stored, 'follow-up'), 'nb');
    expect(printed.kind).to.equal('Tilleggsmelding');
    expect(printed.sections.map(({ heading }) => heading)).to.deep.equal(
      presentReport(fullReport, 'nb').sections.map(({ heading }) => heading),
    );
  });

  it('begins a withdrawal with why, and names the controllers whose mandates it is filed under', () => {
    const withdrawal = { code: 'duplicate', reason: 'Meldt to ganger samme kveld.' } as const;
    const printed = presentReport({ ...fullReport, kind: 'withdrawal', withdrawal }, 'en');
    expect(printed.sections[0]?.heading).to.equal('Withdrawal');
    expect(printed.sections[0]?.rows.map(textOf)).to.deep.equal([
      'The same breach was notified twice.',
      'Meldt to ganger samme kveld.',
    ]);
    const mandates = [
      { controller: 'Bergen Bokhandel AS', scope: 'first', givenAt: '2026-11-20T09:00:00.000Z' },
    ] as const;
    const acting = presentReport({ ...fullReport, mandates: [...mandates] }, 'nb').sections.at(-1);
    expect(acting?.rows.map((one) => [one.label, textOf(one)])).to.deep.equal([
      [
        'Bergen Bokhandel AS',
        'Fullmakt gitt fredag 20. november 2026 kl. 10.00, gjelder bare første melding, som stanser fristen',
      ],
    ]);
  });

  it('lists the files of the case, what may be disclosed before what is exempt and by which basis', () => {
    const file = { size: 184_320, sha256: 'a'.repeat(64) };
    const attachments = [
      { ...file, kind: 'ransom-note', disclosure: 'exempt', basis: 'offentleglova § 24' },
      { ...file, kind: 'notice-to-people', disclosure: 'releasable', basis: null },
    ];
    const last = presentReport({ ...fullReport, attachments }, 'nb').sections.at(-1);
    expect([last?.heading, ...(last?.rows ?? []).map((one) => [one.label, textOf(one)])]).to.deep.equal([
      'Vedlegg',
      ['Varsel til de berørte', `kan gis innsyn i\n180 kB\nSHA-256: ${'a'.repeat(64)}`],
      ['Løsepengekrav', `unntatt fra innsyn: offentleglova § 24\n180 kB\nSHA-256: ${'a'.repeat(64)}`],
    ]);
    expect(presentReport({ ...fullReport, attachments: [] }, 'nb').sections.at(-1)?.heading).to.equal(
      'Frist',
    );
  });

  it('says why the people are not told: exempt or held, with the basis', () => {
    const told = (status: 'exempt' | 'held', bases: string[]) =>
      presentReport({ ...fullReport, peopleInformed: { status, bases, figures: null } }, 'nb')
        .sections[3]?.rows.map(textOf)
        .slice(0, 2);
    expect(told('exempt', ['GDPR art. 34(3)(a)'])).to.deep.equal([
      'Nei. De berørte informeres ikke: et unntak gjelder.',
      'Personvernforordningen artikkel 34 nr. 3 bokstav a',
    ]);
    expect(told('held', ['personopplysningsloven § 16 b'])).to.deep.equal([
      'Ikke nå. Noe må holdes hemmelig inntil videre.',
      'Personopplysningsloven § 16 bokstav b',
    ]);
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
