import { forgetAttachments, resealAttachments } from '../attachments/forget-attachments.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/transaction.ts';
import { destroyIncidentKey, findIncidentKey, replaceIncidentKey } from '../incidents/incident-keys.ts';
import type { Reader } from '../incidents/visible.ts';
import { lockIncident } from '../incidents/incidents.ts';
import { recordNote } from '../incidents/notes.ts';
import { forgetListSecrets } from '../people/forget-people.ts';
import { Problem } from '../problems.ts';
import type { Sealing } from '../sealing.ts';
import { planRetention, type PlannedItem } from './plan.ts';
import type { RetentionKind } from './rules.ts';
import { insertPurge } from './store.ts';

export interface PurgeDeps {
  clock: Clock;
  sealing: Sealing;
}

/** What is to be forgotten, as the plan names it. */
export interface PurgeItem {
  incidentId: string;
  kind: RetentionKind;
}

/**
 * Forgets what is sealed of one incident. The people's rows stay as they are, and nobody can open them: their key is
 * destroyed. Attachments that are to stay are sealed under a new one first. The journal says what was forgotten, and
 * every hash that it names can still be checked. Basis: GDPR art. 5(1)(e), 5(2).
 */
const purgeIncident = async (
  { clock, sealing }: PurgeDeps,
  tx: Db,
  incidentId: string,
  { planned, keepsPeople, by }: { planned: readonly PlannedItem[]; keepsPeople: boolean; by: string | null },
): Promise<void> => {
  const incident = await lockIncident(tx, incidentId);
  if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
  const at = clock.now();
  const kinds = planned.map(({ kind }) => kind);
  const key = await findIncidentKey(tx, sealing, incidentId);
  if (kinds.includes('attachments')) await forgetAttachments(tx, incidentId, at);
  if (kinds.includes('people')) {
    await forgetListSecrets(tx, incidentId);
    const fresh = key && (await replaceIncidentKey(tx, sealing, incidentId));
    const kept = key && fresh ? await resealAttachments(tx, incidentId, { from: key, to: fresh }) : 0;
    if (kept === 0) await destroyIncidentKey(tx, incidentId);
  } else if (!keepsPeople) await destroyIncidentKey(tx, incidentId);
  for (const { kind } of planned) await insertPurge(tx, { incidentId, kind, at, by });
  const countOf = (wanted: RetentionKind): number => planned.find(({ kind }) => kind === wanted)?.count ?? 0;
  await recordNote(tx, incident, {
    type: 'retention.purged',
    at: at.toISOString(),
    actor: by === null ? { kind: 'system' } : { kind: 'person', id: by },
    kinds,
    people: countOf('people'),
    attachments: countOf('attachments'),
  });
};

/**
 * Forgets exactly what is named, in the caller's transaction; by nobody, where the rules do it. Throws `frozen`, naming
 * each, where something of it is not due, is on legal hold, is gone already, or is not theirs to see: then nothing is
 * forgotten.
 */
export const purge = async (
  deps: PurgeDeps,
  tx: Db,
  items: readonly PurgeItem[],
  by: Reader | null,
): Promise<{ incidents: number; people: number; attachments: number }> => {
  const { items: plan } = await planRetention(tx, deps.clock.now(), by ?? undefined);
  const due = plan.filter(({ isDue }) => isDue);
  const found = items.map(({ incidentId, kind }) =>
    due.find((one) => one.incidentId === incidentId && one.kind === kind),
  );
  const errors = found.flatMap((one, index) =>
    one ? [] : [{ pointer: `/items/${index}`, detail: 'not-due: Not due, on legal hold, or gone already.' }],
  );
  if (errors.length > 0)
    throw new Problem('frozen', 'Not everything that was named is due now: nothing was forgotten.', {
      errors,
    });
  const named = found.flatMap((one) => one ?? []);
  for (const incidentId of new Set(named.map((one) => one.incidentId)))
    await purgeIncident(deps, tx, incidentId, {
      planned: named.filter((one) => one.incidentId === incidentId),
      keepsPeople: plan.some((one) => one.incidentId === incidentId && one.kind === 'people'),
      by: by && by.personId,
    });
  const sum = (kind: RetentionKind): number =>
    named.filter((one) => one.kind === kind).reduce((total, { count }) => total + count, 0);
  return {
    incidents: new Set(named.map(({ incidentId }) => incidentId)).size,
    people: sum('people'),
    attachments: sum('attachments'),
  };
};
