import { createHash } from 'node:crypto';
import type { IncidentEvent } from '../../workflows/incident/events.ts';
import type { Db } from '../db/transaction.ts';
import { storedContents } from './store.ts';

/**
 * The numbers of the frozen notices of an incident that are not, to the letter, the ones that its journal names:
 * changed, or never sent for approval; 0 stands for one that is gone. Basis: GDPR art. 5(2).
 */
export const alteredReports = async (
  db: Db,
  incidentId: string,
  journal: Iterable<{ body: string }>,
): Promise<number[]> => {
  const named = [...journal].flatMap(({ body }) => {
    const { event } = JSON.parse(body) as { event: IncidentEvent };
    return event.type === 'report.submitted' ? [event.hash] : [];
  });
  const stored = (await storedContents(db, incidentId)).map(({ number, content }) => ({
    number,
    hash: createHash('sha256').update(content).digest('hex'),
  }));
  const altered = stored.filter(({ hash }) => !named.includes(hash)).map(({ number }) => number);
  const isGone = stored.length < named.length;
  return isGone ? [0, ...altered] : altered;
};
