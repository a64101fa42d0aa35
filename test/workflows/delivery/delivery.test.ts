import { expect } from 'chai';
import fc from 'fast-check';
import {
  decideDelivery,
  deliveryRank,
  type DeliveryState,
  deliveryStates,
  isSettled,
  legalMoves,
  plannedDelivery,
} from '../../../workflows/delivery/decide-delivery.ts';
import { type DeliveryEvent, deliveryEvents } from '../../../workflows/delivery/events.ts';

/** Where a delivery ends after events in this order; an event that has no business there changes nothing. */
const after = (events: readonly DeliveryEvent[], from: DeliveryState = plannedDelivery): DeliveryState =>
  events.reduce<DeliveryState>((state, event) => {
    const decision = decideDelivery(state, event);
    return decision.accepted ? decision.state : state;
  }, from);

/** The same, but every event must be accepted. */
const through = (...events: DeliveryEvent[]): DeliveryState =>
  events.reduce<DeliveryState>((state, event) => {
    const decision = decideDelivery(state, event);
    if (!decision.accepted) throw new Error(`${event} refused in ${state}`);
    return decision.state;
  }, plannedDelivery);

const providerEvents = ['provider.in_transit', 'provider.delivered', 'provider.failed'] as const;
const target = {
  'provider.in_transit': 'in_transit',
  'provider.delivered': 'delivered',
  'provider.failed': 'failed',
} as const;
const sent = ['delivery.approved', 'attempt.started'] as const;

/** The whole chart written out by hand: from, event, to. Held against what the machine allows. */
const expectedMoves: Record<DeliveryState, Partial<Record<DeliveryEvent, DeliveryState>>> = {
  planned: { 'delivery.approved': 'pending', 'delivery.cancelled': 'cancelled' },
  pending: {
    'attempt.started': 'attempting',
    'delivery.held': 'held',
    'delivery.cancelled': 'cancelled',
    ...target,
  },
  held: { 'delivery.resumed': 'pending', 'delivery.cancelled': 'cancelled', ...target },
  attempting: {
    'attempt.accepted': 'accepted',
    'attempt.unsent': 'pending',
    'attempt.rejected': 'rejected',
    'attempt.unknown': 'unknown',
    ...target,
  },
  unknown: {
    'attempt.accepted': 'accepted',
    'attempt.rejected': 'rejected',
    'evidence.overdue': 'needs_person',
    'person.decided-sent': 'accepted',
    'person.decided-resend': 'pending',
    'person.decided-next-channel': 'failed',
    ...target,
  },
  needs_person: {
    'attempt.accepted': 'accepted',
    'attempt.rejected': 'rejected',
    'person.decided-sent': 'accepted',
    'person.decided-resend': 'pending',
    'person.decided-next-channel': 'failed',
    ...target,
  },
  rejected: { ...target },
  cancelled: { ...target },
  accepted: { 'evidence.overdue': 'unconfirmed', ...target },
  in_transit: {
    'evidence.overdue': 'unconfirmed',
    'provider.delivered': 'delivered',
    'provider.failed': 'failed',
  },
  unconfirmed: { 'provider.delivered': 'delivered', 'provider.failed': 'failed' },
  failed: { 'provider.delivered': 'delivered' },
  delivered: {},
};

describe('one delivery', () => {
  it('goes from planned over accepted and in transit to delivered', () => {
    expect(through(...sent)).to.equal('attempting');
    expect(through(...sent, 'attempt.accepted')).to.equal('accepted');
    expect(through(...sent, 'attempt.accepted', 'provider.in_transit')).to.equal('in_transit');
    expect(through(...sent, 'attempt.accepted', 'provider.in_transit', 'provider.delivered')).to.equal(
      'delivered',
    );
  });

  it('allows exactly the moves of the chart', () => {
    const written = Object.entries(expectedMoves).flatMap(([from, moves]) =>
      Object.entries(moves).map(([event, to]) => `${from} ${event} ${to}`),
    );
    expect(legalMoves.map((move) => move.join(' '))).to.have.members(written);
  });

  it('attempts nothing that is not approved, held, stopped, in doubt or already out', () => {
    const attempted = deliveryStates.filter((state) => decideDelivery(state, 'attempt.started').accepted);
    expect(attempted).to.deep.equal(['pending']);
    expect(decideDelivery('pending', 'delivery.approved').accepted).to.equal(false);
  });

  it('cancels only what has surely not left', () => {
    const cancelled = deliveryStates.filter((state) => decideDelivery(state, 'delivery.cancelled').accepted);
    expect(cancelled).to.have.members(['planned', 'pending', 'held']);
  });

  it('keeps delivered after failed, and failed after delivered: delivered wins', () => {
    expect(through(...sent, 'attempt.accepted', 'provider.failed', 'provider.delivered')).to.equal(
      'delivered',
    );
    expect(through(...sent, 'attempt.accepted', 'provider.delivered', 'provider.failed')).to.equal(
      'delivered',
    );
  });

  it('takes word of the provider that comes before the answer of its own call', () => {
    for (const answer of ['attempt.accepted', 'attempt.unknown', 'attempt.unsent'] as const)
      expect(through(...sent, 'provider.delivered', answer)).to.equal('delivered');
  });

  it('does not send again what turns out to have arrived while it waited for the next attempt', () => {
    const waiting = [...sent, 'attempt.unknown', 'person.decided-resend'] as const;
    expect(through(...waiting)).to.equal('pending');
    expect(after([...waiting, 'provider.in_transit', 'attempt.started'])).to.equal('in_transit');
  });

  it('settles in the five ends and nowhere else', () => {
    expect(deliveryStates.filter(isSettled)).to.have.members([
      'delivered',
      'failed',
      'rejected',
      'cancelled',
      'unconfirmed',
    ]);
  });

  it('moves down only by a surely unsent attempt, by a person, or by the pause', () => {
    const down = legalMoves.filter(([from, , to]) => deliveryRank(to) < deliveryRank(from));
    expect(down.map((move) => move.join(' '))).to.have.members([
      'attempting attempt.unsent pending',
      'unknown person.decided-resend pending',
      'needs_person person.decided-resend pending',
      'pending delivery.held held',
    ]);
  });

  it('ends the same whatever the order and repetition of what the provider says', () => {
    const possible = deliveryStates.filter((state) => state !== 'planned');
    fc.assert(
      fc.property(
        fc.constantFrom(...possible),
        fc.array(fc.constantFrom(...providerEvents), { minLength: 1, maxLength: 8 }),
        (from, said) => {
          const highest = Math.max(deliveryRank(from), ...said.map((event) => deliveryRank(target[event])));
          for (const event of said) expect(decideDelivery(from, event).accepted).to.equal(true);
          expect(after(said, from)).to.equal(deliveryStates[highest]);
          expect(after([...said].reverse(), from)).to.equal(deliveryStates[highest]);
          expect(after([...said, ...said], from)).to.equal(deliveryStates[highest]);
        },
      ),
    );
  });

  it('never lowers a state by evidence or by the end of a wait, in any order of all events', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...deliveryEvents), { maxLength: 25 }), (events) => {
        let state: DeliveryState = plannedDelivery;
        for (const event of events) {
          const next = after([event], state);
          if (/^(provider|evidence)\./.test(event))
            expect(deliveryRank(next)).to.be.at.least(deliveryRank(state));
          if (state === 'delivered') expect(next).to.equal('delivered');
          state = next;
        }
      }),
    );
  });

  it('never brings a delivery in doubt back to waiting without a person', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...deliveryEvents), { maxLength: 30 }), (events) => {
        const unmanned = events.filter((event) => !event.startsWith('person.'));
        for (const doubt of ['unknown', 'needs_person'] as const) {
          const seen = unmanned.map((_, index) => after(unmanned.slice(0, index + 1), doubt));
          expect(seen).not.to.include.members(['pending']);
          expect(seen).not.to.include.members(['attempting']);
        }
      }),
    );
  });

  it('starts at most one attempt without a person or a provable non-sending in between', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...deliveryEvents), { maxLength: 40 }), (events) => {
        let state: DeliveryState = plannedDelivery;
        let open = false;
        for (const event of events) {
          const decision = decideDelivery(state, event);
          if (!decision.accepted) continue;
          if (event === 'attempt.started') {
            expect(open).to.equal(false);
            open = true;
          }
          if (decision.state === 'pending') open = false;
          if (decision.state === 'pending' && state !== 'pending')
            expect([
              'delivery.approved',
              'delivery.resumed',
              'attempt.unsent',
              'person.decided-resend',
            ]).to.include(event);
          state = decision.state;
        }
      }),
    );
  });
});
