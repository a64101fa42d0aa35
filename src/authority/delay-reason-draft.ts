import { authorityDueAt } from '../../workflows/incident/context.ts';
import type { Db } from '../db/transaction.ts';
import { type FactKey, unaskedFacts } from '../incidents/facts/vocabulary.ts';
import type { Incident } from '../incidents/incident.ts';
import { readFacts } from '../incidents/incidents.ts';
import { readTypes } from '../journal/journal.ts';
import { sheetFacts } from './sheet-facts.ts';

/** What the record knows of a late notice. Instants are ISO 8601. */
export interface LateCourse {
  dueAt: string;
  now: string;
  detectedAt: string;
  awareAt: string;
  awareReason: string | null;
  /** What was done, in order, by the type of its event. */
  done: readonly { at: string; type: string }[];
  unknown: readonly FactKey[];
}

/** What explains a delay: decisions and the way of the notice, not every fact that was written down. */
const explaining = [
  'incident.opened',
  'breach.confirmed',
  'breach.contained',
  'risk.assessed',
  'report.submitted',
  'report.returned',
  'report.approved',
  'incident.dismissed',
  'incident.reopened',
] as const;

/**
 * What the journal knows of a first notice that is owed and late; undefined while it is neither. Nothing is stored.
 * Basis: GDPR art. 33(1), second sentence.
 */
export const readLateCourse = async (
  db: Db,
  { id, role, state }: Incident,
  now: Date,
): Promise<LateCourse | undefined> => {
  const { value, context } = state;
  const dueAt = authorityDueAt(context);
  const isOwed = typeof value.authority === 'object' && 'owed' in value.authority;
  if (!isOwed || now.getTime() <= Date.parse(dueAt)) return undefined;
  const facts = new Map((await readFacts(db, id)).map(({ key, certainty }) => [key, certainty]));
  const joint = ['authorityNotifier', 'peopleInformer'];
  const asked = sheetFacts.filter(
    (key) => !unaskedFacts.includes(key) && (role === 'joint' || !joint.includes(key)),
  );
  const entries = await readTypes(db, id, explaining);
  return {
    dueAt,
    now: now.toISOString(),
    detectedAt: context.detectedAt,
    awareAt: context.awareAt,
    awareReason: context.awareReason,
    done: entries.map(({ recorded_at, type }) => ({ at: recorded_at.toISOString(), type })),
    unknown: asked.filter((key) => (facts.get(key) ?? 'to-be-determined') === 'to-be-determined'),
  };
};
