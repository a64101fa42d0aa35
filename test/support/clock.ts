import type { Clock } from '../../src/clock.ts';

/** A clock that stands still until a story moves it. */
export interface TravelClock extends Clock {
  travelTo(instant: string): void;
  forward(hours: number): void;
}

export const createTravelClock = (start: string): TravelClock => {
  let now = new Date(start);
  return {
    now: () => new Date(now),
    travelTo(instant) {
      now = new Date(instant);
    },
    forward(hours) {
      now = new Date(now.getTime() + hours * 3_600_000);
    },
  };
};
