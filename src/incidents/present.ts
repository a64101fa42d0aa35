import { acceptedNow } from '../../workflows/incident/decide.ts';
import type { StoredDeadline } from '../deadlines/deadlines.ts';
import type { Incident } from './incident.ts';
import type { ShownIncident } from './schemas.ts';
import type { FactRow } from './store.ts';

/** A clock as the API shows it: `overdue` is an armed one whose instant has come. */
export const presentDeadline = (deadline: StoredDeadline, now: Date) => ({
  kind: deadline.kind,
  dueAt: deadline.dueAt,
  basis: deadline.basis,
  status:
    deadline.status === 'armed' && Date.parse(deadline.dueAt) <= now.getTime()
      ? ('overdue' as const)
      : deadline.status,
  anchorAt: deadline.anchorAt,
  ownTarget: deadline.ownTarget,
  settledAt: deadline.settledAt,
  nextReminderAt: deadline.status === 'armed' ? deadline.nextReminderAt : null,
});

export const presentSummary = (incident: Incident, deadlines: readonly StoredDeadline[], now: Date) => {
  const { value, context } = incident.state;
  return {
    id: incident.id,
    reference: incident.reference,
    title: incident.title,
    status: value.case,
    role: incident.role,
    version: incident.version,
    detectedAt: context.detectedAt,
    awareAt: context.awareAt,
    risk: context.risk,
    state: { ...value },
    deadlines: deadlines
      .filter(({ incidentId }) => incidentId === incident.id)
      .map((deadline) => presentDeadline(deadline, now)),
  };
};

export const presentIncident = (
  incident: Incident,
  deadlines: readonly StoredDeadline[],
  facts: readonly FactRow[],
  names: ReadonlyMap<string, string>,
  now: Date,
): ShownIncident => ({
  ...presentSummary(incident, deadlines, now),
  description: incident.description,
  system: incident.systemKey,
  openedAt: incident.openedAt.toISOString(),
  awareReason: incident.state.context.awareReason,
  containedAt: incident.state.context.containedAt,
  accepts: acceptedNow(incident.state),
  facts: Object.fromEntries(
    facts.map(({ key, value, certainty, recordedAt, recordedBy }) => [
      key,
      {
        value,
        certainty,
        recordedAt: recordedAt.toISOString(),
        recordedBy: names.get(recordedBy) ?? recordedBy,
      },
    ]),
  ),
});
