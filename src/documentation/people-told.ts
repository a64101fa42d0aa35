import type { DocumentedPeople } from './documentation-document.ts';
import { type Entry, type NameOf, textOf } from './journal-entries.ts';

const count = ({ event }: Entry, key: string): number => {
  const value = event[key];
  return typeof value === 'number' ? value : 0;
};

/** How the people were told, as the journal tells: counts and hashes. Basis: GDPR art. 34(1), 5(2). */
export const peopleIn = (entries: readonly Entry[], nameOf: NameOf): DocumentedPeople => {
  const told: DocumentedPeople = { lists: [], submitted: null, approved: null, settled: [] };
  for (const entry of entries) {
    const signed = { at: entry.at, by: nameOf(entry.actor) };
    const hash = textOf(entry, 'hash') ?? '';
    if (entry.type === 'people.listed')
      told.lists.push({ ...signed, people: count(entry, 'people'), merged: count(entry, 'merged'), hash });
    if (entry.type === 'notice.submitted')
      told.submitted = { ...signed, people: count(entry, 'people'), hash };
    if (entry.type === 'notice.approved')
      told.approved = { ...signed, ownApprovalReason: textOf(entry, 'ownApprovalReason') };
    if (entry.type === 'notice.returned') told.submitted = told.approved = null;
    if (entry.type === 'notice.settled')
      told.settled.push({
        at: entry.at,
        people: count(entry, 'people'),
        told: count(entry, 'told'),
        unknown: count(entry, 'unknown'),
        notTold: count(entry, 'notTold'),
      });
  }
  return told;
};
