import type { DocumentedEntry } from './documentation-document.ts';
import { documented, type Entry, type NameOf } from './journal-entries.ts';

/** What somebody decided, with the reasons that they gave. What concerns one notice stands with the notice. */
const decisive: readonly string[] = [
  'breach.confirmed',
  'breach.contained',
  'incident.dismissed',
  'risk.assessed',
  'exception.approved',
  'exception.returned',
  'decision.confirmed',
  'notifier.agreed',
  'notice.returned',
  'remainder.decided',
  'duty.undertaken',
  'duty.moved',
  'duty.fulfilled',
  'duty.dropped',
  'owner.changed',
  'access.opened',
  'incident.closed',
  'incident.reopened',
];

/** What else passed between the firm and the authority. */
const corresponding: readonly string[] = ['authority.phoned', 'authority.registered'];

/** What a processor told its controllers, and what they let it do. */
const ofControllers: readonly string[] = ['controller.notified', 'mandate.given', 'mandate.ended'];

const outdatedIn = ({ event }: Entry): string[] =>
  Array.isArray(event['outdated']) ? (event['outdated'] as string[]) : [];

/** A change of facts from which a decision was out of date that was not before. */
const outdating = (entries: readonly Entry[]): ReadonlyMap<Entry, string[]> => {
  const found = new Map<Entry, string[]>();
  let before: string[] = [];
  for (const entry of entries) {
    if (!Array.isArray(entry.event['outdated'])) continue;
    const now = outdatedIn(entry);
    const fresh = now.filter((decision) => !before.includes(decision));
    if (entry.type === 'facts.recorded' && fresh.length > 0) found.set(entry, fresh);
    before = now;
  }
  return found;
};

/**
 * The decisions of an incident in their order; where facts that one relied on changed, an entry `decision.outdated`
 * says which and by what. Basis: GDPR art. 33(5), 5(2).
 */
export const decisionsTaken = (entries: readonly Entry[], nameOf: NameOf): DocumentedEntry[] => {
  const outdated = outdating(entries);
  return entries.flatMap((entry) => {
    const gone = outdated.get(entry);
    if (gone)
      return gone.map((decision) => ({
        ...documented(entry, nameOf),
        event: 'decision.outdated',
        details: { decision },
      }));
    return decisive.includes(entry.type) ? [documented(entry, nameOf)] : [];
  });
};

const ofTypes = (types: readonly string[]) => (entries: readonly Entry[], nameOf: NameOf) =>
  entries.filter(({ type }) => types.includes(type)).map((entry) => documented(entry, nameOf));

export const correspondenceIn = ofTypes(corresponding);
export const controllersIn = ofTypes(ofControllers);
