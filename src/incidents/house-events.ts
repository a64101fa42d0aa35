import type { ExemptionCode } from '../../workflows/assessment/exemptions.ts';
import type { RiskLevel } from '../../workflows/regimes/regime.ts';
import type { Db } from '../db/transaction.ts';
import { chainEntry } from '../journal/chain.ts';
import type { LockedIncident } from './incident.ts';
import * as store from './store.ts';

interface Recorded {
  at: string;
  actor: { kind: 'person'; id: string };
}

/** Somebody took the case, or it was handed to them; null: nobody has it. */
export interface OwnerChanged extends Recorded {
  type: 'owner.changed';
  from: string | null;
  to: string | null;
}

/** Who may see the case: everybody whose role reaches it, or only the people named. */
export interface AccessChanged extends Recorded {
  type: 'access.changed';
  restricted: boolean;
  named: readonly string[];
}

/** An administrator opened the restricted case to themselves. */
export interface AccessOpened extends Recorded {
  type: 'access.opened';
  reason: string;
}

/** The risk was assessed from the facts as they were: a suggestion, kept under this hash. It decides nothing. */
export interface AssessmentMade extends Recorded {
  type: 'assessment.made';
  assessmentId: string;
  number: number;
  hash: string;
  risk: RiskLevel;
  score: number;
}

interface AboutExemption extends Recorded {
  exemptionId: string;
  code: ExemptionCode;
}

/** Somebody claims that people need not be told, or not yet. Basis: GDPR art. 34(3); personopplysningsloven § 16. */
interface ExemptionClaimed extends AboutExemption {
  type: 'exemption.claimed';
  evidence: Readonly<Record<string, string>>;
}

/** A claim that waited for approval was returned or taken back. */
interface ExemptionWithdrawn extends AboutExemption {
  type: 'exemption.withdrawn';
  reason: string;
}

/** What is weighed of a case before somebody decides. */
type WeighingEvent = AssessmentMade | ExemptionClaimed | ExemptionWithdrawn;

/** A milestone of the sending of the notice to the people. `gone`: messages that had left by then. */
interface RunMoved {
  type: (typeof runMoves)[number];
  at: string;
  actor: { kind: 'person'; id: string } | { kind: 'system' };
  gone: number;
  /** Of a stop: messages that will not leave. */
  cancelled?: number;
  reason?: string;
}

/** A person settled a message of which nobody knew whether it was taken. */
interface DeliveryDecided extends Recorded {
  type: 'delivery.decided';
  deliveryId: string;
  delivery: 'sent' | 'resend' | 'next-channel';
  reason: string;
}

/** A sample of the notice went to one of the staff. */
interface NoticeSampled extends Recorded {
  type: 'notice.sampled';
  contactId: string;
  sampleBy: 'email' | 'sms';
  sampleLanguage: string;
  code: string;
}

const runMoves = [
  'run.began',
  'run.widened',
  'run.paused',
  'run.resumed',
  'run.quarantined',
  'run.stopped',
] as const;

/**
 * What a case's journal holds and its chart does not hear of: who has it and sees it, what was weighed, and how far its
 * notice has gone.
 */
export type HouseEvent =
  | OwnerChanged
  | AccessChanged
  | AccessOpened
  | WeighingEvent
  | RunMoved
  | DeliveryDecided
  | NoticeSampled;

const types: readonly string[] = [
  'owner.changed',
  'access.changed',
  'access.opened',
  'assessment.made',
  'exemption.claimed',
  'exemption.withdrawn',
  'delivery.decided',
  'notice.sampled',
  ...runMoves,
] satisfies HouseEvent['type'][];

export const isHouseEvent = (event: { type: string }): event is HouseEvent => types.includes(event.type);

/** Who has a case and who may see it; `named` is null where it is not restricted. */
export interface HouseState {
  ownerId: string | null;
  named: readonly string[] | null;
}

/** The next state of the house. Two histories of the same events end alike. */
const followed = (state: HouseState, event: HouseEvent): HouseState => {
  if (event.type === 'owner.changed') return { ...state, ownerId: event.to };
  if (event.type === 'access.changed') return { ...state, named: event.restricted ? event.named : null };
  if (event.type === 'access.opened')
    return { ...state, named: state.named && [...state.named, event.actor.id] };
  return state;
};

/** Who has an incident and who may see it, by its journal: the entries in order from the first. */
export const replayHouse = (entries: Iterable<{ body: string }>): HouseState => {
  let state: HouseState = { ownerId: null, named: null };
  for (const { body } of entries) {
    const { event, details } = JSON.parse(body) as {
      event: { type: string };
      details?: { ownerId?: string | null };
    };
    if (isHouseEvent(event)) state = followed(state, event);
    else if (event.type === 'incident.opened') state = { ...state, ownerId: details?.ownerId ?? null };
  }
  return state;
};

/** Writes an event of the house into the journal of a locked incident; the state stays, the version rises. */
export const recordHouseEvent = async (
  tx: Db,
  incident: LockedIncident,
  event: HouseEvent,
): Promise<LockedIncident> => {
  const version = incident.version + 1;
  const entry = chainEntry(incident.id, incident.head, { event, effects: [], version });
  await store.writeEvent(
    tx,
    { id: incident.id, state: incident.state, version },
    {
      ...entry,
      type: event.type,
      recordedAt: new Date(event.at),
    },
  );
  return { ...incident, version, head: { position: entry.position, hash: entry.hash } };
};
