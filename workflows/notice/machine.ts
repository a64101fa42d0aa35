import { assign, setup } from 'xstate';
import type { RunEvent } from './events.ts';

/** How many messages may have left by the end of each canary stage; after the last one everybody else follows. */
export const canaryStages = [50, 500, 5000] as const;

/** What a run remembers: how many messages there are, how far the canary has come, and whether the hold is over. */
export interface RunContext {
  messages: number;
  /** Index into {@link canaryStages}; as many as there are stages when the canary is over. */
  stage: number;
  /** The hold ended, so that a pause leads back to sending and not to the hold. */
  released: boolean;
}

const runSetup = setup({
  types: { context: {} as RunContext, events: {} as { type: RunEvent }, input: {} as { messages: number } },
  guards: {
    /** Few enough for one look: no canary goes ahead of them. */
    isSmall: ({ context }) => context.messages <= canaryStages[0],
    /** The canary is over, or this was its last stage that leaves anybody behind. */
    isLastStage: ({ context }) =>
      context.messages <= (canaryStages[context.stage + 1] ?? 0) || context.stage + 1 >= canaryStages.length,
    isHeldYet: ({ context }) => !context.released,
    isInCanary: ({ context }) => context.stage < canaryStages.length,
  },
  actions: {
    release: assign({ released: true }),
    nextStage: assign({ stage: ({ context }) => context.stage + 1 }),
    endCanary: assign({ stage: canaryStages.length }),
  },
});

/**
 * The sending of one approved notice, from the approval on. A message that has left cannot be called back, so it begins
 * with a hold and goes out to few first; a person can pause or stop it at any moment. Basis: GDPR art. 34(1), 5(1)(f).
 */
export const noticeMachine = runSetup.createMachine({
  id: 'notice',
  initial: 'holding',
  context: ({ input }) => ({ messages: input.messages, stage: 0, released: false }),
  states: {
    /** Approved, and nothing leaves yet: somebody may still find the mistake. */
    holding: {
      on: {
        'hold.ended': [
          { guard: 'isSmall', target: 'sending', actions: ['release', 'endCanary'] },
          { target: 'canary', actions: 'release' },
        ],
        'run.paused': 'paused',
        'run.stopped': 'stopped',
      },
    },
    /** The first fifty, then five hundred, then five thousand: what becomes of them says whether the rest may follow. */
    canary: {
      on: {
        'stage.proved': [
          { guard: 'isLastStage', target: 'sending', actions: 'endCanary' },
          { target: 'canary', actions: 'nextStage' },
        ],
        'run.paused': 'paused',
        'run.quarantined': 'quarantined',
        'run.stopped': 'stopped',
      },
    },
    /** Everybody who is left is told, at the provider's pace. */
    sending: {
      on: { 'run.paused': 'paused', 'run.quarantined': 'quarantined', 'run.stopped': 'stopped' },
    },
    /** A person halted it: nothing new leaves, what is on the wire ends. A person owes the word to go on or to stop. */
    paused: {
      on: {
        'run.resumed': [
          { guard: 'isHeldYet', target: 'holding' },
          { guard: 'isInCanary', target: 'canary' },
          { target: 'sending' },
        ],
        'run.stopped': 'stopped',
      },
    },
    /** Too many came back, or the provider said something that a person must look at: nothing new leaves until then. */
    quarantined: {
      on: {
        'run.resumed': [{ guard: 'isInCanary', target: 'canary' }, { target: 'sending' }],
        'run.stopped': 'stopped',
      },
    },
    /** An end: those whose message had not left are not told by it, and somebody decides how else. Basis: GDPR art. 34(3)(c). */
    stopped: { tags: 'end' },
  },
});
