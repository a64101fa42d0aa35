import type { SignedInVisit } from '../visit.ts';

/** An alert as the API shows it. */
export interface ShownAlert {
  id: string;
  incidentId: string | null;
  reference: string | null;
  kind: string;
  key?: string | null;
  dueAt: string | null;
  createdAt: string;
  state: 'open' | 'acknowledged' | 'ended';
  nextStepAt: string | null;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  /** Whoever looks took it. */
  acknowledgedByReader: boolean;
  endedBecause: string | null;
}

/** What was sent of an alert, as the API shows it. */
export interface SentMessage {
  id: string;
  contact: string;
  method: 'email' | 'sms' | 'voice' | 'webhook';
  state: 'pending' | 'accepted' | 'failed' | 'dropped';
  reason: string | null;
  updatedAt: string;
}

/** What the deadline of an alert is called; a test alarm has none. */
export const alertName = (visit: SignedInVisit, kind: string): string => {
  const words = visit.words.incident as Record<string, unknown>;
  const name = words[`deadline.${kind}`];
  return typeof name === 'string' ? name : visit.words.alarms.testAlarm;
};
