/** The only source of "now". Injected everywhere, so that stories can travel in time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
