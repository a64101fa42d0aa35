import { expect } from 'chai';
import type { AuthorityReport } from '../../../src/authority/report-document.ts';
import { createPdfRenderer, type PdfRenderer } from '../../../src/documents/pdf-renderer.ts';
import { emptyDraft, fullReport } from './sample-report.ts';

const languages = ['nb', 'nn', 'en'] as const;
const latin1 = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');
const pagesOf = (pdf: Uint8Array): number => latin1(pdf).match(/\/Type \/Page\b/g)?.length ?? 0;
const withText = (value: string): AuthorityReport => ({
  ...fullReport,
  organisation: { ...fullReport.organisation, name: value.slice(0, 300) },
  incident: { ...fullReport.incident, title: value.slice(0, 300), description: value },
  fields: [{ key: 'whatHappened', certainty: 'known', value }],
  timeline: [{ at: '2026-11-20T06:05:00.000Z', event: value.slice(0, 300), actor: value.slice(0, 300) }],
});

describe('the report to the authority as PDF', () => {
  let renderer: PdfRenderer;
  before(() => {
    renderer = createPdfRenderer();
  });
  after(() => renderer.close());

  it('is PDF/A-2a with tags, in every language', async () => {
    for (const language of languages) {
      const pdf = await renderer.authorityReport(fullReport, { language });
      const text = latin1(pdf);
      expect(text.slice(0, 5)).to.equal('%PDF-');
      expect(text).to.match(/<pdfaid:part>2<\/pdfaid:part>/);
      expect(text).to.match(/<pdfaid:conformance>A<\/pdfaid:conformance>/);
      expect(text).to.contain('/StructTreeRoot');
      expect(text).to.contain(`/Lang (${language === 'en' ? 'en-GB' : `${language}-NO`})`);
    }
  });

  it('meets the rules of PDF/UA-1 in every language, full or next to empty', async () => {
    for (const language of languages)
      for (const report of [fullReport, emptyDraft]) {
        const pdf = await renderer.authorityReport(report, { language, standard: 'ua-1' });
        expect(latin1(pdf)).to.match(/<pdfuaid:part>1<\/pdfuaid:part>/);
      }
  });

  it('has the same bytes for the same report, on whichever thread', async () => {
    const first = await renderer.authorityReport(fullReport, { language: 'nb' });
    const other = createPdfRenderer();
    const second = await other.authorityReport(structuredClone(fullReport), { language: 'nb' });
    await other.close();
    expect(Buffer.from(first).equals(second)).to.equal(true);
    const later = { ...fullReport, createdAt: '2026-11-22T13:20:01.000Z' };
    const third = await renderer.authorityReport(later, { language: 'nb' });
    expect(Buffer.from(first).equals(third)).to.equal(false);
  });

  it('runs nothing of what people wrote', async () => {
    const hostile =
      '#panic("ran") #pagebreak() \\ [*_$@<>]` ] } #eval("1+1") #import "@preview/x:0.1.0" // /* ';
    const pdf = await renderer.authorityReport(withText(hostile.repeat(12)), { language: 'nb' });
    const tame = await renderer.authorityReport(withText(hostile.replaceAll('#', 'x').repeat(12)), {
      language: 'nb',
    });
    expect(pagesOf(pdf)).to.be.greaterThan(1).and.to.equal(pagesOf(tame));
  });

  it('takes any character, however long the word', async () => {
    const odd = `😀 نور 中文 \u0001\u202e\ufeff\ud800 ${'å'.repeat(400)} ${'æøå '.repeat(100)}`;
    for (const standard of ['a-2a', 'ua-1'] as const) {
      const pdf = await renderer.authorityReport(withText(odd), { language: 'nn', standard });
      expect(latin1(pdf).slice(0, 5)).to.equal('%PDF-');
    }
  });

  it('goes on over as many pages as the timeline needs', async () => {
    const timeline = Array.from({ length: 300 }, (_, index) => ({
      at: new Date(Date.UTC(2026, 10, 20, index)).toISOString(),
      event: 'facts.recorded',
      actor: `Wilhelmine-Alexandra Hansen-Kristoffersen ${index}`,
    }));
    const short = await renderer.authorityReport(fullReport, { language: 'nb' });
    const long = await renderer.authorityReport({ ...fullReport, timeline }, { language: 'nb' });
    expect(pagesOf(long)).to.be.greaterThan(pagesOf(short) + 5);
  });
});
