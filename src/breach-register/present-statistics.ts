import { choiceInWords } from '../documents/choice-words.ts';
import type { Language } from '../languages.ts';
import type { Spread, Statistics, Tally } from './statistics.ts';
import { breachWords } from './words/words-of.ts';

const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** A bar: what it stands for, how much, and how much in words. */
export interface Bar {
  label: string;
  value: number;
  said: string;
}

export interface Chart {
  id: string;
  title: string;
  note: string | null;
  bars: Bar[];
}

/** A year's figures in the words of one language, for the page and for paper. */
export interface StatisticsInWords {
  title: string;
  lead: string;
  /** Said instead of everything below where the year has nothing. */
  nothing: string | null;
  figures: { label: string; value: string; note: string }[];
  times: { title: string; note: string; columns: string[]; rows: string[][] };
  /** Those that have something to show. */
  charts: Chart[];
}

/** Pure: the same figures give the same words. */
export const statisticsInWords = (statistics: Statistics, language: Language): StatisticsInWords => {
  const own = breachWords(language);
  const { statistics: words } = own;
  const locale = locales[language];
  const number = new Intl.NumberFormat(locale);
  const hours = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const share = (value: number | null): string => (value === null ? '–' : percent.format(value));
  const span = (label: string, { count, ...spread }: Spread): string[] => [
    label,
    ...[spread.median, spread.p90, spread.min, spread.max].map((value) =>
      value === null ? '–' : hours.format(value),
    ),
    number.format(count),
  ];
  const wordIn =
    (said: Readonly<Record<string, string>>) =>
    (code: string): string =>
      said[code] ?? code;
  const chart = (
    id: string,
    title: string,
    tally: Tally,
    wordOf: (code: string) => string,
    note: string | null = null,
  ): Chart => ({
    id,
    title,
    note,
    bars: tally.map(({ code, count }) => ({
      label: code === 'unknown' ? own.unknown : wordOf(code),
      value: count,
      said: number.format(count),
    })),
  });
  const ofFact = (id: string, key: 'nature' | 'incidentTypes' | 'peopleTypes'): Chart =>
    chart(
      id,
      own.column[key],
      statistics[key],
      (code) => choiceInWords(language, key, code),
      words.severalNote,
    );
  const months: Chart = {
    id: 'months',
    title: words.byMonth,
    note: null,
    bars: statistics.byMonth.map((count, index) => ({
      label: month.format(new Date(Date.UTC(statistics.year, index, 1))),
      value: count,
      said: number.format(count),
    })),
  };
  const { notified, people, times } = statistics;
  return {
    title: words.statisticsTitle(statistics.year),
    lead: words.statisticsLead,
    nothing: statistics.breaches === 0 ? words.noneInYear(statistics.year) : null,
    figures: [
      {
        label: words.breaches,
        value: number.format(statistics.breaches),
        note: words.breachesNote(statistics.dismissed, statistics.imported),
      },
      {
        label: words.shareInTime,
        value: share(notified.shareInTime),
        note: words.shareInTimeNote(notified.inTime, notified.late),
      },
      {
        label: words.affected,
        value: number.format(people.affected),
        note: words.affectedNote(people.unknown),
      },
      {
        label: words.shareTold,
        value: share(people.shareTold),
        note: words.shareToldNote(people.highRiskTold, people.highRisk, number.format(people.told)),
      },
    ],
    times: {
      title: words.times,
      note: words.timesNote,
      columns: [words.timesSpan, words.median, words.p90, words.min, words.max, words.counted],
      rows: [
        span(words.beganToDetected, times.beganToDetected),
        span(words.detectedToAware, times.detectedToAware),
        span(words.awareToNotified, times.awareToNotified),
      ],
    },
    charts: [
      months,
      chart('outcome', own.column.outcome, statistics.outcome, wordIn(own.outcome)),
      chart('level', own.column.level, statistics.level, wordIn(own.level)),
      chart('cause', words.cause, statistics.cause, wordIn(own.cause), words.causeNote),
      ofFact('nature', 'nature'),
      ofFact('incident-types', 'incidentTypes'),
      ofFact('people-types', 'peopleTypes'),
      chart('bands', own.column.peopleCount, people.bands, wordIn(own.bands)),
      chart('system', own.column.system, statistics.system, (code) => code),
      chart('role', own.column.role, statistics.role, wordIn(own.role)),
    ].filter(({ bars }) => bars.length > 0),
  };
};
