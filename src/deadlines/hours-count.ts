import { addHours, compareInstants, type Deadline, type Instant } from '../../workflows/deadlines.ts';

/** Another way to count a deadline, told as information: the target never moves to it. */
export interface CountInformation {
  code: 'next-full-hour';
  /** The first hour that counts begins here. */
  countsFrom: Instant;
  endsAt: Instant;
  basis: string;
}

const hour = 3_600_000;

/**
 * How Regulation 1182/71 counts a period in hours: the hour in which the event occurs is not part of it (art. 3(1)),
 * the period runs from the beginning of the first hour to the end of the last (art. 3(2)(a)), and holidays and
 * weekends are included (art. 3(3)). It ends up to an hour after the strict target. Nothing is said of deadlines that
 * are Varsla's own, of those not in whole hours, and of those that had passed when their count began.
 */
export const otherCounts = ({
  anchorAt,
  dueAt,
  ownTarget,
}: Pick<Deadline, 'anchorAt' | 'dueAt' | 'ownTarget'>): CountInformation[] => {
  const hours = (Date.parse(dueAt) - Date.parse(anchorAt)) / hour;
  if (ownTarget || !Number.isInteger(hours) || compareInstants(dueAt, anchorAt) <= 0) return [];
  // Norway is a whole number of hours from UTC: its full hours are those of the absolute time line.
  const countsFrom = new Date((Math.floor(Date.parse(anchorAt) / hour) + 1) * hour).toISOString();
  return [
    {
      code: 'next-full-hour',
      countsFrom,
      endsAt: addHours(countsFrom, hours),
      basis: 'Regulation (EEC, Euratom) 1182/71 art. 3(1) and 3(2)(a); FOR-1992-12-04-910',
    },
  ];
};
