import { BorderStyle, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { Row } from '../answer.ts';
import type { PrintedReport } from '../present-report.ts';

export const ink = '10243E';
export const grey = '4F5B6B';
export const accent = '0B4A8F';
const line = { style: BorderStyle.SINGLE, size: 4, color: 'D5DCE6' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
/** A4 with margins of 22 mm, in twentieths of a point. */
export const page = { width: 11906, height: 16838, margin: 1247 };
const inner = page.width - 2 * page.margin;
const questions = 3000;
const answers = inner - questions;
const course = [3100, inner - 3100 - 2300, 2300] as const;

/** The name of the list of small dots. */
export const bulletList = 'dots';

export const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** XML holds no control characters but line ends, and no half of a pair. */
export const fitForXml = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

export const run = (
  text: string,
  look: { bold?: boolean; italics?: boolean; color?: string; size?: number } = {},
) => new TextRun({ text: fitForXml(text), ...look });

/** Lines of one paragraph as they were written. */
const linesOf = (lines: readonly string[], look: Parameters<typeof run>[1] = {}): TextRun[] =>
  lines.map((text, index) => new TextRun({ text: fitForXml(text), ...look, ...(index > 0 && { break: 1 }) }));

const answerOf = ({ paragraphs, bullets, note, missing }: Row): Paragraph[] => {
  const look = missing ? { italics: true, color: grey } : {};
  const said = [
    ...paragraphs.map((lines) => new Paragraph({ children: linesOf(lines, look), spacing: { after: 80 } })),
    ...bullets.map(
      (text) => new Paragraph({ children: [run(text)], numbering: { reference: bulletList, level: 0 } }),
    ),
    ...(note === null
      ? []
      : [new Paragraph({ children: [run(`(${note})`, { italics: true, color: grey })] })]),
  ];
  return said.length > 0 ? said : [new Paragraph({})];
};

const borders = { top: none, left: none, right: none, bottom: line };
const cellMargins = { top: 60, bottom: 60, left: 0, right: 120 };

export const rowsTable = (rows: readonly Row[]): Table =>
  new Table({
    width: { size: inner, type: WidthType.DXA },
    columnWidths: [questions, answers],
    rows: rows.map(
      (one) =>
        new TableRow({
          cantSplit: one.paragraphs.flat().join('').length < 600,
          children: [
            new TableCell({
              width: { size: questions, type: WidthType.DXA },
              margins: cellMargins,
              borders,
              children: [new Paragraph({ children: [run(one.label, { color: grey })] })],
            }),
            new TableCell({
              width: { size: answers, type: WidthType.DXA },
              margins: cellMargins,
              borders,
              children: answerOf(one),
            }),
          ],
        }),
    ),
  });

export const timelineTable = ({ columns, rows }: PrintedReport['timeline']): Table => {
  const cell = (text: string, index: number, heading: boolean): TableCell =>
    new TableCell({
      width: { size: course[index] ?? course[0], type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      borders,
      ...(heading && { shading: { type: ShadingType.CLEAR, fill: '12355B', color: 'auto' } }),
      children: [new Paragraph({ children: [run(text, heading ? { bold: true, color: 'FFFFFF' } : {})] })],
    });
  return new Table({
    width: { size: inner, type: WidthType.DXA },
    columnWidths: [...course],
    rows: [
      new TableRow({ tableHeader: true, children: columns.map((text, index) => cell(text, index, true)) }),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, false)) }),
      ),
    ],
  });
};
