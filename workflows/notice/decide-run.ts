import { initialTransition, transition } from 'xstate';
import type { RunEvent } from './events.ts';
import { canaryStages, noticeMachine, type RunContext } from './machine.ts';

/** The chart's name and version, stored with every run. */
export const noticeChart = 'notice@1';

export const runStates = ['holding', 'canary', 'sending', 'paused', 'quarantined', 'stopped'] as const;
export type RunStateName = (typeof runStates)[number];

/** A run as it is stored: where it stands, and what it remembers. */
export interface RunState extends RunContext {
  value: RunStateName;
}

/** Accepted with the next state, or not: the event has no business there. */
export type RunDecision = { accepted: true; state: RunState } | { accepted: false };

const stored = (snapshot: { value: RunStateName; context: RunContext }): RunState => ({
  value: snapshot.value,
  ...snapshot.context,
});

/** A run of so many messages, at the approval. */
export const beginRun = (messages: number): RunState =>
  stored(initialTransition(noticeMachine, { messages })[0]);

/** The only door. Pure: whoever keeps the row says what happened, and is told what the row may become. */
export const decideRun = ({ value, ...context }: RunState, event: RunEvent): RunDecision => {
  const snapshot = noticeMachine.resolveState({ value, context });
  if (noticeMachine.getTransitionData(snapshot, { type: event }).length === 0) return { accepted: false };
  return { accepted: true, state: stored(transition(noticeMachine, snapshot, { type: event })[0]) };
};

/**
 * How many messages of a run may have been claimed by now, all in all: none while it is held, paused, in quarantine or
 * stopped; as many as its stage in the canary; every one after it.
 */
export const allowanceOf = ({ value, stage }: RunState): number => {
  if (value === 'sending') return Number.POSITIVE_INFINITY;
  return value === 'canary' ? (canaryStages[stage] ?? Number.POSITIVE_INFINITY) : 0;
};

/** What became of the messages that have left, as far as it is known. */
export interface RunOutcomes {
  /** Since the approval, or since a person last looked and let it go on. */
  started: number;
  /** Bounced, refused or failed for good. */
  failed: number;
  unknown: number;
}

/** More than one in twenty came back among the first thousand, one in ten later; one in five without an answer. */
const shares = { failedEarly: 0.05, failedLater: 0.1, unknown: 0.2, early: 1000, fewest: 50 };

/** Whether a person has to look before more leave. Of very few messages nothing can be concluded. */
export const needsLook = ({ started, failed, unknown }: RunOutcomes): boolean => {
  if (started < shares.fewest) return false;
  const most = started <= shares.early ? shares.failedEarly : shares.failedLater;
  return failed / started > most || unknown / started > shares.unknown;
};
