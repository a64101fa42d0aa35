import type { Language } from '../languages.ts';
import { type Bar, type Chart, chartsOf, monthsOf } from './present-charts.ts';
import type { Spread } from './spread.ts';
import type { LevelFigures, Statistics } from './statistics.ts';
import { breachWords } from './words/words-of.ts';

const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** Figures in rows; the first cell of a row says what they are of. */
export interface FiguresTable {
  title: string;
  note: string;
  columns: string[];
  rows: string[][];
}

/** A year's figures in the words of one language, for the page and for paper. */
export interface StatisticsInWords {
  title: string;
  lead: string;
  /** Said instead of everything below where the year has nothing. */
  nothing: string | null;
  figures: { label: string; value: string; note: string }[];
  times: FiguresTable;
  levels: FiguresTable & { codes: string[] };
  months: { title: string; note: string; bars: Bar[]; inShort: string[]; inOne: string };
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
  const monthNames = (length: 'long' | 'short'): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { month: length, timeZone: 'UTC' });
  const share = (value: number | null): string => (value === null ? '–' : percent.format(value));
  const span = (label: string, { count, leftOut, ...spread }: Spread): string[] => [
    label,
    ...[spread.median, spread.p90, spread.min, spread.max].map((value) =>
      value === null ? '–' : hours.format(value),
    ),
    number.format(count),
    number.format(leftOut),
  ];
  const level = ({ level: code, notified, notNotified, notOurs, undecided }: LevelFigures): string[] => [
    code in own.level ? own.level[code as keyof typeof own.level] : words.levelUnknown,
    ...[notified, notNotified, notOurs, undecided, notified + notNotified + notOurs + undecided].map(
      (count) => number.format(count),
    ),
  ];
  const months = monthsOf(statistics, monthNames('long'), number);
  const { notified, people, times, dismissed } = statistics;
  return {
    title: words.statisticsTitle(statistics.year),
    lead: words.statisticsLead,
    nothing:
      statistics.breaches > 0
        ? null
        : [
            words.noneInYear(statistics.year),
            ...(dismissed > 0 ? [words.dismissedNote(dismissed)] : []),
          ].join(' '),
    figures: [
      {
        label: words.breaches,
        value: number.format(statistics.breaches),
        note: words.breachesNote(dismissed, statistics.suspected, statistics.imported),
      },
      {
        label: words.shareInTime,
        value: share(notified.shareInTime),
        note: words.shareInTimeNote(notified.inTime, notified.late, notified.overdue, notified.leftOut),
      },
      {
        label: words.affected,
        value: number.format(people.affected),
        note: words.affectedNote(people.unknown),
      },
      {
        label: words.shareTold,
        value: share(people.shareTold),
        note: words.shareToldNote(
          people.highRiskTold,
          people.highRisk,
          people.highRiskExempt,
          number.format(people.told),
        ),
      },
    ],
    times: {
      title: words.times,
      note: words.timesNote,
      columns: [words.timesSpan, words.median, words.p90, words.min, words.max, words.counted, words.leftOut],
      rows: [
        span(words.beganToDetected, times.beganToDetected),
        span(words.detectedToAware, times.detectedToAware),
        span(words.awareToNotified, times.awareToNotified),
      ],
    },
    levels: {
      title: words.byLevel,
      note: words.byLevelNote,
      columns: [
        own.column.level,
        words.levelNotified,
        words.levelNotNotified,
        words.levelNotOurs,
        words.levelUndecided,
        words.sum,
      ],
      rows: statistics.byLevel.map(level),
      codes: statistics.byLevel.map(({ level: code }) => code),
    },
    months: {
      title: words.byMonth,
      note: words.byMonthNote,
      bars: months,
      inShort: monthsOf(statistics, monthNames('short'), number).map(({ label }) => label.replace('.', '')),
      inOne: months.map(({ label, said }) => `${label} ${said}`).join(', '),
    },
    charts: chartsOf(statistics, language, number),
  };
};
