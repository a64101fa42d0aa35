import { initialTransition, transition } from 'xstate';
import { type DeliveryEvent, deliveryEvents } from './events.ts';
import { deliveryMachine } from './machine.ts';

/**
 * Where a delivery stands, in order of rank: evidence only ever moves it up, however often and in whatever order it
 * comes. Down go only an attempt that was surely not taken, a person's decision to send again, and a pause.
 */
export const deliveryStates = [
  'planned',
  'held',
  'pending',
  'cancelled',
  'attempting',
  'unknown',
  'needs_person',
  'rejected',
  'accepted',
  'in_transit',
  'unconfirmed',
  'failed',
  'delivered',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Higher is more certain; `delivered` is the highest. */
export const deliveryRank = (state: DeliveryState): number => deliveryStates.indexOf(state);

/** The event belongs to the state, which may stay as it is (late or doubled word); or it has no business there. */
export type DeliveryDecision = { accepted: true; state: DeliveryState } | { accepted: false };

const at = (state: DeliveryState) => deliveryMachine.resolveState({ value: state });

/** The state of a row on a frozen list. */
export const plannedDelivery: DeliveryState = initialTransition(deliveryMachine)[0].value;

/** Nothing more is expected, though late word can still raise it. */
export const isSettled = (state: DeliveryState): boolean => at(state).hasTag('end');

/** The only door. Pure: whoever keeps the row says what happened, and is told what the row may become. */
export const decideDelivery = (state: DeliveryState, event: DeliveryEvent): DeliveryDecision => {
  const snapshot = at(state);
  const taken = deliveryMachine.getTransitionData(snapshot, { type: event });
  if (taken.length === 0) return { accepted: false };
  return { accepted: true, state: transition(deliveryMachine, snapshot, { type: event })[0].value };
};

/** Every change of state that the chart allows; the ledger's SQL may make no other. Events that change nothing are left out. */
export const legalMoves: readonly (readonly [
  from: DeliveryState,
  event: DeliveryEvent,
  to: DeliveryState,
])[] = deliveryStates.flatMap((from) =>
  deliveryEvents.flatMap((event) => {
    const decision = decideDelivery(from, event);
    return decision.accepted && decision.state !== from ? [[from, event, decision.state] as const] : [];
  }),
);
