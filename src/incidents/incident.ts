import type { RoleName } from '../access/permissions.ts';
import type { StreamHead } from '../journal/chain.ts';
import type { IncidentEvent, Role } from '../../workflows/incident/events.ts';
import type { IncidentState } from '../../workflows/incident/state.ts';

/** An incident as its row has it. */
export interface Incident {
  id: string;
  reference: string;
  title: string;
  description: string;
  role: Role;
  systemKey: string | null;
  state: IncidentState;
  /** Compared with `If-Match`. */
  version: number;
  openedAt: Date;
  /** Who has it; null: nobody yet. */
  ownerId: string | null;
  /** Whether only the people named in it see it. */
  restricted: boolean;
}

/** What a list shows of an incident, and reads of it: a list is read again and again. */
export type ListedIncident = Pick<
  Incident,
  'id' | 'reference' | 'title' | 'role' | 'version' | 'ownerId' | 'restricted'
> & {
  state: {
    value: IncidentState['value'];
    context: Pick<IncidentState['context'], 'detectedAt' | 'awareAt' | 'risk' | 'outdated'>;
  };
};

/** An incident whose row this transaction holds: nobody else can change it before the commit. */
export interface LockedIncident extends Incident {
  head: StreamHead;
}

/** Rises when a person spoke or the state changed: a reminder makes nobody's `If-Match` stale. */
export const versionAfter = (version: number, event: IncidentEvent, stateChanged: boolean): number =>
  version + (stateChanged || event.actor.kind === 'person' ? 1 : 0);

/** Who reports an event: a person, known by their token, with the role they have now. */
export interface Reporter {
  personId: string;
  role: RoleName;
}
