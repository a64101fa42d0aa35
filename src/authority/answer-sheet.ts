import type { Certainty, FactKey } from '../incidents/facts/vocabulary.ts';
import type { SheetSource } from './form/form-document.ts';

/**
 * Why a source gave no text. `not-recorded`: nobody has said anything, of the organisation or the case either; the
 * others were said.
 */
export const sheetLacks = ['not-recorded', 'to-be-determined', 'cannot-be-determined'] as const;

export interface Lack {
  source: SheetSource;
  why: (typeof sheetLacks)[number];
}

/** One question of the authority's form, with the text that answers it. */
export interface SheetField {
  /** Of the form; the same in every version of a notice. */
  id: string;
  /** The heading that it stands under. */
  section: string;
  label: string;
  hint: string | null;
  /** Whether the form asks it; otherwise we say it all the same. */
  asked: boolean;
  /** The form has a list of values: the one that is closest to the text is chosen there. */
  choice: boolean;
  /** Bokmål, ready to paste; what is not known says so. Basis: GDPR art. 33(4). */
  text: string;
  /** Characters of `text`, and the most that the form takes where that is known. */
  length: number;
  maxLength: number | null;
  sources: SheetSource[];
  /** The least certain of what it says; null where it rests on no fact. */
  certainty: Certainty | null;
  /** No source gave any text. */
  isEmpty: boolean;
  /** The sources that gave none, of those that should. */
  lacks: Lack[];
  /** Facts that are recorded, and from which the answer that is empty could be written. */
  alsoIn: FactKey[];
}

/** What somebody should look at before the notice is approved: it could have been answered, or does not fit. */
export interface SheetWarning {
  field: string;
  label: string;
  code: 'not-recorded' | 'answered-elsewhere' | 'too-long';
  sources: (SheetSource | `fact.${FactKey}`)[];
}

const warningOf = (field: SheetField): SheetWarning[] => {
  const { id, label, lacks, alsoIn, isEmpty, length, maxLength } = field;
  const unsaid = lacks.filter(({ why }) => why === 'not-recorded').map(({ source }) => source);
  const elsewhere = isEmpty ? alsoIn.map((key) => `fact.${key}` as const) : [];
  return [
    ...(elsewhere.length > 0
      ? [{ field: id, label, code: 'answered-elsewhere' as const, sources: elsewhere }]
      : unsaid.length > 0
        ? [{ field: id, label, code: 'not-recorded' as const, sources: unsaid }]
        : []),
    ...(maxLength !== null && length > maxLength
      ? [{ field: id, label, code: 'too-long' as const, sources: [] }]
      : []),
  ];
};

/** A notice that lacks what it could have contained is a breach of its own. Basis: GDPR art. 33(3). */
export const sheetWarnings = (sheet: readonly SheetField[]): SheetWarning[] => sheet.flatMap(warningOf);
