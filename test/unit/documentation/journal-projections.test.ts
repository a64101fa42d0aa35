import { expect } from 'chai';
import { alertsIn } from '../../../src/documentation/alerts-raised.ts';
import { decisionsTaken } from '../../../src/documentation/decisions-taken.ts';
import { exemptionsIn } from '../../../src/documentation/exemptions-claimed.ts';
import { documentFacts } from '../../../src/documentation/facts-documented.ts';
import {
  documented,
  type Entry,
  type NameOf,
  parseEntry,
} from '../../../src/documentation/journal-entries.ts';
import { noticesIn } from '../../../src/documentation/notices-filed.ts';
import { peopleIn } from '../../../src/documentation/people-told.ts';

const hanna = { kind: 'person', id: 'hanna' } as const;
const pia = { kind: 'person', id: 'pia' } as const;
const nameOf: NameOf = (actor) => (actor.kind === 'system' ? 'system' : actor.id.toUpperCase());
const minute = (count: number): string => new Date(Date.UTC(2026, 10, 20, 9, count)).toISOString();

/** Entries as the journal has them, one a minute. */
const journal = (
  ...events: (Record<string, unknown> & { type: string; actor?: object; effects?: object[] })[]
): Entry[] =>
  events.map(({ effects = [], actor = hanna, ...event }, index) =>
    parseEntry({
      position: index + 1,
      type: event.type,
      body: JSON.stringify({ event: { ...event, actor, at: minute(index) }, effects }),
    }),
  );

describe('the record read from the journal', () => {
  it('follows each version of the notice from its freezing to its filing', () => {
    const [sentBack, voided, filed, later] = noticesIn(
      journal(
        { type: 'report.submitted', hash: 'a' },
        {
          type: 'report.returned',
          actor: pia,
          reason: 'Tidspunktet mangler.',
          effects: [{ type: 'markReport', params: { standing: 'returned' } }],
        },
        { type: 'report.submitted', hash: 'b', kind: 'first', completeness: 'incomplete' },
        { type: 'report.approved', actor: pia, ownApprovalReason: 'Alene.' },
        {
          type: 'facts.recorded',
          changes: [],
          effects: [{ type: 'markReport', params: { standing: 'returned' } }],
        },
        { type: 'report.submitted', hash: 'c', kind: 'first', completeness: 'complete' },
        { type: 'report.approved', actor: pia },
        {
          type: 'authority.notified',
          channel: 'letter',
          notifiedAt: minute(-30),
          reference: null,
          delayReason: 'Vakten var syk.',
          filedBy: 'pia',
          proof: 'an-attachment',
        },
        { type: 'report.submitted', hash: 'd' },
      ),
      nameOf,
    );
    expect(sentBack).to.deep.include({
      number: 1,
      kind: 'first',
      completeness: null,
      hash: 'a',
      filed: null,
    });
    expect(sentBack?.returned).to.deep.equal({ at: minute(1), by: 'PIA', reason: 'Tidspunktet mangler.' });
    expect(voided?.approved).to.deep.equal({ at: minute(3), by: 'PIA', ownApprovalReason: 'Alene.' });
    expect(voided?.returned).to.deep.equal({ at: minute(4), by: 'HANNA', reason: null });
    expect(filed).to.deep.include({ number: 3, completeness: 'complete', returned: null });
    expect(filed?.filed).to.deep.equal({
      at: minute(-30),
      by: 'PIA',
      recordedAt: minute(7),
      channel: 'letter',
      reference: null,
      delayReason: 'Vakten var syk.',
      proof: 'an-attachment',
    });
    expect(later, 'an older chart did not say that it was one').to.deep.include({
      number: 4,
      kind: 'follow-up',
      approved: null,
      returned: null,
    });
  });

  it('replaces a version that waits where another is sent for approval', () => {
    const [first, second] = noticesIn(
      journal({ type: 'report.submitted', hash: 'a' }, { type: 'report.submitted', hash: 'b' }),
      nameOf,
    );
    expect(first?.returned).to.deep.equal({ at: minute(1), by: 'HANNA', reason: null });
    expect(second?.returned).to.equal(null);
  });

  it('says when a decision went out of date, once, and by which facts', () => {
    const entries = journal(
      { type: 'risk.assessed', level: 'high', reasoning: 'Mange.' },
      { type: 'facts.recorded', changes: [{ key: 'peopleCount' }], outdated: ['risk'] },
      { type: 'facts.recorded', changes: [{ key: 'nature' }], outdated: ['risk', 'report'] },
      { type: 'decision.confirmed', decision: 'risk', reason: 'Likevel.', outdated: ['report'] },
      { type: 'facts.recorded', changes: [{ key: 'mainCause' }], outdated: ['risk', 'report'] },
    );
    expect(
      decisionsTaken(entries, nameOf).map(({ event, details, facts }) => [event, details['decision'], facts]),
    ).to.deep.equal([
      ['risk.assessed', undefined, []],
      ['decision.outdated', 'risk', ['peopleCount']],
      ['decision.outdated', 'report', ['nature']],
      ['decision.confirmed', 'risk', []],
      ['decision.outdated', 'risk', ['mainCause']],
    ]);
  });

  it('keeps the evidence, the approval and the end of each exemption', () => {
    const evidence = { measure: 'AES-256', keySafe: 'HSM' };
    const found = exemptionsIn(
      journal(
        { type: 'exemption.claimed', exemptionId: 'x', code: 'unintelligible', evidence },
        { type: 'exemption.approved', exemptionId: 'x', actor: pia },
        { type: 'exemption.claimed', exemptionId: 'y', code: 'risk-removed', evidence: {} },
        { type: 'exemption.withdrawn', exemptionId: 'y', actor: pia, reason: 'Ikke nok.' },
        { type: 'exemption.ended', exemptionId: 'x', reason: 'Nøkkelen er på avveie.' },
      ),
      nameOf,
    );
    expect(found[0]).to.deep.include({ code: 'unintelligible', evidence });
    expect(found[0]?.approved).to.deep.equal({ at: minute(1), by: 'PIA', ownApprovalReason: null });
    expect(found[0]?.ended?.reason).to.equal('Nøkkelen er på avveie.');
    expect(found[1]).to.deep.include({ approved: null });
    expect(found[1]?.ended).to.deep.equal({ at: minute(3), by: 'PIA', reason: 'Ikke nok.' });
  });

  it('forgets an approval that was void, and keeps every list and every time that the sending settled', () => {
    const told = peopleIn(
      journal(
        { type: 'people.listed', people: 3, merged: 1, hash: 'l' },
        { type: 'notice.submitted', people: 2, hash: 'n' },
        { type: 'notice.approved', actor: pia },
        { type: 'notice.returned', actor: pia },
        { type: 'people.listed', people: 4, merged: 1, hash: 'm' },
        { type: 'notice.settled', actor: { kind: 'system' }, people: 4, told: 3, unknown: 1, notTold: 0 },
      ),
      nameOf,
    );
    expect(told.lists.map(({ hash, people }) => [hash, people])).to.deep.equal([
      ['l', 3],
      ['m', 4],
    ]);
    expect([told.submitted, told.approved]).to.deep.equal([null, null]);
    expect(told.settled).to.deep.equal([{ at: minute(5), people: 4, told: 3, unknown: 1, notTold: 0 }]);
  });

  it('counts what staff were alerted of, by clock', () => {
    const alert = {
      type: 'alertStaff',
      params: { deadline: 'authority.notice', dueAt: minute(0), step: 'arisen' },
    };
    expect(
      alertsIn(
        journal(
          { type: 'incident.opened', effects: [alert, alert] },
          { type: 'alert.method-failed', deadline: 'authority.notice' },
          { type: 'alert.acknowledged', deadline: 'authority.notice' },
          { type: 'alert.unanswered', deadline: 'people.notice' },
        ),
      ),
    ).to.deep.equal([
      { deadline: 'authority.notice', raised: 2, acknowledged: 1, unanswered: 0, failed: 1 },
      { deadline: 'people.notice', raised: 0, acknowledged: 0, unanswered: 1, failed: 0 },
    ]);
  });

  it('tells facts in the order of the vocabulary with what was held before, and never a contact', () => {
    const parties = [{ role: 'processor', name: 'Nordlys', contact: '+47 22 33 44 55' }];
    const recorded = {
      certainty: 'known',
      source: null,
      recordedAt: new Date(minute(9)),
      recordedBy: 'hanna',
    } as const;
    const { facts, unanswered } = documentFacts(
      [
        { key: 'otherParties', value: parties as never, ...recorded },
        { key: 'peopleCount', value: 30, ...recorded },
      ],
      journal(
        { type: 'facts.recorded', changes: [{ key: 'peopleCount', from: null }] },
        {
          type: 'facts.recorded',
          changes: [
            { key: 'peopleCount', from: { value: 10, certainty: 'estimated' } },
            { key: 'otherParties', from: { value: parties, certainty: 'known' } },
          ],
        },
      ),
      'controller',
      (id) => id,
    );
    expect(facts.map(({ key }) => key)).to.deep.equal(['peopleCount', 'otherParties']);
    expect(facts[0]?.earlier).to.deep.equal([{ value: 10, certainty: 'estimated', until: minute(1) }]);
    expect(JSON.stringify(facts)).not.to.contain('22 33 44 55');
    expect(unanswered).to.include('nature').and.not.to.include.members(['peopleCount', 'toldBy']);
  });

  it('documents of an entry what was said, never its ids and flags', () => {
    const [entry] = journal({
      type: 'duty.fulfilled',
      key: 'a-key',
      decision: 'Svart.',
      approvers: 2,
      reasoning: '',
      dueAt: minute(5),
    });
    expect(entry && documented(entry, nameOf)).to.deep.equal({
      position: 1,
      at: minute(0),
      by: 'HANNA',
      event: 'duty.fulfilled',
      details: { decision: 'Svart.', dueAt: minute(5) },
      facts: [],
    });
  });
});
