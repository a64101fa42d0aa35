import { expect } from 'chai';
import { isPublicHoliday, publicHolidays, weekdayOf } from '../../../src/deadlines/holidays.ts';

/** Easter Sundays as almanacs print them; the other days as the two acts name them. */
const almanac: Record<number, Record<string, string>> = {
  2026: {
    thursday: '04-02',
    friday: '04-03',
    easter: '04-05',
    monday: '04-06',
    ascension: '05-14',
    whit: '05-24',
  },
  2027: {
    thursday: '03-25',
    friday: '03-26',
    easter: '03-28',
    monday: '03-29',
    ascension: '05-06',
    whit: '05-16',
  },
  2028: {
    thursday: '04-13',
    friday: '04-14',
    easter: '04-16',
    monday: '04-17',
    ascension: '05-25',
    whit: '06-04',
  },
  2029: {
    thursday: '03-29',
    friday: '03-30',
    easter: '04-01',
    monday: '04-02',
    ascension: '05-10',
    whit: '05-20',
  },
  2030: {
    thursday: '04-18',
    friday: '04-19',
    easter: '04-21',
    monday: '04-22',
    ascension: '05-30',
    whit: '06-09',
  },
  2031: {
    thursday: '04-10',
    friday: '04-11',
    easter: '04-13',
    monday: '04-14',
    ascension: '05-22',
    whit: '06-01',
  },
  2032: {
    thursday: '03-25',
    friday: '03-26',
    easter: '03-28',
    monday: '03-29',
    ascension: '05-06',
    whit: '05-16',
  },
};
const whitMonday: Record<number, string> = {
  2026: '05-25',
  2027: '05-17',
  2028: '06-05',
  2029: '05-21',
  2030: '06-10',
  2031: '06-02',
  2032: '05-17',
};

describe('public holidays', () => {
  for (const [year, days] of Object.entries(almanac))
    it(`of ${year} are those of the law, and no others`, () => {
      const table = {
        'new-years-day': '01-01',
        'maundy-thursday': days['thursday'],
        'good-friday': days['friday'],
        'easter-sunday': days['easter'],
        'easter-monday': days['monday'],
        'labour-day': '05-01',
        'constitution-day': '05-17',
        'ascension-day': days['ascension'],
        'whit-sunday': days['whit'],
        'whit-monday': whitMonday[Number(year)],
        'christmas-day': '12-25',
        'second-christmas-day': '12-26',
      };
      const found = publicHolidays(Number(year));
      expect(Object.fromEntries(found.map(({ name, day }) => [name, day.slice(5)]))).to.deep.equal(table);
      expect(found).to.have.length(12);
      const inOrder = found.map(({ day }) => day);
      expect(inOrder).to.deep.equal(inOrder.toSorted());

      const expected = new Set(Object.values(table).map((day) => `${year}-${day}`));
      const start = Date.UTC(Number(year), 0, 1);
      for (let at = start; new Date(at).getUTCFullYear() === Number(year); at += 86_400_000) {
        const day = new Date(at).toISOString().slice(0, 10);
        expect(isPublicHoliday(day), day).to.equal(expected.has(day));
      }
    });

  it('do not include Christmas Eve, New Year’s Eve or a Saturday', () => {
    expect(['2026-12-24', '2026-12-31', '2026-11-21'].map((day) => isPublicHoliday(day))).to.deep.equal([
      false,
      false,
      false,
    ]);
  });

  it('fall on the weekdays that they are named for, also far from today', () => {
    const weekdays = {
      'maundy-thursday': 4,
      'good-friday': 5,
      'easter-monday': 1,
      'ascension-day': 4,
    } as const;
    for (let year = 1971; year <= 2199; year += 1)
      for (const { day, name } of publicHolidays(year))
        if (name in weekdays) expect(weekdayOf(day), day).to.equal(weekdays[name as keyof typeof weekdays]);
  });
});
