import type { Row } from './answer.ts';
import type { Language } from './words.ts';

/** How a mark is coloured; the looks stand in templates/documents/parts.typ. */
export type Tone = 'draft' | 'submitted' | 'approved' | 'filed' | 'late' | 'plain';

/** A cell: text in lines, a mark after it where something stands out, and what is told beside it in small print. */
export interface Cell {
  text: string;
  small?: string;
  /** A sum stands out among what it sums. */
  strong?: true;
  mark?: string;
  tone?: Tone;
}

/** A decision, a notice, an exemption: what, by whom and when, then what was said of it. */
export interface Item {
  title: string;
  mark: { text: string; tone: Tone } | null;
  meta: string;
  rows: Row[];
}

/** What a document consists of. `shape` names the columns' widths, which the template knows. */
export type Block =
  | { kind: 'note'; text: string }
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'items'; items: Item[] }
  | { kind: 'figures'; figures: { label: string; value: string; tone: Tone }[] }
  | { kind: 'table'; shape: string; title: string | null; columns: string[]; rows: Cell[][] }
  | {
      kind: 'bars';
      title: string;
      note: string | null;
      bars: { label: string; value: number; said: string }[];
    }
  | {
      kind: 'columns';
      title: string;
      note: string | null;
      columns: { label: string; value: number; said: string }[];
    }
  | { kind: 'quote'; title: string; meta: string; paragraphs: string[][] };

export interface PrintedSection {
  heading: string;
  blocks: Block[];
}

/** Everything that a template prints, in one language: the template itself holds no words. */
export interface PrintedDocument {
  language: Language;
  /** Of the file's metadata; names the case by its reference only. */
  documentTitle: string;
  title: string;
  subtitle: string;
  lead: string;
  organisation: string;
  reference: string;
  status: { kind: Tone; mark: string; meaning: string };
  head: Row[];
  sections: PrintedSection[];
  footer: { made: string; hash: string; journal: string; page: string; of: string };
}

export const note = (text: string): Block => ({ kind: 'note', text });

export const cell = (text: string, mark?: string | null, tone: Tone = 'plain'): Cell =>
  mark ? { text, mark, tone } : { text };

/** A table, or what is said where there is nothing to put into it. */
export const tableOr = (
  table: { shape: string; title?: string; columns: string[]; rows: Cell[][] },
  nothing: string,
): Block =>
  table.rows.length === 0
    ? note(nothing)
    : {
        kind: 'table',
        title: table.title ?? null,
        shape: table.shape,
        columns: table.columns,
        rows: table.rows,
      };

export const itemsOr = (items: Item[], nothing: string): Block =>
  items.length === 0 ? note(nothing) : { kind: 'items', items };
