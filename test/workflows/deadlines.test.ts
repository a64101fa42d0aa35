import { expect } from 'chai';
import fc from 'fast-check';
import {
  addHours,
  compareInstants,
  type CountedKind,
  type Deadline,
  countedKinds,
  datedKinds,
  type Instant,
  reminderAfter,
  reminderDue,
} from '../../workflows/deadlines.ts';
import { demandedDeadlines } from '../../workflows/incident/demanded-deadlines.ts';
import { open } from '../../workflows/incident/decide.ts';
import { regimeById } from '../../workflows/regimes/no-gdpr.ts';
import { opened } from './incident/saying.ts';

const { duties, dated } = regimeById('no-gdpr@2018-07-20');
const start = '2026-03-26T14:20:00.000Z';
const after = (hours: number): Instant => addHours(start, hours);

const clock = (anchorAt: Instant = start, kind: CountedKind = 'authority.notice'): Deadline => {
  const { hours, basis, ownTarget, reminders } = duties[kind];
  return { kind, anchorAt, dueAt: addHours(anchorAt, hours), basis, ownTarget, reminders };
};

/** Polls at these instants as a sweep does: fires what is due, and remembers the instant of the step. */
const polled = (deadline: Deadline, armedAt: Instant, polls: readonly Instant[]) => {
  let firedAt: Instant | null = null;
  return polls.flatMap((now) => {
    const reminder = reminderDue(deadline, armedAt, firedAt, now);
    if (!reminder) return [];
    firedAt = reminder.at;
    return [{ ...reminder, polledAt: now }];
  });
};

/** Every step in order, found by going from one next reminder to the next. */
const steps = (deadline: Deadline, armedAt: Instant, count: number) => {
  const found = [reminderDue(deadline, armedAt, null, armedAt)];
  while (found.length < count) found.push(reminderAfter(deadline, armedAt, found.at(-1)?.at ?? armedAt));
  return found.map((reminder) => `${reminder?.step} ${reminder?.at}`);
};

describe('the reminders of a clock', () => {
  it('come when the duty arises, at 48, 24, 12, 6, 2 and 1 hours, when it passes, and every hour of the first day after', () => {
    expect(steps(clock(), start, 10)).to.deep.equal([
      `arisen ${after(0)}`,
      `remaining ${after(24)}`,
      `remaining ${after(48)}`,
      `remaining ${after(60)}`,
      `remaining ${after(66)}`,
      `remaining ${after(70)}`,
      `remaining ${after(71)}`,
      `passed ${after(72)}`,
      `overdue ${after(73)}`,
      `overdue ${after(74)}`,
    ]);
  });

  it('go on every hour for a day, then every 6 hours', () => {
    const overdue = steps(clock(), start, 36).filter((step) => step.startsWith('overdue'));
    const hourly = Array.from({ length: 24 }, (_, hour) => `overdue ${after(73 + hour)}`);
    expect(overdue).to.deep.equal([
      ...hourly,
      ...[102, 108, 114, 120].map((hour) => `overdue ${after(hour)}`),
    ]);
  });

  it('leave out what was over when the clock was armed', () => {
    expect(steps(clock(), after(50), 4)).to.deep.equal([
      `arisen ${after(50)}`,
      `remaining ${after(60)}`,
      `remaining ${after(66)}`,
      `remaining ${after(70)}`,
    ]);
  });

  it('say at once that it has passed when awareness was 80 hours ago, and go on by the hours of the deadline', () => {
    expect(steps(clock(), after(80), 3)).to.deep.equal([
      `passed ${after(80)}`,
      `overdue ${after(81)}`,
      `overdue ${after(82)}`,
    ]);
  });

  it('have nothing before that either', () => {
    expect(reminderAfter(clock(), after(80), after(79))).to.deep.equal({ step: 'passed', at: after(80) });
  });

  it('say only that it passed when it is armed in the very instant of the deadline', () => {
    expect(steps(clock(), after(72), 2)).to.deep.equal([`passed ${after(72)}`, `overdue ${after(73)}`]);
  });

  it('are silent before the next step, and once it was fired', () => {
    expect(reminderDue(clock(), start, after(0), after(23.999))).to.equal(undefined);
    expect(reminderDue(clock(), start, after(0), after(24))).to.deep.equal({
      step: 'remaining',
      at: after(24),
    });
    expect(reminderDue(clock(), start, after(24), after(24))).to.equal(undefined);
  });

  it('collapse what was missed into the latest', () => {
    expect(reminderDue(clock(), start, after(0), after(69))).to.deep.equal({
      step: 'remaining',
      at: after(66),
    });
    expect(reminderDue(clock(), start, null, after(200))).to.deep.equal({ step: 'overdue', at: after(198) });
    expect(
      polled(clock(), start, [after(0), after(200), after(201), after(204)]).map(({ at }) => at),
    ).to.deep.equal([after(0), after(198), after(204)]);
  });

  it('never end: an open duty is not silent for ever', () => {
    expect(reminderAfter(clock(), start, after(24 * 400))).to.deep.equal({
      step: 'overdue',
      at: after(24 * 400 + 6),
    });
  });

  it('stand in the regime for every kind of clock that counts hours', () => {
    for (const kind of countedKinds) {
      const { hours, reminders } = duties[kind];
      expect(hours).to.be.greaterThan(0);
      expect(reminders.everyHoursAfter).to.be.greaterThan(0);
      for (const before of reminders.hoursBefore) expect(before).to.be.within(0, hours);
      const told = steps(clock(start, kind), start, reminders.hoursBefore.length + 2).filter(
        (step) => !step.startsWith('undefined'),
      );
      expect(told).to.include(`passed ${after(hours)}`);
    }
  });

  it('stand in the regime for every kind with a date of its own, and begin quietly', () => {
    for (const kind of datedKinds) {
      const { reminders, basis } = dated[kind];
      const [first = 0] = reminders.hoursBefore;
      const deadline: Deadline = {
        kind,
        anchorAt: start,
        dueAt: after(900),
        basis,
        ownTarget: true,
        reminders,
      };
      expect(reminderDue(deadline, start, null, start)).to.equal(undefined);
      expect(reminderAfter(deadline, start, start)).to.deep.equal({
        step: 'remaining',
        at: after(900 - first),
      });
      const late = after(900 - first / 2);
      expect(
        reminderDue(deadline, late, null, late),
        'undertaken too late for its first reminder',
      ).to.deep.equal({
        step: 'arisen',
        at: late,
      });
    }
  });

  it('ask for the answer to a suspicion after 4 hours, then every day', () => {
    const triage = clock(start, 'suspicion.triage');
    expect(reminderDue(triage, start, null, after(3.99))).to.equal(undefined);
    expect(steps(triage, start, 4).slice(1)).to.deep.equal([
      `passed ${after(4)}`,
      `overdue ${after(28)}`,
      `overdue ${after(52)}`,
    ]);
  });
});

describe('polling at any instants', () => {
  const kind = fc.constantFrom(...countedKinds);
  const polls = fc
    .array(fc.integer({ min: 0, max: 300 * 60 }), { maxLength: 60 })
    .map((minutes) => minutes.toSorted((a, b) => a - b).map((minute) => after(minute / 60)));
  const armed = fc.integer({ min: -100 * 60, max: 0 }).map((minute) => after(minute / 60));

  it('fires no step twice, and always the newest that is due', () => {
    fc.assert(
      fc.property(kind, armed, armed, polls, (kind, anchorAt, armedAt, instants) => {
        const deadline = clock(anchorAt, kind);
        const fired = polled(deadline, armedAt, instants);
        expect(new Set(fired.map(({ at }) => at)).size).to.equal(fired.length);
        for (const { at, polledAt } of fired) {
          expect(compareInstants(at, polledAt)).to.be.at.most(0);
          expect(compareInstants(reminderAfter(deadline, armedAt, at).at, polledAt)).to.be.greaterThan(0);
        }
      }),
    );
  });

  it('leaves nothing due unfired: the last fired is the newest step before the last poll', () => {
    fc.assert(
      fc.property(kind, armed, polls, (kind, armedAt, instants) => {
        const last = instants.at(-1);
        if (!last) return;
        const deadline = clock(start, kind);
        expect(polled(deadline, armedAt, instants).at(-1)?.at).to.equal(
          reminderDue(deadline, armedAt, null, last)?.at,
        );
      }),
    );
  });

  it('fires every step exactly once when polled each minute', () => {
    const minutes = Array.from({ length: 100 * 60 }, (_, minute) => after(minute / 60));
    const expected = steps(clock(), start, 10 + 22);
    expect(polled(clock(), start, minutes).map(({ step, at }) => `${step} ${at}`)).to.deep.equal(expected);
  });
});

describe('the calendar', () => {
  const first = Date.UTC(2026, 0, 1);
  const beyond = Date.UTC(2033, 0, 1);
  const anyInstant = fc.integer({ min: first, max: beyond - 1 }).map((time) => new Date(time).toISOString());

  it('adds and takes nothing at any instant of 2026 to 2032: the target is awareness and 72 hours', () => {
    fc.assert(
      fc.property(anyInstant, (awareAt) => {
        const [clockOfState] = demandedDeadlines(
          open(opened({ at: awareAt, detectedAt: awareAt, awareAt })).state,
        );
        expect(clockOfState?.kind).to.equal('authority.notice');
        expect(Date.parse(clockOfState?.dueAt ?? '') - Date.parse(awareAt)).to.equal(72 * 3_600_000);
      }),
      { numRuns: 500 },
    );
  });

  it('adds and takes nothing on any day of those years, with its weekends, its Easter and its clock shifts', () => {
    const hour = 3_600_000;
    for (let time = first; time < beyond; time += 7 * hour) {
      const { dueAt } = clock(new Date(time).toISOString());
      expect(Date.parse(dueAt) - time).to.equal(72 * hour);
    }
  });

  it('shifts the local hour and not the deadline when the clocks change in March and October', () => {
    const local = new Intl.DateTimeFormat('nb-NO', {
      timeZone: 'Europe/Oslo',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const inOslo = (instant: Instant) => local.format(new Date(instant)).replaceAll(/\s/g, ' ');
    const march = clock('2026-03-27T14:20:00.000Z');
    expect([inOslo(march.anchorAt), inOslo(march.dueAt)]).to.deep.equal([
      '27.03.2026, 15:20',
      '30.03.2026, 16:20',
    ]);
    const october = clock('2026-10-23T13:20:00.000Z');
    expect([inOslo(october.anchorAt), inOslo(october.dueAt)]).to.deep.equal([
      '23.10.2026, 15:20',
      '26.10.2026, 14:20',
    ]);
  });

  it('does not stop for Easter, Christmas and the seventeenth of May', () => {
    for (const [aware, due] of [
      ['2026-04-01T14:05:00.000Z', '2026-04-04T14:05:00.000Z'],
      ['2026-05-15T12:20:00.000Z', '2026-05-18T12:20:00.000Z'],
      ['2026-12-24T09:00:00.000Z', '2026-12-27T09:00:00.000Z'],
      ['2031-12-30T23:59:59.999Z', '2032-01-02T23:59:59.999Z'],
    ] as const)
      expect(clock(aware).dueAt).to.equal(due);
  });
});
