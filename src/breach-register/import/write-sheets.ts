import { writeXlsx } from 'hucre/xlsx';
import { choiceInWords } from '../../documents/choice-words.ts';
import type { Language } from '../../languages.ts';
import { breachWords } from '../words/words-of.ts';
import { harmless } from '../harmless.ts';
import type { RowFault } from './read-cells.ts';
import { headingOf, importKeys } from './import-columns.ts';
import type { BreachImport } from './store.ts';

/** A list to fill in: the headings, and a row that shows how. */
export const writeTemplate = async (language: Language): Promise<Uint8Array> => {
  const words = breachWords(language);
  const example: Partial<Record<(typeof importKeys)[number], string | number>> = {
    reference: '2021-07',
    title: words.exampleTitle,
    role: words.role.controller,
    detectedAt: '14.06.2021 09:30',
    awareAt: '14.06.2021 11:00',
    notifiedAt: '16.06.2021 13:15',
    level: words.level.risk,
    nature: choiceInWords(language, 'nature', 'confidentiality'),
    incidentTypes: choiceInWords(language, 'incidentTypes', 'sent-by-mistake'),
    causeOrigin: choiceInWords(language, 'causeOrigin', 'internal'),
    intent: choiceInWords(language, 'intent', 'accidental'),
    peopleTypes: choiceInWords(language, 'peopleTypes', 'customers'),
    peopleCount: 3,
    told: 3,
    whatHappened: words.exampleWhatHappened,
    effects: words.exampleEffects,
    measures: words.exampleMeasures,
    closedAt: '01.07.2021',
  };
  return writeXlsx({
    sheets: [
      {
        name: words.sheet,
        columns: importKeys.map((key) => ({ width: Math.max(18, headingOf(language, key).length + 2) })),
        rows: [
          importKeys.map((key) => headingOf(language, key)),
          importKeys.map((key) => example[key] ?? null),
        ],
        freezePane: { rows: 1 },
      },
    ],
  });
};

/** What is wrong with a row, as a sentence. */
export const faultInWords = (language: Language, { code, column }: RowFault): string => {
  const words = breachWords(language);
  return code === 'repeated' ? words.fault.repeated : `${headingOf(language, column)}: ${words.fault[code]}`;
};

/** The rows that were not taken, as they stood, and behind each why. */
export const writeRejected = async (
  { checked }: Pick<BreachImport, 'checked'>,
  language: Language,
): Promise<Uint8Array> => {
  const words = breachWords(language);
  const headings = checked?.headings ?? [];
  return writeXlsx({
    sheets: [
      {
        name: words.rejectedSheet,
        columns: [...headings, '', ''].map(() => ({ width: 22, numFmt: '@' })),
        rows: [
          [...headings.map(harmless), words.rowNumber, words.why],
          ...(checked?.rejected ?? []).map(({ number, cells, faults }) => [
            ...cells.map(harmless),
            number,
            faults.map((fault) => faultInWords(language, fault)).join(' '),
          ]),
        ],
        freezePane: { rows: 1 },
      },
    ],
  });
};
