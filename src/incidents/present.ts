import { acceptedNow } from '../../workflows/incident/decide.ts';
import type { Decision } from '../../workflows/incident/decisions.ts';
import type { ListedDeadline } from '../deadlines/deadlines.ts';
import { otherCounts } from '../deadlines/hours-count.ts';
import { lastOfficeHour, type OfficeHours } from '../deadlines/office-hours.ts';
import type { SystemInBreach } from '../register/system-in-breach.ts';
import { regimeById } from '../../workflows/regimes/no-gdpr.ts';
import { presentAwareness } from './awareness.ts';
import type { StandingDecisions } from './decisions/present-decisions.ts';
import { warningsOf } from './facts/check-facts.ts';
import { aboutOf, standingFacts } from './facts/standing.ts';
import type { Incident, ListedIncident } from './incident.ts';
import type { ShownIncident } from './schemas.ts';
import type { FactRow } from './store.ts';

/** A clock as the API shows it: `overdue` is an armed one whose instant has come. */
export const presentDeadline = (deadline: ListedDeadline, now: Date, officeHours: OfficeHours) => ({
  kind: deadline.kind,
  key: deadline.key ?? null,
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
  information: otherCounts(deadline),
  lastOfficeHour: deadline.status === 'armed' ? lastOfficeHour(deadline, officeHours) : null,
});

/** `names` are those of the owners, by id. */
export const presentSummary = (
  incident: ListedIncident,
  deadlines: readonly ListedDeadline[],
  names: ReadonlyMap<string, string>,
  now: Date,
  officeHours: OfficeHours,
) => {
  const { value, context } = incident.state;
  const { ownerId } = incident;
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
    stale: Object.entries(context.outdated).map(([decision, since]) => ({
      decision: decision as Decision,
      since,
    })),
    owner: ownerId === null ? null : { id: ownerId, name: names.get(ownerId) ?? '' },
    restricted: incident.restricted,
    state: { ...value },
    deadlines: deadlines
      .filter(({ incidentId }) => incidentId === incident.id)
      .map((deadline) => presentDeadline(deadline, now, officeHours)),
  };
};

/** Duties with a date of their own, as people undertook them. */
const presentDuties = ({ state }: Incident): ShownIncident['duties'] => {
  const { dated } = regimeById(state.context.regime);
  return state.context.duties.map(({ key, kind, what, dueAt, outcome, endedAt }) => ({
    key,
    kind,
    what,
    dueAt,
    outcome,
    endedAt,
    needsDecision: dated[kind].needsDecision,
  }));
};

/** What is told of an incident beside its row. */
export interface Beside {
  deadlines: readonly ListedDeadline[];
  facts: readonly FactRow[];
  awareness: Parameters<typeof presentAwareness>[1];
  approvers: number;
  names: ReadonlyMap<string, string>;
  /** What the register says of its system now; null where there is nothing, or nothing for the one who asks. */
  fromRegister: SystemInBreach | null;
  decisions: StandingDecisions;
  filing: ShownIncident['filing'];
}

export const presentIncident = (
  incident: Incident,
  { deadlines, facts, awareness, approvers, names, fromRegister, decisions, filing }: Beside,
  now: Date,
  officeHours: OfficeHours,
): ShownIncident => ({
  ...presentSummary(incident, deadlines, names, now, officeHours),
  description: incident.description,
  system: incident.systemKey,
  openedAt: incident.openedAt.toISOString(),
  awareReason: incident.state.context.awareReason,
  containedAt: incident.state.context.containedAt,
  awareness: presentAwareness(incident, awareness, names),
  duties: presentDuties(incident),
  approvers,
  accepts: acceptedNow(incident.state),
  ...decisions,
  filing,
  facts: Object.fromEntries(
    facts.map(({ key, value, certainty, source, recordedAt, recordedBy }) => [
      key,
      {
        value,
        certainty,
        source,
        recordedAt: recordedAt.toISOString(),
        recordedBy: names.get(recordedBy) ?? recordedBy,
      },
    ]),
  ),
  warnings: warningsOf(standingFacts(facts), aboutOf(incident, now)),
  fromRegister,
});
