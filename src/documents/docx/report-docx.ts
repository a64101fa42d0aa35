import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LineRuleType,
  LevelFormat,
  type ISectionOptions,
  PageNumber,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import type { PrintedReport } from '../present-report.ts';
import type { Say } from '../words.ts';
import {
  accent,
  bulletList,
  fitForXml,
  grey,
  ink,
  locales,
  page,
  rowsTable,
  run,
  timelineTable,
} from './docx-parts.ts';
import { withFixedTimes } from './zip-times.ts';

const escaped = (text: string): string =>
  fitForXml(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What Word knows of a file; the library would put the clock's time into it. */
const coreProperties = (title: string, creator: string, at: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(creator)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;

const heading = (text: string): Paragraph =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(text)], keepNext: true });
const plain = (text: string, look: Parameters<typeof run>[1] = {}, keepNext = false): Paragraph =>
  new Paragraph({ children: [run(text, look)], spacing: { after: 120 }, keepNext });

const bodyOf = (printed: PrintedReport, meaning: string): ISectionOptions['children'] => {
  const { approval, timeline, sections } = printed;
  const numbered = (text: string, number: number): Paragraph => heading(`${number}. ${text}`);
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(printed.title)] }),
    plain(printed.subtitle, { bold: true, size: 24 }),
    plain(printed.kind, { bold: true, color: accent }),
    plain(meaning, { italics: true, color: '7A4300' }),
    plain(printed.lead, { color: grey }),
    rowsTable(printed.head),
    ...sections.flatMap(({ heading: text, rows }, index) => [numbered(text, index + 1), rowsTable(rows)]),
    numbered(approval.heading, sections.length + 1),
    ...(approval.cards.length > 0
      ? approval.cards.map(({ label, name, when }) => plain(`${label}: ${name}${when ? `, ${when}` : ''}`))
      : [plain(approval.none, { italics: true, color: grey })]),
    ...(approval.own.length > 0 ? [rowsTable(approval.own)] : []),
    numbered(timeline.heading, sections.length + 2),
    plain(timeline.note, { color: grey }, timeline.rows.length > 0),
    ...(timeline.rows.length > 0 ? [timelineTable(timeline)] : []),
  ];
};

const styles = (language: PrintedReport['language']) => ({
  default: {
    document: {
      run: { font: 'Calibri', size: 21, color: ink, language: { value: locales[language] } },
      paragraph: { spacing: { line: 264, lineRule: LineRuleType.AUTO } },
    },
    heading1: { run: { size: 44, bold: true, color: ink }, paragraph: { spacing: { after: 120 } } },
    heading2: {
      run: { size: 26, bold: true, color: accent },
      paragraph: { spacing: { before: 320, after: 100 }, keepNext: true },
    },
  },
});

const bullets = {
  reference: bulletList,
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '•',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 240, hanging: 240 } } },
    },
  ],
};

/**
 * The notice to edit in Word: the words and the order of the PDF, in real headings and tables. Every page says that it
 * is a draft, or a working copy of what is frozen. The same notice gives the same bytes.
 */
export const reportDocx = async (
  printed: PrintedReport,
  say: Say,
  createdAt: string,
): Promise<Uint8Array> => {
  const kind = printed.status.kind === 'draft' ? 'draft' : 'copy';
  const mark = say(`docx.${kind}`);
  const properties = coreProperties(printed.documentTitle, printed.organisation, createdAt);
  const document = new Document({
    styles: styles(printed.language),
    numbering: { config: [bullets] },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: 1500, bottom: 1700, left: page.margin, right: page.margin },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                children: [
                  run(mark, { bold: true, color: 'B45309' }),
                  run(`   ${printed.organisation}   ${printed.reference}`, { color: grey, size: 17 }),
                ],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [run(`${printed.footer.made} · ${printed.footer.hash}`, { color: grey, size: 15 })],
              }),
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({
                    size: 15,
                    color: grey,
                    children: [
                      `${printed.footer.page} `,
                      PageNumber.CURRENT,
                      ` ${printed.footer.of} `,
                      PageNumber.TOTAL_PAGES,
                    ],
                  }),
                ],
              }),
            ],
          }),
        },
        children: bodyOf(printed, say(`docx.${kind}.meaning`)),
      },
    ],
  });
  const overrides = [{ path: 'docProps/core.xml', data: properties }];
  return withFixedTimes(await Packer.toBuffer(document, undefined, overrides), new Date(createdAt));
};
