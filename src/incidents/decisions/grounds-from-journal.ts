import type { IncidentEvent } from '../../../workflows/incident/events.ts';
import type { Db } from '../../db/transaction.ts';
import type { FactKey, FactValue } from '../facts/vocabulary.ts';
import { groundsOf, type WrittenFrom } from './grounds-of.ts';
import { type Grounds, type GroundsOf, writeGrounds } from './grounds-store.ts';

const decides = {
  'risk.assessed': 'risk',
  'report.submitted': 'report',
  'notice.submitted': 'notice',
} as const;

/**
 * Keeps what decisions rest on that were taken before grounds were kept, as the journal tells: its entries in order
 * from the first. A second call writes the same.
 */
export const keepGroundsOfJournal = async (
  tx: Db,
  incidentId: string,
  entries: Iterable<{ body: string }>,
  writtenFrom: WrittenFrom,
): Promise<void> => {
  const facts = new Map<FactKey, FactValue>();
  const kept = new Map<GroundsOf, { grounds: Grounds; at: string }>();
  for (const { body } of entries) {
    const { event } = JSON.parse(body) as { event: IncidentEvent };
    if (event.type === 'facts.recorded')
      for (const { key, to } of event.changes) facts.set(key as FactKey, to.value as FactValue);
    if (
      event.type === 'risk.assessed' ||
      event.type === 'report.submitted' ||
      event.type === 'notice.submitted'
    )
      kept.set(decides[event.type], {
        grounds: groundsOf(decides[event.type], event, facts, {}, writtenFrom),
        at: event.at,
      });
    const report = kept.get('report');
    if (event.type === 'authority.notified' && report) kept.set('filed', { ...report, at: event.at });
  }
  for (const [place, { grounds, at }] of kept) await writeGrounds(tx, incidentId, place, grounds, at);
};
