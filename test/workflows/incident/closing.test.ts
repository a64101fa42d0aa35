import { expect } from 'chai';
import { acceptedNow } from '../../../workflows/incident/decide.ts';
import { personEventTypes } from '../../../workflows/incident/events.ts';
import { sampleOf } from '../../../workflows/incident/samples.ts';
import { given, stateAfter } from '../../support/given-when-then.ts';
import {
  breachConfirmed,
  closed,
  facts,
  filed,
  hours,
  opened,
  passed,
  remainderDecided,
  reopened,
  reportSubmitted,
  risk,
  sending,
  settled,
  excepted,
} from './saying.ts';

const done = [risk('high'), ...filed, ...sending, settled(0)] as const;

describe('closing', () => {
  it('is possible when every duty is fulfilled or has fallen away', () => {
    const { context } = given(opened(), ...done)
      .when(closed())
      .leadsTo({ case: 'closed' }, []);
    expect(context.closedAt).to.equal(hours(8));
    given(opened(), ...excepted)
      .when(closed())
      .leadsTo({ case: 'closed' }, []);
    given(opened(), risk('risk'), ...filed)
      .when(closed())
      .leadsTo({ case: 'closed' }, []);
  });

  it('is refused with any duty open, or the risk undecided', () => {
    for (const past of [
      [],
      [risk('risk')],
      filed,
      [risk('high'), ...filed],
      [risk('high'), ...filed, ...sending],
      [risk('high'), ...filed, ...sending, settled(2)],
      [risk('risk'), ...filed, reportSubmitted({ hash: 'r2' })],
      [...excepted, ...sending],
    ])
      given(opened(), ...past)
        .when(closed())
        .isRefused('duty-open');
  });

  it('is refused for a suspicion', () => {
    given(opened({ confirmed: false }))
      .when(closed())
      .isRefused('not-confirmed');
  });

  it('takes nothing afterwards but the reopening, and late word of deliveries', () => {
    const state = stateAfter(opened(), ...done, closed());
    expect(acceptedNow(state)).to.deep.equal(['incident.reopened']);
    const one = given(opened(), ...done, closed());
    for (const type of personEventTypes)
      if (type !== 'incident.reopened')
        expect(one.when(sampleOf(type, state)).isRefused('incident-closed')).to.deep.equal([
          'incident.reopened',
        ]);
    one.when(facts()).isRefused('incident-closed');
    one.when(passed()).isRefused('stale-deadline');
    one.when(settled(0, hours(50))).leadsTo({ case: 'closed', people: 'told' }, []);
  });

  it('is undone by word that somebody was not reached after all, with the clock from its anchor', () => {
    const { context } = given(opened(), ...done, closed())
      .when(settled(1, hours(50)))
      .leadsTo({ case: 'aware', people: { informing: 'resolving' } }, [
        `armDeadline people.notice ${hours(25)}`,
      ]);
    expect(context.closedAt).to.equal(null);
  });

  it('is not undone by word within what was decided, nor where nothing was sent', () => {
    const decided = [risk('high'), ...filed, ...sending, settled(4), remainderDecided(), closed()] as const;
    given(opened(), ...decided)
      .when(settled(4, hours(50)))
      .leadsTo({ case: 'closed' }, []);
    given(opened(), ...excepted, closed())
      .when(settled(1, hours(50)))
      .isRefused('incident-closed');
  });

  it('is undone by a person, with every duty as it stood', () => {
    const { context } = given(opened(), ...done, closed())
      .when(reopened())
      .leadsTo({ case: 'aware', authority: 'notified', people: 'told' }, []);
    expect(context.closedAt).to.equal(null);
    given(opened(), ...done, closed(), reopened())
      .when(closed())
      .leadsTo({ case: 'closed' }, []);
  });

  it('is undone only when it is done', () => {
    given(opened()).when(reopened()).isRefused('out-of-order');
    given(opened({ confirmed: false }))
      .when(reopened())
      .isRefused('out-of-order');
  });

  it('lets new knowledge bring the duties back from their anchor', () => {
    given(opened(), ...excepted, closed(), reopened())
      .when(risk('high', hours(31)))
      .leadsTo({ authority: { owed: 'preparing' }, people: { informing: 'preparing' } }, [
        'keepGrounds risk',
        `armDeadline authority.notice ${hours(72)}`,
        `armDeadline people.notice ${hours(55)}`,
      ]);
  });
});

describe('what is accepted now', () => {
  it('is listed in the order of the main path', () => {
    expect(acceptedNow(stateAfter(opened({ confirmed: false })))).to.deep.equal([
      'breach.confirmed',
      'incident.dismissed',
      'breach.contained',
      'authority.phoned',
      'authority.registered',
      'duty.undertaken',
    ]);
    expect(acceptedNow(stateAfter(opened()))).to.deep.equal([
      'breach.confirmed',
      'incident.dismissed',
      'breach.contained',
      'risk.assessed',
      'report.submitted',
      'authority.phoned',
      'authority.registered',
      'notice.submitted',
      'duty.undertaken',
    ]);
    expect(acceptedNow(stateAfter(opened(), ...done))).to.deep.equal([
      'breach.confirmed',
      'breach.contained',
      'risk.assessed',
      'report.submitted',
      'authority.phoned',
      'authority.registered',
      'duty.undertaken',
      'incident.closed',
    ]);
  });

  it('comes with every refusal', () => {
    expect(given(opened()).when(closed()).isRefused('duty-open')).to.deep.equal(
      acceptedNow(stateAfter(opened())),
    );
    expect(
      given(opened({ confirmed: false }))
        .when(breachConfirmed({ awareAt: hours(9) }))
        .isRefused('reason-missing', 'reason'),
    ).to.include('breach.confirmed');
  });
});
