import { expect } from 'chai';
import fc from 'fast-check';
import { otherCounts } from '../../../src/deadlines/hours-count.ts';
import { publicHolidays } from '../../../src/deadlines/holidays.ts';
import { lastOfficeHour, usualOfficeHours } from '../../../src/deadlines/office-hours.ts';
import { addHours, type Deadline } from '../../../workflows/deadlines.ts';
import { open } from '../../../workflows/incident/decide.ts';
import { opened } from '../../workflows/incident/saying.ts';

const hour = 3_600_000;

/** The clock towards Datatilsynet of an incident that somebody became aware of then, as the chart arms it. */
const clockOf = (awareAt: string): Deadline => {
  const { effects } = open(opened({ at: awareAt, detectedAt: awareAt, awareAt }));
  const armed = effects.find(
    (effect) => effect.type === 'armDeadline' && effect.params.deadline.kind === 'authority.notice',
  );
  if (armed?.type !== 'armDeadline') throw new Error('no clock towards the authority');
  return armed.params.deadline;
};

const lastSunday = (year: number, month: number): number => {
  const end = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, end.getUTCDate() - end.getUTCDay(), 1);
};

/** Instants that a count by a calendar would trip over: around every holiday, weekend and shift of 2026 to 2032. */
const delicate = [2026, 2027, 2028, 2029, 2030, 2031, 2032].flatMap((year) => [
  ...publicHolidays(year).map(({ day }) => Date.parse(`${day}T00:00:00Z`)),
  lastSunday(year, 2),
  lastSunday(year, 9),
  Date.UTC(year, 11, 31),
]);

const instants = fc
  .oneof(
    fc
      .tuple(fc.constantFrom(...delicate), fc.integer({ min: -96 * hour, max: 24 * hour }))
      .map(([at, shift]) => at + shift),
    fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2032, 11, 31) }),
  )
  .map((at) => new Date(at).toISOString());

describe('the strict count', () => {
  it('is 72 hours on the absolute time line whatever the calendar says, 2026 to 2032', () => {
    fc.assert(
      fc.property(instants, (awareAt) => {
        const { anchorAt, dueAt } = clockOf(awareAt);
        expect(anchorAt).to.equal(awareAt);
        expect(Date.parse(dueAt) - Date.parse(awareAt)).to.equal(72 * hour);
      }),
      { numRuns: 1500 },
    );
  });

  it('is the same to the minute around every holiday and clock shift', () => {
    for (const shift of delicate)
      for (const minutes of [-72 * 60 - 1, -72 * 60, -61, -60, -1, 0, 1, 59, 60]) {
        const awareAt = new Date(shift + minutes * 60_000).toISOString();
        expect(clockOf(awareAt).dueAt).to.equal(addHours(awareAt, 72));
      }
  });
});

describe('the count of Regulation 1182/71', () => {
  const countOf = (awareAt: string) => {
    const [count, ...more] = otherCounts(clockOf(awareAt));
    expect(more).to.deep.equal([]);
    if (!count) throw new Error('no information');
    return count;
  };

  it('begins with the next full hour: the worked examples', () => {
    // 22 December 2020 12:17, Friday 14:20 and the Wednesday before Easter 16:05, all Norwegian time.
    for (const [aware, from, ends] of [
      ['2020-12-22T11:17:00.000Z', '2020-12-22T12:00:00.000Z', '2020-12-25T12:00:00.000Z'],
      ['2026-11-20T13:20:00.000Z', '2026-11-20T14:00:00.000Z', '2026-11-23T14:00:00.000Z'],
      ['2026-04-01T14:05:00.000Z', '2026-04-01T15:00:00.000Z', '2026-04-04T15:00:00.000Z'],
    ] as const)
      expect([countOf(aware).countsFrom, countOf(aware).endsAt]).to.deep.equal([from, ends]);
  });

  it('does not count the hour of the event even where it happened on the stroke', () => {
    expect(countOf('2026-11-20T13:00:00.000Z').countsFrom).to.equal('2026-11-20T14:00:00.000Z');
    expect(countOf('2026-11-20T12:59:59.999Z').countsFrom).to.equal('2026-11-20T13:00:00.000Z');
  });

  it('names its basis, never comes before the target and never more than an hour after it', () => {
    fc.assert(
      fc.property(instants, (awareAt) => {
        const { dueAt } = clockOf(awareAt);
        const { endsAt, basis, code } = countOf(awareAt);
        const later = Date.parse(endsAt) - Date.parse(dueAt);
        expect(later).to.be.greaterThan(0).and.at.most(hour);
        expect(new Date(endsAt).getUTCMinutes()).to.equal(0);
        expect(basis).to.contain('1182/71 art. 3(1)');
        expect(code).to.equal('next-full-hour');
      }),
      { numRuns: 500 },
    );
  });

  it('says nothing of targets that are our own, and of a clock that was over when it began', () => {
    const { anchorAt, dueAt } = clockOf('2026-11-20T13:20:00.000Z');
    expect(otherCounts({ anchorAt, dueAt, ownTarget: true })).to.deep.equal([]);
    expect(otherCounts({ anchorAt, dueAt: anchorAt, ownTarget: false })).to.deep.equal([]);
    expect(otherCounts({ anchorAt, dueAt: '2026-11-25T10:15:00.001Z', ownTarget: false })).to.deep.equal([]);
  });
});

describe('the last office hour of any deadline', () => {
  it('is one hour, within the period, and moves nothing', () => {
    fc.assert(
      fc.property(instants, (awareAt) => {
        const deadline = clockOf(awareAt);
        const found = lastOfficeHour(deadline, usualOfficeHours);
        expect(deadline.dueAt).to.equal(addHours(awareAt, 72));
        if (!found) return;
        expect(Date.parse(found.to) - Date.parse(found.from)).to.equal(hour);
        expect(found.to <= deadline.dueAt && found.from >= deadline.anchorAt).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });
});
