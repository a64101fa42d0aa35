import { expect } from 'chai';
import type { Documentation } from '../../../src/documentation/documentation-document.ts';
import type { Row } from '../../../src/documents/answer.ts';
import type { Block, Item, PrintedDocument } from '../../../src/documents/printed.ts';
import { presentProof } from '../../../src/documents/proof/present-proof.ts';
import { presentDocumentation } from '../../../src/documents/record/present-documentation.ts';
import type { Language } from '../../../src/documents/words.ts';
import { factKeys } from '../../../src/incidents/facts/vocabulary.ts';
import { deadlineKinds } from '../../../workflows/deadlines.ts';
import { emptyProof, fullProof } from './sample-proof.ts';
import { emptyRecord, fullRecord, longRecord } from './sample-record.ts';

const languages: Language[] = ['nb', 'nn', 'en'];
const textOf = ({ paragraphs, bullets }: Row): string => [...paragraphs.flat(), ...bullets].join('\n');
const sectionOf = (printed: PrintedDocument, heading: string): Block[] => {
  const found = printed.sections.find((section) => section.heading === heading);
  if (!found) throw new Error(`no section ${heading}`);
  return found.blocks;
};
const itemsIn = (blocks: readonly Block[]): Item[] =>
  blocks.flatMap((block) => (block.kind === 'items' ? block.items : []));
const cellsIn = (blocks: readonly Block[]): string[][] =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.map((row) => row.map(({ text, mark }) => [text, mark].filter(Boolean).join(' ')))
      : [],
  );
/** Everything that is printed, and nothing of how. */
const wordsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(wordsIn);
};

describe('the internal documentation in words', () => {
  it('has the facts, the effects and the remedial action first, as art. 33(5) names them', () => {
    const headings = (record: Documentation, language: Language): string[] =>
      presentDocumentation(record, language).sections.map(({ heading }) => heading);
    expect(headings(fullRecord, 'nb')).to.deep.equal([
      'De faktiske forholdene',
      'Virkningene',
      'Tiltakene',
      'Vurderinger av risikoen',
      'Beslutninger',
      'Unntak fra å varsle de berørte',
      'Meldinger til Datatilsynet',
      'Varsling av de berørte',
      'Vedlegg',
      'Frister',
      'Varsler til de ansatte',
      'Tidslinje',
      'Slik kan dokumentasjonen prøves',
    ]);
    expect(headings(emptyRecord, 'en').slice(0, 3)).to.deep.equal([
      'The facts',
      'The effects',
      'The remedial action',
    ]);
  });

  it('leaves no code in what is printed, in any language', () => {
    const everyClock = {
      ...fullRecord,
      deadlines: deadlineKinds.map((kind) => ({
        ...(fullRecord.deadlines[0] as Documentation['deadlines'][number]),
        kind,
      })),
      attachments: [],
    };
    for (const language of languages)
      for (const printed of [
        presentDocumentation(everyClock, language),
        presentDocumentation(emptyRecord, language),
        presentProof(fullProof, language),
      ]) {
        const { sections, head, status } = printed;
        const said = wordsIn({
          mark: status.mark,
          head,
          sections: sections.map(({ blocks, heading }) => ({
            heading,
            blocks: blocks.map((block) => ({ ...block, shape: '', kind: '' })),
          })),
        });
        const codes = said.filter(
          (text) =>
            /^[a-z]+(?:[.-][a-z]+)+$/.test(text) &&
            !/^(?:e-post|e-mail|bounce|blocked|dropped|twilio)/.test(text),
        );
        expect(codes, language).to.deep.equal([]);
        expect(said.join('\n'), language).not.to.match(/\{\w+\}(?!\})|undefined|\[object/);
      }
  });

  it('tells each fact with how sure it is, where it comes from, and what was held before', () => {
    const rows = cellsIn(sectionOf(presentDocumentation(fullRecord, 'nb'), 'De faktiske forholdene'));
    const people = rows.find(([label]) => label === 'Antall berørte personer');
    expect(people).to.deep.equal(['Antall berørte personer', '18\u00a0422', 'anslått']);
    const table = sectionOf(presentDocumentation(fullRecord, 'nb'), 'De faktiske forholdene').find(
      (block) => block.kind === 'table',
    );
    const small = table?.kind === 'table' ? table.rows.flat().flatMap((one) => one.small ?? []) : [];
    expect(small).to.include('Tidligere: 1\u00a0200 (anslått), til fre. 20. nov. 2026 kl. 16.40');
    expect(small).to.include('fra registeret\nÅse Bjørnstad\nfre. 20. nov. 2026 kl. 16.40');
    expect(rows.map(([label]) => label)).to.include('Hvilke andre virksomheter');
    expect(rows.find(([label]) => label === 'Hvilke andre virksomheter')?.[1]).to.equal(
      'Nordlys Drift AS, Databehandler',
    );
  });

  it('prints every kind of fact in every language', () => {
    const key = factKeys.filter((one) => longRecord.facts.some((fact) => fact.key === one));
    expect(key.length).to.be.greaterThan(14);
    for (const language of languages)
      expect(() => presentDocumentation(longRecord, language), language).not.to.throw();
  });

  it('tells every decision with its grounds, and when facts under it changed', () => {
    const items = itemsIn(sectionOf(presentDocumentation(fullRecord, 'nb'), 'Beslutninger'));
    expect(items.map(({ title }) => title)).to.deep.equal([
      'Bruddet ble stanset',
      'Bruddet ble bekreftet',
      'Risikoen ble vurdert: høy risiko',
      'En plikt med egen dato ble ført: Sende resten av meldingen',
      'Opplysninger som meldingen til tilsynsmyndigheten bygger på, ble endret',
      'En beslutning ble stående etter at opplysninger var endret: vurderingen av risikoen',
      'Det ble avgjort hva som gjøres for dem som ikke ble nådd',
    ]);
    const [, , risk, , outdated] = items;
    expect(risk?.meta).to.equal('lør. 21. nov. 2026 kl. 09.00 av Åse Bjørnstad');
    expect(risk?.rows.map(textOf)).to.include(
      'Fødselsnummer og kontaktopplysninger for mange personer er på avveie samlet.',
    );
    expect(outdated?.rows.map(textOf)).to.deep.equal(['Antall berørte personer']);
  });

  it('tells every version of the notice, with who approved and filed it', () => {
    const items = itemsIn(sectionOf(presentDocumentation(fullRecord, 'nb'), 'Meldinger til Datatilsynet'));
    expect(items.map(({ title, mark }) => [title, mark?.text])).to.deep.equal([
      ['1. Første melding, foreløpig, resten ettersendes', 'Erstattet'],
      ['2. Første melding, foreløpig, resten ettersendes', 'Levert'],
      ['Tilsynsmyndigheten ga saken et nummer', undefined],
    ]);
    expect(items[1]?.rows.map(textOf)).to.include('søn. 22. nov. 2026 kl. 14.35 av Åse Bjørnstad (Altinn)');
  });

  it('says of each clock whether it was met, how late it was, or that it is exceeded', () => {
    const outcomes = (record: Documentation): (string | undefined)[] =>
      cellsIn(sectionOf(presentDocumentation(record, 'nb'), 'Frister')).map((row) => row[3]);
    expect(outcomes(fullRecord)).to.deep.equal(['overholdt', '3 timer for sent', 'løper']);
    const overdue = fullRecord.deadlines.map(
      (clock) => ({ ...clock, outcome: 'overdue', settledAt: null }) as const,
    );
    expect(outcomes({ ...fullRecord, deadlines: overdue })).to.deep.equal(
      Array.from({ length: 3 }, () => 'overskredet'),
    );
  });

  it('documents what was not reported as well: the exception, and what proved to be no breach', () => {
    const reported = (towards: Partial<Documentation['towards']>): string[] =>
      presentDocumentation(
        { ...fullRecord, notices: [], towards: { ...fullRecord.towards, ...towards } },
        'nb',
      ).head.map(textOf);
    expect(reported({ authority: 'released' })).to.include('Nei. Unntaket i artikkel 33 nr. 1 er brukt.');
    expect(reported({ authority: 'owed' })).to.include('Nei, ikke ennå');
    expect(reported({ people: 'exempt' })).to.include('Nei. Et unntak gjelder.');
    const dismissed = presentDocumentation(
      {
        ...emptyRecord,
        incident: {
          ...emptyRecord.incident,
          standing: 'dismissed',
          endedAt: '2026-11-20T10:00:00.000Z',
          summary: 'Filen var tom.',
        },
      },
      'nb',
    );
    expect(dismissed.status).to.deep.equal({
      kind: 'plain',
      mark: 'Ikke et brudd',
      meaning:
        'Saken ble fredag 20. november 2026 kl. 11.00 vurdert til ikke å være et brudd på personopplysningssikkerheten. Den dokumenteres likevel.',
    });
    expect(dismissed.head.map(textOf)).to.include('Filen var tom.');
  });

  it('says of what is empty that it is', () => {
    for (const language of languages)
      for (const { blocks, heading } of presentDocumentation(emptyRecord, language).sections)
        expect(blocks.length, heading).to.be.greaterThan(0);
  });

  it('is pure: the same value for the same record, which stays untouched', () => {
    const before = JSON.stringify(fullRecord);
    expect(presentDocumentation(fullRecord, 'nn')).to.deep.equal(
      presentDocumentation(structuredClone(fullRecord), 'nn'),
    );
    expect(JSON.stringify(fullRecord)).to.equal(before);
  });
});

describe('the proof of notice in words', () => {
  it('counts people so that the parts make up the list, and never calls them read', () => {
    const [figures] = sectionOf(presentProof(fullProof, 'nb'), 'Resultat');
    expect(
      figures?.kind === 'figures' && figures.figures.map(({ label, value }) => [label, value]),
    ).to.deep.equal([
      ['På listen', '18\u00a0422'],
      ['Bekreftet levert', '17\u00a0480'],
      ['Overlevert, ikke bekreftet', '710'],
      ['Uvisst', '31'],
      ['Ikke nådd', '201'],
    ]);
    const { delivered, handedOver, unknown, notTold, open, people } = fullProof.people;
    expect(delivered + handedOver + unknown + notTold + open).to.equal(people);
    const read = /\b(?:lest|lese|read)\b/i;
    for (const language of languages) {
      const said = wordsIn(presentProof(fullProof, language)).filter((text) => read.test(text));
      for (const text of said)
        expect(text, language).to.match(
          /ikke at noen|ikkje at nokon|not mean that anybody|people on the list read/,
        );
    }
  });

  it('counts messages by channel with a sum, by day in words, and failures by what can be done', () => {
    const printed = presentProof(fullProof, 'nb');
    expect(cellsIn(sectionOf(printed, 'Meldinger etter kanal'))).to.deep.equal([
      ['e-post', '16\u00a0980', '690', '31', '540', '0', '18\u00a0241'],
      ['SMS', '500', '20', '0', '18', '0', '538'],
      ['I alt', '17\u00a0480', '710', '31', '558', '0', '18\u00a0779'],
    ]);
    expect(cellsIn(sectionOf(printed, 'Meldinger etter dag'))[0]).to.deep.equal([
      'lørdag 21. november 2026',
      'e-post',
      '18\u00a0210',
      '16\u00a0400',
    ]);
    expect(
      cellsIn(sectionOf(printed, 'Meldinger som ikke kom fram')).map(([why, , code]) => [why, code]),
    ).to.deep.equal([
      ['Adressen eller nummeret finnes ikke eller tar ikke imot', 'bounce'],
      ['På leverandørens sperreliste', 'dropped-bounced-address'],
      ['Stanset av et filter eller av mottakerens tjener', 'blocked'],
      ['Adressen eller nummeret finnes ikke eller tar ikke imot', 'twilio-21211'],
      ['Adressen eller nummeret finnes ikke eller tar ikke imot', 'twilio-30003'],
    ]);
  });

  it('prints each text as it was frozen, with its hash', () => {
    const texts = sectionOf(presentProof(fullProof, 'nn'), 'Tekstane').filter(
      (block) => block.kind === 'quote',
    );
    expect(texts.map(({ title }) => title)).to.deep.equal([
      'Bokmål, e-post',
      'Bokmål, SMS',
      'Nynorsk, e-post',
    ]);
    expect(texts[0]?.paragraphs[0]).to.deep.equal(['Emne: Viktig: opplysninger om deg er på avveie']);
    expect(texts[0]?.meta).to.contain(`SHA-256: ${'1'.repeat(64)}`);
    expect(texts[1]?.paragraphs).to.have.length(1);
  });

  it('says that it is not over while something is under way', () => {
    const printed = presentProof(emptyProof, 'nb');
    expect(printed.status.mark).to.equal('Utsendingen pågår');
    expect(wordsIn(printed)).to.include('Ingen meldinger er sendt.');
  });
});
