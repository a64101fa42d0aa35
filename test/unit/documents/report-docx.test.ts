import { expect } from 'chai';
import type { AuthorityReport } from '../../../src/authority/report-document.ts';
import { authorityReportDocx } from '../../../src/documents/docx/authority-report-docx.ts';
import { withFixedTimes } from '../../../src/documents/docx/zip-times.ts';
import { presentReport } from '../../../src/documents/present-report.ts';
import type { Language } from '../../../src/documents/words.ts';
import { partsOf } from '../../support/zip.ts';
import { emptyDraft, fullReport } from './sample-report.ts';

const languages: Language[] = ['nb', 'nn', 'en'];
const unescaped = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const unpacked = async (report: AuthorityReport, language: Language): Promise<Map<string, string>> => {
  const file = await authorityReportDocx(report, language);
  return new Map(partsOf(Buffer.from(file)).map(({ name, content }) => [name, content.toString()]));
};
const textsIn = (xml = ''): string[] =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => unescaped(text ?? ''));

describe('the notice as a Word document', () => {
  it('has the words of the PDF in its order, in every language', async () => {
    for (const language of languages)
      for (const report of [fullReport, emptyDraft]) {
        const printed = presentReport(report, language);
        const parts = await unpacked(report, language);
        const texts = textsIn(parts.get('word/document.xml'));
        const wanted = [
          printed.title,
          printed.subtitle,
          printed.kind,
          printed.lead,
          ...[{ rows: printed.head }, ...printed.sections].flatMap(({ rows }) =>
            rows.flatMap(({ label, paragraphs, bullets }) => [label, ...paragraphs.flat(), ...bullets]),
          ),
          ...printed.timeline.rows.flat(),
        ];
        let at = 0;
        for (const text of wanted) {
          const found = texts.indexOf(text, at);
          expect(found, `${language}: ${text} after ${texts[at]}`).to.be.at.least(at);
          at = found + 1;
        }
      }
  });

  it('has real headings, a heading row that comes again, and says which language it is in', async () => {
    for (const [language, tag] of [
      ['nb', 'nb-NO'],
      ['nn', 'nn-NO'],
      ['en', 'en-GB'],
    ] as const) {
      const parts = await unpacked(fullReport, language);
      const body = parts.get('word/document.xml') ?? '';
      expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).to.have.length(1);
      expect(body.match(/<w:pStyle w:val="Heading2"\/>/g)).to.have.length(9);
      expect(body.match(/<w:tblHeader\/>/g)).to.have.length(1);
      expect(body).to.match(/<w:gridCol w:w="\d+"\/>/);
      expect(parts.get('word/styles.xml')).to.contain(`<w:lang w:val="${tag}"/>`);
    }
  });

  it('says on every page whether it is a draft, or a copy of what is frozen', async () => {
    const draft = await unpacked(emptyDraft, 'nb');
    expect(textsIn(draft.get('word/header1.xml'))[0]).to.equal('UTKAST');
    for (const status of ['submitted', 'approved', 'filed', 'returned'] as const) {
      const parts = await unpacked({ ...fullReport, status }, 'nb');
      expect(textsIn(parts.get('word/header1.xml'))[0]).to.equal('ARBEIDSKOPI');
      expect(textsIn(parts.get('word/footer1.xml'))[0]).to.contain(fullReport.hash);
      expect(textsIn(parts.get('word/document.xml')).join('\n')).to.contain(
        'Dette er en redigerbar arbeidskopi, ikke meldingen som er låst',
      );
    }
  });

  it('has the same bytes for the same notice, with its own time in them', async () => {
    const first = await authorityReportDocx(fullReport, 'nn');
    const second = await authorityReportDocx(structuredClone(fullReport), 'nn');
    expect(Buffer.from(first).equals(second)).to.equal(true);
    const core = partsOf(Buffer.from(first)).find(({ name }) => name === 'docProps/core.xml');
    expect(core?.content.toString()).to.contain(`>${fullReport.createdAt}</dcterms:created>`);
    const later = await authorityReportDocx({ ...fullReport, createdAt: '2026-11-23T08:00:00.000Z' }, 'nn');
    expect(Buffer.from(first).equals(later)).to.equal(false);
  });

  it('keeps what people wrote as text, and drops what XML cannot hold', async () => {
    const wild = '<w:p>&amp; "x" \u0000\u0008\ud800 {{name}} æøå ]]>';
    const parts = await unpacked(
      {
        ...fullReport,
        organisation: { ...fullReport.organisation, name: wild },
        incident: { ...fullReport.incident, title: wild, description: `${wild}\nlinje to` },
      },
      'nb',
    );
    const body = parts.get('word/document.xml') ?? '';
    expect(textsIn(body)).to.include('<w:p>&amp; "x" \ufffd\ufffd\ufffd {{name}} æøå ]]>');
    expect(textsIn(body)).to.include('linje to');
    // oxlint-disable-next-line no-control-regex
    for (const xml of parts.values()) expect(xml).not.to.match(/[\u0000-\u0008\ud800-\udfff]/);
  });

  it('refuses to set times in what is no ZIP file', () => {
    expect(() => withFixedTimes(Buffer.from('PK'), new Date(0))).to.throw('no end of a ZIP file');
    expect(() => withFixedTimes(Buffer.alloc(100), new Date(0))).to.throw('no end of a ZIP file');
  });
});
