import type { SheetField } from '../authority/answer-sheet.ts';
import type { SheetToPrint } from '../authority/sheet-routes.ts';
import { inWords } from './in-words.ts';
import { type Row, row, rowOr } from './answer.ts';
import { sheetWords } from './words/answer-sheet.ts';
import { wordsIn } from './words.ts';

/** One question on paper: a box to tick, what is asked, the answer. */
interface PrintedField {
  label: string;
  paragraphs: string[][];
  missing: boolean;
  /** What to know of it: a list of the form's, no question of the form's, its length. */
  notes: string[];
}

/** Everything that the template of the sheet prints: the template itself holds no words. */
export interface PrintedSheet {
  language: 'nb';
  documentTitle: string;
  title: string;
  subtitle: string;
  lead: string;
  organisation: string;
  reference: string;
  status: { kind: SheetToPrint['report']['status']; mark: string };
  ticked: string;
  head: Row[];
  sections: { heading: string; fields: PrintedField[] }[];
  afterwards: { heading: string; blanks: string[]; note: string };
  fallback: { heading: string; text: string; number: Row[]; blanks: string[] };
  footer: { made: string; hash: string; journal: string; page: string; of: string };
}

const linesOf = (text: string): string[][] => text.split(/\n{2,}/).map((paragraph) => paragraph.split('\n'));

const fieldOf = ({
  label,
  hint,
  text,
  isEmpty,
  choice,
  asked,
  length,
  maxLength,
}: SheetField): PrintedField => ({
  label,
  paragraphs: linesOf(text),
  missing: isEmpty,
  notes: [
    ...(asked ? [] : [sheetWords.own]),
    ...(choice ? [sheetWords.choice] : []),
    ...(hint ? [hint] : []),
    ...(isEmpty ? [] : [sheetWords.characters(length, maxLength)]),
  ],
});

const sectionsOf = (sheet: readonly SheetField[]): PrintedSheet['sections'] =>
  [...new Set(sheet.map(({ section }) => section))].map((heading) => ({
    heading,
    fields: sheet.filter(({ section }) => section === heading).map(fieldOf),
  }));

/**
 * The sheet to print for the day when the firm's systems are down: every answer with a box to tick, room for the
 * receipt, and for the addresses that are used where Altinn cannot be. No address is given that nobody has checked.
 */
export const printSheet = ({ report, sheet, form, beside }: SheetToPrint): PrintedSheet => {
  const say = wordsIn('nb');
  const words = inWords('nb');
  const authority = report.authority.name;
  const { incident, organisation, deadline } = report;
  const due = deadline ? row(sheetWords.due, words.instant(deadline.dueAt)) : null;
  return {
    language: 'nb',
    documentTitle: `${sheetWords.printTitle} – ${incident.reference}`,
    title: sheetWords.printTitle,
    subtitle: incident.title,
    lead: sheetWords.printLead,
    organisation: organisation.name ?? '',
    reference: incident.reference,
    status: { kind: report.status, mark: say(`status.${report.status}`) },
    ticked: sheetWords.ticked,
    head: [
      ...(due ? [{ ...due, note: deadline?.overdue ? say('head.overdue') : null }] : []),
      row(say('head.reference'), incident.reference),
      rowOr(sheetWords.holder, beside.holders.join('\n'), say('answer.notStated')),
      row(say('head.to'), authority),
    ],
    sections: sectionsOf(sheet),
    afterwards: {
      heading: sheetWords.afterwards,
      blanks: [sheetWords.receipt, sheetWords.deliveredAt, sheetWords.deliveredBy],
      note: sheetWords.recordIt,
    },
    fallback: {
      heading: sheetWords.fallback,
      text: sheetWords.fallbackText(authority),
      number: beside.organisationNumber
        ? [row(sheetWords.fallbackNumber(authority), words.organisationNumber(beside.organisationNumber))]
        : [],
      blanks: [sheetWords.fallbackPhone, sheetWords.fallbackAddress, sheetWords.fallbackEmail],
    },
    footer: {
      made: `${say('report.made', { at: words.instant(report.createdAt) })} · ${sheetWords.formVersion(form)}`,
      hash: report.hash ? say('report.hash', { hash: report.hash }) : say('report.noHash'),
      journal: say('report.journal', {
        position: String(report.journal.position),
        hash: report.journal.hash,
      }),
      page: say('report.page'),
      of: say('report.of'),
    },
  };
};

/** The sheet as plain text: headings, questions and answers, in the order of the form. */
export const sheetAsText = ({ report, sheet, form }: SheetToPrint): string => {
  const say = wordsIn('nb');
  const sections = sectionsOf(sheet).map(({ heading, fields }) =>
    [
      heading.toUpperCase(),
      ...fields.map(
        ({ label, paragraphs }) => `${label}\n${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}`,
      ),
    ].join('\n\n'),
  );
  const head = [
    `${sheetWords.printTitle} – ${report.incident.reference}`,
    `${say(`status.${report.status}`)} · ${sheetWords.formVersion(form)}`,
    ...(report.hash ? [say('report.hash', { hash: report.hash })] : []),
  ];
  return `${[head.join('\n'), ...sections].join('\n\n\n')}\n`;
};
