import { expect } from 'chai';
import { lastOfficeHour, officeHoursBody, usualOfficeHours } from '../../../src/deadlines/office-hours.ts';

const before = (anchorAt: string, dueAt: string, hours = usualOfficeHours): string | null => {
  const found = lastOfficeHour({ anchorAt, dueAt }, hours);
  return found && `${found.from.slice(0, 16)}–${found.to.slice(11, 16)}`;
};

/** Long before any deadline here. */
const longAgo = '2020-01-01T00:00:00.000Z';

describe('the last office hour', () => {
  it('ends with the deadline while people are at work', () => {
    expect(before(longAgo, '2026-11-20T10:30:00.000Z')).to.equal('2026-11-20T09:30–10:30');
  });

  it('is the last of the day for a deadline in the evening, and of Friday for one in the weekend', () => {
    expect(before(longAgo, '2026-11-20T20:00:00.000Z')).to.equal('2026-11-20T14:00–15:00');
    expect(before(longAgo, '2026-11-22T12:00:00.000Z')).to.equal('2026-11-20T14:00–15:00');
  });

  it('is on the working day before where the office has been open for less than an hour', () => {
    expect(before(longAgo, '2026-11-23T07:59:59.999Z')).to.equal('2026-11-20T14:00–15:00');
    expect(before(longAgo, '2026-11-23T08:00:00.000Z')).to.equal('2026-11-23T07:00–08:00');
  });

  it('skips all of Easter, and 17 May', () => {
    // Wednesday before Maundy Thursday 2026, until Tuesday after Easter.
    expect(before(longAgo, '2026-04-06T20:00:00.000Z')).to.equal('2026-04-01T13:00–14:00');
    expect(before(longAgo, '2028-05-17T20:00:00.000Z')).to.equal('2028-05-16T13:00–14:00');
  });

  it('is on Christmas Eve and New Year’s Eve, which are no holidays', () => {
    expect(before(longAgo, '2026-12-27T12:00:00.000Z')).to.equal('2026-12-24T14:00–15:00');
    expect(before(longAgo, '2027-01-01T12:00:00.000Z')).to.equal('2026-12-31T14:00–15:00');
  });

  it('keeps Norwegian time when the clocks are shifted', () => {
    expect(before(longAgo, '2026-03-27T20:00:00.000Z')).to.equal('2026-03-27T14:00–15:00');
    expect(before(longAgo, '2026-03-30T20:00:00.000Z')).to.equal('2026-03-30T13:00–14:00');
    expect(before(longAgo, '2026-10-23T20:00:00.000Z')).to.equal('2026-10-23T13:00–14:00');
    expect(before(longAgo, '2026-10-26T20:00:00.000Z')).to.equal('2026-10-26T14:00–15:00');
  });

  it('is none where the duty arose after it', () => {
    expect(before('2026-11-20T17:00:00.000Z', '2026-11-22T17:00:00.000Z')).to.equal(null);
    expect(before('2026-11-20T14:00:00.000Z', '2026-11-22T17:00:00.000Z')).to.equal('2026-11-20T14:00–15:00');
  });

  it('follows the organisation’s own hours, also those of a Saturday or of one day a week', () => {
    const shop = { days: [1, 2, 3, 4, 5, 6], from: '10:00', to: '20:30' };
    expect(before(longAgo, '2026-11-22T12:00:00.000Z', shop)).to.equal('2026-11-21T18:30–19:30');
    // Mondays only: Easter Monday and Whit Monday are holidays.
    const rare = { days: [1], from: '09:00', to: '10:00' };
    expect(before(longAgo, '2026-04-07T12:00:00.000Z', rare)).to.equal('2026-03-30T07:00–08:00');
    // Sundays only: Easter Sunday is a holiday, the Sunday before is not.
    expect(before(longAgo, '2026-04-07T12:00:00.000Z', { ...rare, days: [7] })).to.equal(
      '2026-03-29T07:00–08:00',
    );
  });
});

describe('office hours', () => {
  const faultsOf = (body: object): string[] => {
    const checked = officeHoursBody.safeParse(body);
    return checked.success ? [] : checked.error.issues.map(({ path }) => path.join('.'));
  };

  it('are taken as they are usual', () => {
    expect(faultsOf(usualOfficeHours)).to.deep.equal([]);
  });

  for (const [what, body, field] of [
    ['no day', { ...usualOfficeHours, days: [] }, 'days'],
    ['a day twice', { ...usualOfficeHours, days: [1, 1] }, 'days'],
    ['an eighth day', { ...usualOfficeHours, days: [8] }, 'days.0'],
    ['a time that is none', { ...usualOfficeHours, from: '8' }, 'from'],
    ['an hour that is none', { ...usualOfficeHours, to: '24:00' }, 'to'],
    ['an end before the beginning', { ...usualOfficeHours, from: '16:00', to: '08:00' }, 'to'],
    ['less than an hour', { ...usualOfficeHours, from: '08:00', to: '08:59' }, 'to'],
  ] as const)
    it(`are refused with ${what}`, () => {
      expect(faultsOf(body)).to.deep.equal([field]);
    });
});
