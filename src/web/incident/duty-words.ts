import type { ShownIncident } from '../../incidents/schemas.ts';
import type { SignedInVisit } from '../visit.ts';

type Clock = Pick<ShownIncident['deadlines'][number], 'kind' | 'key'>;

/** What a clock is called; of a duty with a date of its own also what it is about. */
export const clockTitle = (visit: SignedInVisit, { duties }: ShownIncident, { kind, key }: Clock): string => {
  const name = visit.words.incident[`deadline.${kind}`];
  const duty = key === null ? undefined : duties.find((one) => one.key === key);
  return duty ? `${name}: ${duty.what}` : name;
};
