import { inOslo } from '../frame.ts';
import type { Visit } from '../visit.ts';

/** An alert that is not open any more, and how that came. */
export interface ClosedAlert {
  state: 'acknowledged' | 'ended';
  takenBy: string | null;
  takenAt: string | null;
  /** Whoever looks took it. */
  isMine: boolean;
  endedBecause: string | null;
}

/** In plain words who took it and when, or why it is over; and what there is to do. */
export const closedInWords = (
  visit: Visit,
  { state, takenBy, takenAt, isMine, endedBecause: because }: ClosedAlert,
): { title: string; lead: string } => {
  const words = visit.words.alarms;
  if (state === 'ended') {
    const why = because === 'superseded' || because === 'unanswered' ? because : 'settled';
    return { title: words.overTitle, lead: words[`over.${why}`] };
  }
  const at = takenAt ? inOslo(visit, takenAt) : '';
  return isMine
    ? { title: words.mineTitle, lead: words.mineLead(at) }
    : { title: words.takenTitle(takenBy ?? words.someone), lead: words.takenLead(at) };
};
