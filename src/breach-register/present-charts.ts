import { choiceInWords } from '../documents/choice-words.ts';
import type { Language } from '../languages.ts';
import type { Statistics } from './statistics.ts';
import type { Tally } from './tally.ts';
import { breachWords } from './words/words-of.ts';

/** A bar: what it stands for, how much, how much in words, and by which filter the register lists those breaches. */
export interface Bar {
  label: string;
  value: number;
  said: string;
  filter: Readonly<Record<string, string>> | null;
}

export interface Chart {
  id: string;
  title: string;
  note: string | null;
  bars: Bar[];
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The twelve months, in which the breaches were detected. */
export const monthsOf = (
  { year, byMonth }: Pick<Statistics, 'year' | 'byMonth'>,
  month: Intl.DateTimeFormat,
  number: Intl.NumberFormat,
): Bar[] =>
  byMonth.map((count, index) => ({
    label: month.format(new Date(Date.UTC(year, index, 1))),
    value: count,
    said: number.format(count),
    filter: {
      from: `${year}-${twoDigits(index + 1)}-01`,
      to: `${year}-${twoDigits(index + 1)}-${twoDigits(new Date(Date.UTC(year, index + 1, 0)).getUTCDate())}`,
    },
  }));

/** How the breaches of a year are divided, each way that has something to show. Pure. */
export const chartsOf = (statistics: Statistics, language: Language, number: Intl.NumberFormat): Chart[] => {
  const own = breachWords(language);
  const { statistics: words } = own;
  const chart = (
    id: string,
    title: string,
    counted: Tally,
    told: {
      wordOf: (code: string) => string;
      filterOf?: (code: string) => Record<string, string>;
      note?: string;
    },
  ): Chart => ({
    id,
    title,
    note: told.note ?? null,
    bars: counted.map(({ code, count }) => ({
      label: code === 'unknown' ? own.unknown : told.wordOf(code),
      value: count,
      said: number.format(count),
      filter: code === 'unknown' ? null : (told.filterOf?.(code) ?? null),
    })),
  });
  const wordIn =
    (said: Readonly<Record<string, string>>) =>
    (code: string): string =>
      said[code] ?? code;
  const ofFact = (
    id: string,
    key: 'nature' | 'incidentTypes' | 'peopleTypes',
    filter: 'nature' | 'incidentType' | 'peopleType',
  ): Chart =>
    chart(id, own.column[key], statistics[key], {
      wordOf: (code) => choiceInWords(language, key, code),
      filterOf: (code) => ({ [filter]: code }),
      note: words.severalNote,
    });
  const asItIs = (code: string): string => code;
  return [
    chart('outcome', own.column.outcome, statistics.outcome, {
      wordOf: wordIn(own.outcome),
      filterOf: (outcome) => ({ outcome }),
      note: words.outcomeNote,
    }),
    chart('cause', words.cause, statistics.cause, {
      wordOf: wordIn(own.cause),
      filterOf: (code) => {
        const [cause = '', intent = ''] = code.split('-');
        return { cause, intent };
      },
      note: words.causeNote,
    }),
    ofFact('nature', 'nature', 'nature'),
    ofFact('incident-types', 'incidentTypes', 'incidentType'),
    ofFact('people-types', 'peopleTypes', 'peopleType'),
    chart('bands', own.column.peopleCount, statistics.people.bands, {
      wordOf: wordIn(own.bands),
      note: words.bandsNote,
    }),
    chart('system', own.column.system, statistics.system, {
      wordOf: asItIs,
      filterOf: (system) => ({ system }),
      note: words.systemNote,
    }),
    chart('processor', words.processor, statistics.processor, { wordOf: asItIs, note: words.processorNote }),
    chart('role', own.column.role, statistics.role, {
      wordOf: wordIn(own.role),
      filterOf: (role) => ({ role }),
    }),
  ].filter(({ bars }) => bars.some(({ filter, label }) => filter !== null || label !== own.unknown));
};
