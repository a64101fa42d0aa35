/** What happens to the sending of an approved notice as a whole. */
export const runEvents = [
  'hold.ended',
  'stage.proved',
  'run.paused',
  'run.resumed',
  'run.quarantined',
  'run.stopped',
] as const;
export type RunEvent = (typeof runEvents)[number];
