import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { presentReport } from '../src/documents/present-report.ts';
import { fullReport } from '../test/unit/documents/sample-report.ts';

const font = import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
const bold = import.meta.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf');

const left = 62;
const foot = 842 - 82;
const width = 471;
const questions = 153;

/**
 * The same words by pdfkit, tagged, in the same fonts and in the same looks: a panel at the head, a question and an
 * answer side by side with a line above, the table of the course. Bytes written.
 */
export const withPdfkit = async (): Promise<number> => {
  const printed = presentReport(fullReport, 'nb');
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: 88, bottom: 20, left, right: left },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'nb-NO',
    info: { Title: printed.documentTitle, CreationDate: new Date(fullReport.createdAt) },
  });
  let size = 0;
  document.on('data', (chunk: Buffer) => {
    size += chunk.length;
  });
  const ended = once(document, 'end');
  document.registerFont('regular', fileURLToPath(font)).registerFont('bold', fileURLToPath(bold));
  const root = document.struct('Document');
  document.addStructure(root);
  let y = 88;
  const cells = (
    type: string,
    texts: readonly { text: string; x: number; width: number; name: string; points: number }[],
  ): void => {
    const height = Math.max(
      ...texts.map((one) =>
        document.font(one.name, one.points).heightOfString(one.text, { width: one.width }),
      ),
    );
    if (y + height > foot) {
      document.addPage();
      y = 88;
    }
    for (const one of texts)
      root.add(
        document.struct(type, {}, () => {
          document
            .font(one.name, one.points)
            .fillColor('#10243e')
            .text(one.text, one.x, y, { width: one.width });
        }),
      );
    y += height + 10;
  };
  const whole = (type: string, text: string, name: string, points: number): void =>
    cells(type, [{ text, x: left, width, name, points }]);
  whole('H1', printed.title, 'bold', 22);
  whole('P', printed.subtitle, 'bold', 12);
  whole('P', printed.lead, 'regular', 9.5);
  document.rect(left, y, width, 190).fill('#f3f6fa');
  for (const { heading, rows } of [{ heading: '', rows: printed.head }, ...printed.sections]) {
    if (heading) whole('H2', heading, 'bold', 12.5);
    for (const { label, paragraphs, bullets } of rows) {
      document
        .moveTo(left, y - 5)
        .lineTo(left + width, y - 5)
        .lineWidth(0.5)
        .stroke('#d5dce6');
      cells('P', [
        { text: label, x: left, width: questions - 17, name: 'regular', points: 9.5 },
        {
          text: [...paragraphs.flat(), ...bullets].join('\n'),
          x: left + questions,
          width: width - questions,
          name: 'regular',
          points: 9.5,
        },
      ]);
    }
  }
  for (const [when = '', what = '', who = ''] of [printed.timeline.columns, ...printed.timeline.rows])
    cells('P', [
      { text: when, x: left, width: 140, name: 'regular', points: 8.8 },
      { text: what, x: left + 150, width: 200, name: 'regular', points: 8.8 },
      { text: who, x: left + 360, width: 110, name: 'regular', points: 8.8 },
    ]);
  root.end();
  document.end();
  await ended;
  return size;
};
