import { namesOf } from '../access/names.ts';
import type { Db } from '../db/transaction.ts';
import type { Incident } from '../incidents/incident.ts';
import { asksForCorrection, type Difference, differencesBetween } from './differences.ts';
import type { ShownVersion } from './version-schemas.ts';
import { draftReport, type ReportDeps } from './reports.ts';
import { type FrozenReport, lastFiled, listReports } from './store.ts';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** Every version that was frozen, oldest first, with what became of each. */
export const readVersions = async (db: Db, incident: Incident): Promise<ShownVersion[]> => {
  const frozen = await listReports(db, incident.id);
  const names = await namesOf(
    db,
    frozen.flatMap(({ submittedBy, approvedBy, filedBy }) =>
      [submittedBy, approvedBy, filedBy].flatMap((id) => id ?? []),
    ),
  );
  const nameOf = (id: string | null): string | null => id && (names.get(id) ?? id);
  return frozen.map((one) => ({
    id: one.id,
    number: one.number,
    kind: one.kind,
    completeness: one.completeness,
    standing: one.standing,
    hash: one.hash,
    submittedAt: one.submittedAt.toISOString(),
    submittedBy: nameOf(one.submittedBy) ?? '',
    approvedAt: iso(one.approvedAt),
    approvedBy: nameOf(one.approvedBy),
    ownApprovalReason: one.ownApprovalReason,
    notifiedAt: iso(one.notifiedAt),
    filedBy: nameOf(one.filedBy),
    channel: one.filedChannel,
    reference: one.filedReference,
    delayReason: one.delayReason,
    proof: one.proof,
    previous: one.previousId,
    withdrawal: one.content.withdrawal,
  }));
};

export const findVersion = async (
  db: Db,
  { id }: Incident,
  reportId: string,
): Promise<{ version: FrozenReport; before: FrozenReport | undefined } | undefined> => {
  const all = await listReports(db, id);
  const at = all.findIndex((one) => one.id === reportId);
  const version = all[at];
  return version && { version, before: all[at - 1] };
};

/** What differs now from what the authority was given last, and whether that asks for a correction. Basis: GDPR art. 33(4). */
export const readDifferences = async (
  deps: ReportDeps,
  db: Db,
  incident: Incident,
): Promise<{ filed: FrozenReport | undefined; differences: Difference[]; proposed: 'correction' | null }> => {
  const filed = await lastFiled(db, incident.id);
  const stands = filed !== undefined && filed.kind !== 'withdrawal';
  if (!stands) return { filed, differences: [], proposed: null };
  const differences = differencesBetween(filed.content, await draftReport(deps, db, incident));
  const { authority } = incident.state.value;
  const isAtRest =
    authority === 'notified' ||
    (typeof authority === 'object' && 'acting' in authority && authority.acting === 'preparing');
  return { filed, differences, proposed: isAtRest && asksForCorrection(differences) ? 'correction' : null };
};
