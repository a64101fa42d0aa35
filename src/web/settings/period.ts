import type { Visit } from '../visit.ts';

const units = ['years', 'months', 'weeks', 'days', 'hours'] as const;

/** An ISO 8601 duration of whole units in words: `P1Y6M` is one year and six months. */
export const periodInWords = (visit: Visit, period: string): string => {
  const [, ...counts] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?$/.exec(period) ?? [];
  const said = units.flatMap((unit, place) => {
    const count = counts[place];
    return count === undefined ? [] : [visit.words.settings[unit](Number(count))];
  });
  return new Intl.ListFormat(visit.language).format(said);
};
