import type { Actor, LaterEvent } from '../../../workflows/incident/events.ts';
import { namesOf } from '../../access/names.ts';
import type { Db } from '../../db/transaction.ts';
import type { Incident } from '../incident.ts';
import { readGrounds } from './grounds-store.ts';
import { agedDecisions, type FactsNow, type MovedFact } from './outdated.ts';
import type { ShownRiskDecision } from './schemas.ts';

/** How the decisions of an incident stand, for those who may read it. */
export interface StandingDecisions {
  riskDecision: ShownRiskDecision | null;
  /** With the facts that moved. */
  stale: { decision: 'risk' | 'report' | 'notice'; since: string; facts: MovedFact[] }[];
  proposedFollowUp: { since: string; differences: MovedFact[] } | null;
}

/** For those who see no more than where it stands. */
export const noDecisions: StandingDecisions = { riskDecision: null, stale: [], proposedFollowUp: null };

const idOf = (actor: Actor): string[] => (actor.kind === 'person' ? [actor.id] : []);

const riskDecisionOf = async (
  db: Db,
  { state }: Incident,
  told: readonly { body: string }[],
): Promise<ShownRiskDecision | null> => {
  const { risk, exception, exceptionOwnApproval } = state.context;
  if (risk === null) return null;
  const events = told.map(({ body }) => (JSON.parse(body) as { event: LaterEvent }).event);
  const decided = events.findLast((event) => event.type === 'risk.assessed');
  if (!decided) return null;
  const after = events.slice(events.indexOf(decided));
  const approved = after.findLast((event) => event.type === 'exception.approved');
  const names = await namesOf(db, [...idOf(decided.actor), ...(approved ? idOf(approved.actor) : [])]);
  const nameOf = (actor: Actor): string => names.get(idOf(actor)[0] ?? '') ?? 'Varsla';
  const { level, reasoning, assessment = null, proposedLevel = null } = decided;
  return {
    level,
    reasoning,
    decidedBy: nameOf(decided.actor),
    decidedAt: decided.at,
    hash: decided.hash ?? null,
    assessment,
    proposedLevel,
    followsProposal: proposedLevel && proposedLevel === level,
    exception,
    approvedBy: approved ? nameOf(approved.actor) : null,
    approvedAt: approved?.at ?? null,
    ownApprovalReason: exceptionOwnApproval,
  };
};

/**
 * The decisions that stand (`told`: what the journal says of them), with what moved under those that are out of date. A filed notice that is out of date
 * proposes its follow-up. Basis: GDPR art. 33(4), 33(5).
 */
export const readDecisions = async (
  db: Db,
  incident: Incident,
  facts: FactsNow,
  told: readonly { body: string }[],
): Promise<StandingDecisions> => {
  const { outdated } = incident.state.context;
  const aged =
    Object.keys(outdated).length > 0
      ? agedDecisions(incident.state, await readGrounds(db, incident.id), facts)
      : [];
  const stale = aged.flatMap(({ decision, facts: moved }) => {
    const since = outdated[decision];
    return since === undefined ? [] : [{ decision, since, facts: moved }];
  });
  const report = stale.find(({ decision }) => decision === 'report');
  return {
    riskDecision: await riskDecisionOf(db, incident, told),
    stale,
    proposedFollowUp:
      report && incident.state.value.authority === 'notified'
        ? { since: report.since, differences: report.facts }
        : null,
  };
};
