import type { Decision } from '../../workflows/incident/decisions.ts';
import type { Actor, LaterEvent } from '../../workflows/incident/events.ts';
import type { RiskLevel } from '../../workflows/regimes/regime.ts';
import { invalid } from '../problems.ts';
import type { Voided } from './decisions/age-decisions.ts';
import { riskDecision } from './decisions/risk-decision.ts';
import type { Incident } from './incident.ts';
import { makeFilingEvent } from './make-filing-event.ts';
import type { EventBody } from './schemas.ts';
import { refuseBefore, refuseFuture, refuseUnfitDate } from './times.ts';

type PlainBody = Exclude<EventBody, { type: 'report.submitted' | 'notice.submitted' }>;

/** What else an event may hang on, beside the incident. */
export interface Known {
  /** Facts, where recorded: awareness cannot come before them. */
  breachBegan: string | undefined;
  firstSignal: string | undefined;
  /** How many people have a working right to approve. */
  approvers: number;
  newKey: () => string;
  /** What the assessment that a decision names proposes. */
  proposedLevel: RiskLevel | undefined;
  /** What a frozen notice leaves out of date that no longer waits, where a later one is given up. */
  afterReturn: { outdated?: readonly Decision[] };
  /** The frozen notice that a change to what it says makes void. */
  voided: Voided;
}

/** What a duty is about, for the journal; nothing where there is none of that key, which the chart then refuses. */
const dutyIn = ({ state }: Incident, key: string): { what?: string } => {
  const duty = state.context.duties.find((one) => one.key === key);
  return duty ? { what: duty.what } : {};
};

/** A risk that is decided anew rests on the facts as they are. */
const afterRisk = ({ outdated, ...rest }: Voided): Voided =>
  outdated ? { ...rest, outdated: outdated.filter((decision) => decision !== 'risk') } : rest;

/**
 * The event that a body stands for. Throws a problem naming the field when a time cannot be.
 */
export const makeEvent = (
  body: PlainBody,
  incident: Incident,
  recorded: { at: string; actor: Actor },
  known: Known,
): LaterEvent => {
  const now = new Date(recorded.at);
  const { breachBegan } = known;
  const { detectedAt } = incident.state.context;
  switch (body.type) {
    case 'breach.confirmed': {
      const awareAt = body.awareAt ?? incident.state.context.awareAt;
      refuseFuture('/awareAt', awareAt, now);
      refuseBefore('/awareAt', body.awareAt, breachBegan, 'the breach began');
      refuseBefore('/awareAt', body.awareAt, known.firstSignal, 'the first signal');
      if (awareAt !== incident.state.context.awareAt && !body.reason)
        throw invalid('/reason', 'Another time of awareness than the one recorded needs a reason.');
      const stays = awareAt === incident.state.context.awareAt && body.reason === undefined;
      return {
        ...recorded,
        type: body.type,
        awareAt,
        reason: body.reason ?? null,
        ...(!stays && known.voided),
      };
    }
    case 'breach.contained':
      refuseFuture('/at', body.at, now);
      refuseBefore('/at', body.at, breachBegan, 'the breach began');
      return {
        ...recorded,
        type: body.type,
        containedAt: body.at ?? recorded.at,
        note: body.note ?? null,
        ...known.voided,
      };
    case 'authority.notified':
    case 'authority.phoned':
    case 'authority.registered':
    case 'mandate.given':
    case 'mandate.ended':
      return makeFilingEvent(body, incident, recorded, known);
    case 'controller.notified':
      refuseFuture('/at', body.at, now);
      refuseBefore('/at', body.at, detectedAt, 'the detection');
      return {
        ...recorded,
        type: body.type,
        controller: body.controller,
        notifiedAt: body.at ?? recorded.at,
        channel: body.channel ?? null,
        allTold: body.allTold,
      };
    case 'report.approved':
    case 'exception.approved':
    case 'notice.approved':
      return {
        ...recorded,
        type: body.type,
        hash: body.hash ?? null,
        ownApprovalReason: body.ownApprovalReason ?? null,
        approvers: known.approvers,
      };
    case 'duty.undertaken': {
      const { kind, dueAt, what } = body;
      refuseUnfitDate('/dueAt', dueAt, now);
      return { ...recorded, type: body.type, key: known.newKey(), kind, dueAt, what };
    }
    case 'duty.moved':
      refuseUnfitDate('/dueAt', body.dueAt, now);
      return { ...recorded, ...dutyIn(incident, body.key), ...body };
    case 'duty.fulfilled':
      return { ...recorded, ...dutyIn(incident, body.key), ...body, decision: body.decision ?? null };
    case 'duty.dropped':
      return { ...recorded, ...dutyIn(incident, body.key), ...body };
    case 'incident.closed':
      return { ...recorded, type: body.type, summary: body.summary ?? null };
    case 'risk.assessed':
      return { ...riskDecision(body, incident, recorded, known.proposedLevel), ...afterRisk(known.voided) };
    case 'decision.confirmed':
      return {
        ...recorded,
        type: body.type,
        decision: body.decision,
        reason: body.reason,
        ownApprovalReason: body.ownApprovalReason ?? null,
        approvers: known.approvers,
      };
    case 'report.returned':
      return { ...recorded, type: body.type, reason: body.reason, ...known.afterReturn };
    case 'incident.dismissed':
    case 'exception.returned':
    case 'notice.returned':
    case 'remainder.decided':
    case 'incident.reopened':
      return { ...recorded, type: body.type, reason: body.reason };
  }
};
