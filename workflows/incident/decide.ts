import { initialTransition, transition } from 'xstate';
import { demandedDeadlines, deadlineEffects } from './demanded-deadlines.ts';
import type { ChartEffect, Effect } from './effects.ts';
import { effects as chartEffects } from './effects.ts';
import type { IncidentEvent, IncidentOpened, LaterEvent, PersonEventType } from './events.ts';
import { personEventTypes } from './events.ts';
import { incidentMachine } from './machine.ts';
import type { Refusal } from './refusal.ts';
import { whyRefused } from './refusals.ts';
import { sampleOf } from './samples.ts';
import { type IncidentState, migrated, persist, restore, sameState, type Snapshot } from './state.ts';

/** What came of an event: a new state with its effects, or a refusal that says why and what is accepted now. */
export type Decision =
  | { accepted: true; state: IncidentState; effects: Effect[]; stateChanged: boolean }
  | { accepted: false; refusal: Refusal; accepts: PersonEventType[] };

/** `{ type, params }` of our own effects; XState's bookkeeping actions stay inside. */
const ownEffects = (actions: readonly { type: string; params: unknown }[]): ChartEffect[] =>
  actions
    .filter(({ type }) => type in chartEffects)
    .map(({ type, params }) => ({ type, params }) as ChartEffect);

const accept = (
  before: IncidentState | undefined,
  next: Snapshot,
  actions: readonly { type: string; params: unknown }[],
  event: IncidentEvent,
): Decision => {
  const state = persist(next);
  return {
    accepted: true,
    state,
    effects: [
      ...deadlineEffects(before ? demandedDeadlines(before) : [], state, event.at),
      ...ownEffects(actions),
    ],
    stateChanged: !before || !sameState(before, state),
  };
};

/** A reminder counts only for the clock that runs now: one of a moved or settled deadline is stale. */
const isStale = (state: IncidentState, event: LaterEvent): boolean =>
  (event.type === 'deadline.neared' || event.type === 'deadline.passed') &&
  !demandedDeadlines(state).some(
    ({ kind, key, dueAt }) => kind === event.deadline && key === event.key && dueAt === event.dueAt,
  );

/** Opens an incident. Always accepted: a record that exists cannot be refused by the chart. */
export const open = (event: IncidentOpened): Extract<Decision, { accepted: true }> => {
  const [next, actions] = initialTransition(incidentMachine, event);
  return accept(undefined, next, actions, event) as Extract<Decision, { accepted: true }>;
};

/**
 * The only door: a state and an event, a decision. Pure; the same input gives the same output for ever, so that a
 * journal can be replayed to prove a state.
 */
export const decide = (stored: IncidentState, event: LaterEvent): Decision => {
  const state = migrated(stored);
  const snapshot = restore(state);
  if (isStale(state, event) || !snapshot.can(event))
    return { accepted: false, refusal: whyRefused(state, event), accepts: acceptedNow(state) };
  const [next, actions] = transition(incidentMachine, snapshot, event);
  return accept(state, next, actions, event);
};

/** What a person may say now, given a right body, the right role and another person where four eyes are needed. */
export const acceptedNow = (stored: IncidentState): PersonEventType[] => {
  const state = migrated(stored);
  const snapshot = restore(state);
  return personEventTypes.filter((type) => snapshot.can(sampleOf(type, state)));
};
