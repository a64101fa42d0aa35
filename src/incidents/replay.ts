import { decide, open } from '../../workflows/incident/decide.ts';
import type { IncidentEvent } from '../../workflows/incident/events.ts';
import type { IncidentState } from '../../workflows/incident/state.ts';
import { type HouseEvent, isHouseEvent } from './house-events.ts';
import { versionAfter } from './incident.ts';
import { isNote } from './notes.ts';

/** The members of a journal entry that a state follows from. */
interface Content {
  event: IncidentEvent | HouseEvent;
  version: number;
}

/**
 * The state and version that an incident's journal proves: its entries, in order from the first, once more through
 * the charts. Must equal what is stored. Throws, naming the position, at an entry that the charts would not write:
 * a first one that opens nothing, an event that they refuse, or another version than theirs. Says nothing of the hash
 * chain. What became of alerts to staff and of files changes neither. Basis: GDPR art. 5(2), 33(5).
 */
export const replay = (
  entries: Iterable<{ position: number; body: string }>,
): { state: IncidentState; version: number } => {
  let reached: { state: IncidentState; version: number } | undefined;
  for (const { position, body } of entries) {
    const { event, version } = JSON.parse(body) as Content;
    const next = reached ? (isNote(event) ? reached : follow(reached, event)) : begin(event);
    if (!next) throw new Error(`journal position ${position}: ${event.type} does not fit what came before`);
    if (next.version !== version)
      throw new Error(`journal position ${position}: version ${version} where ${next.version} follows`);
    reached = next;
  }
  if (!reached) throw new Error('a journal without entries opens no incident');
  return reached;
};

const begin = (event: Content['event']) =>
  event.type === 'incident.opened' ? { state: open(event).state, version: 1 } : undefined;

const follow = (before: { state: IncidentState; version: number }, event: Content['event']) => {
  if (event.type === 'incident.opened') return undefined;
  if (isHouseEvent(event)) return { state: before.state, version: before.version + 1 };
  const decision = decide(before.state, event);
  if (!decision.accepted) return undefined;
  const { state, stateChanged } = decision;
  return { state, version: versionAfter(before.version, event, stateChanged) };
};
