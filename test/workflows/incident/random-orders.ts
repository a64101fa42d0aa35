import fc from 'fast-check';
import { type DatedKind, type Instant, undertakenKinds } from '../../../workflows/deadlines.ts';
import { acceptedNow } from '../../../workflows/incident/decide.ts';
import { demandedDeadlines } from '../../../workflows/incident/demanded-deadlines.ts';
import { type Decision, decisions } from '../../../workflows/incident/decisions.ts';
import type { Actor, IncidentOpened, LaterEvent, Party } from '../../../workflows/incident/events.ts';
import { personEventTypes } from '../../../workflows/incident/events.ts';
import { defaultKind, mandatesFor, owesSupplement } from '../../../workflows/incident/filing-guards.ts';
import {
  type Completeness,
  completenesses,
  type ReportKind,
  reportKinds,
} from '../../../workflows/incident/filings.ts';
import { type MandateScope, mandateScopes, standingMandates } from '../../../workflows/incident/mandates.ts';
import type { IncidentState } from '../../../workflows/incident/state.ts';
import type { RiskLevel } from '../../../workflows/regimes/regime.ts';
import { hours, ida, kari, ola, varsla } from './saying.ts';

const systemTypes = [
  'facts.recorded',
  'notice.settled',
  'people.listed',
  'notice.drafted',
  'exemption.approved',
  'exemption.ended',
] as const;
const clockTypes = ['deadline.neared', 'deadline.passed'] as const;
const types = [...personEventTypes, ...systemTypes, ...clockTypes] as const;

/** Left to the free draws: followed as often as the rest, they would undo everything before it gets anywhere. */
const backward = new Set<string>([
  'incident.dismissed',
  'report.returned',
  'notice.returned',
  'exception.returned',
  'mandate.ended',
]);

/** What fast-check draws: enough for any event, used as far as its type has room for it. */
export interface Draw {
  type: (typeof types)[number];
  /** Follow what is accepted instead of the type: without this, random orders never come far. */
  follow: number | null;
  actor: Actor;
  at: Instant;
  instant: Instant;
  reason: string | null;
  hash: string;
  /** Name what waits, an own hash, or nothing. */
  reads: 'waiting' | 'drawn' | 'nothing';
  level: RiskLevel;
  authority: Party | null;
  people: Party | null;
  kind: ReportKind | null;
  completeness: Completeness;
  scope: MandateScope;
  allTold: boolean;
  untold: number;
  authors: readonly string[];
  approvers: number;
  duty: string;
  dutyKind: DatedKind;
  decision: Decision;
  /** What rests on other facts, after these; null: the event says nothing of it. */
  moves: readonly Decision[] | null;
  stale: boolean;
}

const person = fc.constantFrom(ida, ola, kari);
const instant = fc.integer({ min: -60 * 60, max: 200 * 60 }).map((minutes) => hours(minutes / 60));
const party = fc.constantFrom<Party | null>('us', 'other', null);

export const opening: fc.Arbitrary<IncidentOpened> = fc.record({
  type: fc.constant('incident.opened' as const),
  at: instant,
  actor: person,
  role: fc.constantFrom('controller', 'controller', 'joint', 'processor'),
  detectedAt: instant,
  awareAt: instant,
  awareReason: fc.constant(null),
  confirmed: fc.boolean(),
});

const draw: fc.Arbitrary<Draw> = fc.record({
  type: fc.constantFrom(...types),
  follow: fc.option(fc.nat(30), { freq: 4 }),
  actor: fc.oneof({ weight: 12, arbitrary: person }, { weight: 1, arbitrary: fc.constant(varsla) }),
  at: instant,
  instant,
  reason: fc.constantFrom(null, 'why'),
  hash: fc.constantFrom('h1', 'h2', 'h3'),
  reads: fc.constantFrom('waiting', 'waiting', 'drawn', 'nothing'),
  level: fc.constantFrom('unlikely', 'risk', 'high'),
  authority: party,
  people: party,
  kind: fc.option(fc.constantFrom(...reportKinds), { freq: 1 }),
  completeness: fc.constantFrom(...completenesses),
  scope: fc.constantFrom(...mandateScopes),
  allTold: fc.boolean(),
  untold: fc.nat(3),
  authors: fc.array(
    person.map((actor) => (actor.kind === 'person' ? actor.id : '')),
    { maxLength: 2 },
  ),
  approvers: fc.integer({ min: 0, max: 2 }),
  duty: fc.constantFrom('d1', 'd2', 'd3'),
  dutyKind: fc.constantFrom(...undertakenKinds),
  decision: fc.constantFrom(...decisions),
  moves: fc.option(fc.subarray([...decisions])),
  stale: fc.boolean(),
});
export const draws = fc.array(draw, { maxLength: 60, size: 'max' });

/** The event that a draw makes in a state: several people, any instant, in order or out of it. */
export const eventOf = (drawn: Draw, state: IncidentState): LaterEvent => {
  const { at, actor, reads, hash } = drawn;
  const recorded = { at, actor };
  /** A change to what is frozen says so, half the time. */
  const voids = state.context.reportHash !== null && drawn.stale && { voids: state.context.reportHash };
  const forward = acceptedNow(state).filter((type) => !backward.has(type));
  const possible: readonly Draw['type'][] = [...forward, 'notice.settled'];
  const type = drawn.follow === null ? drawn.type : (possible[drawn.follow % possible.length] ?? drawn.type);
  const read = (waiting: string | null) => ({ waiting, drawn: hash, nothing: null })[reads];
  const clocks = demandedDeadlines(state);
  const clock = clocks[drawn.untold % Math.max(1, clocks.length)];
  const approval = { approvers: drawn.approvers, ownApprovalReason: drawn.reason };
  const open = state.context.duties.find(({ outcome }) => outcome === null);
  const key = drawn.follow === null ? drawn.duty : (open?.key ?? drawn.duty);
  const reminder = {
    ...recorded,
    deadline: clock?.kind ?? ('people.notice' as const),
    ...(clock?.key !== undefined && { key: clock.key }),
    dueAt: drawn.stale ? drawn.instant : (clock?.dueAt ?? drawn.instant),
  };
  const events: Record<(typeof types)[number], () => LaterEvent> = {
    'breach.confirmed': () => ({
      ...recorded,
      type: 'breach.confirmed',
      awareAt: drawn.stale ? drawn.instant : state.context.awareAt,
      reason: drawn.reason,
      ...voids,
    }),
    'incident.dismissed': () => ({ ...recorded, type: 'incident.dismissed', reason: 'why' }),
    'breach.contained': () => ({
      ...recorded,
      type: 'breach.contained',
      containedAt: drawn.instant,
      note: null,
      ...voids,
    }),
    'risk.assessed': () => ({
      ...recorded,
      type: 'risk.assessed',
      level: drawn.level,
      reasoning: 'why',
      ...(drawn.level === 'unlikely' && { hash, needsApproval: true as const }),
      ...voids,
    }),
    'exception.approved': () => ({
      ...recorded,
      type: 'exception.approved',
      hash: read(state.context.exceptionHash),
      ...approval,
    }),
    'exception.returned': () => ({ ...recorded, type: 'exception.returned', reason: 'why' }),
    'decision.confirmed': () => ({
      ...recorded,
      type: 'decision.confirmed',
      decision: decisions.find((one) => state.context.outdated[one] !== undefined) ?? drawn.decision,
      reason: 'why',
      ...(state.context.exception === 'taken' && approval),
    }),
    'facts.recorded': () => ({
      ...recorded,
      type: 'facts.recorded',
      changes: [],
      authorityNotifier: drawn.authority,
      peopleInformer: drawn.people,
      ...(drawn.moves !== null && { outdated: drawn.moves }),
      ...voids,
    }),
    'report.submitted': () => ({
      ...recorded,
      type: 'report.submitted',
      hash,
      ...(drawn.kind !== null && { kind: drawn.kind }),
      completeness: drawn.completeness,
      mandates: mandatesFor(state.context, drawn.kind ?? defaultKind(state.context)).map(
        (mandate) => mandate.key,
      ),
    }),
    'report.approved': () => ({
      ...recorded,
      type: 'report.approved',
      hash: read(state.context.reportHash),
      ...approval,
    }),
    'report.returned': () => ({ ...recorded, type: 'report.returned', reason: 'why' }),
    'authority.notified': () => ({
      ...recorded,
      type: 'authority.notified',
      notifiedAt: drawn.instant,
      channel: 'altinn',
      kind: drawn.kind ?? state.context.reportKind ?? 'first',
      reference: null,
      delayReason: drawn.reason,
      ...(owesSupplement(state.context) !== drawn.stale && {
        supplement: { key: `rest of ${drawn.duty}${drawn.untold}`, dueAt: drawn.instant, what: 'what' },
      }),
    }),
    'authority.phoned': () => ({
      ...recorded,
      type: 'authority.phoned',
      phonedAt: drawn.instant,
      note: 'what was said',
      filedBy: 'somebody',
    }),
    'authority.registered': () => ({
      ...recorded,
      type: 'authority.registered',
      caseNumber: '26/01234',
      documentNumber: null,
    }),
    'mandate.given': () => ({
      ...recorded,
      type: 'mandate.given',
      key: `mandate ${drawn.duty}`,
      controller: 'controller-1',
      scope: drawn.scope,
      givenAt: drawn.instant,
      dueAt: drawn.instant,
      proof: null,
    }),
    'mandate.ended': () => ({
      ...recorded,
      type: 'mandate.ended',
      key: standingMandates(state.context.mandates)[0]?.key ?? drawn.duty,
      reason: 'why',
    }),
    'controller.notified': () => ({
      ...recorded,
      type: 'controller.notified',
      controller: 'controller-1',
      notifiedAt: drawn.instant,
      channel: null,
      allTold: drawn.allTold,
    }),
    'people.listed': () => ({ ...recorded, type: 'people.listed', people: 10, merged: 0, hash }),
    'notice.drafted': () => ({ ...recorded, type: 'notice.drafted', hash }),
    'notice.submitted': () => ({
      ...recorded,
      type: 'notice.submitted',
      hash,
      people: 10,
      authors: drawn.authors,
    }),
    'notice.approved': () => ({
      ...recorded,
      type: 'notice.approved',
      hash: read(state.context.noticeHash),
      ...approval,
    }),
    'notice.returned': () => ({ ...recorded, type: 'notice.returned', reason: 'why' }),
    'notice.settled': () => ({
      ...recorded,
      type: 'notice.settled',
      people: 10,
      told: 10 - drawn.untold,
      unknown: 0,
      notTold: drawn.untold,
    }),
    'remainder.decided': () => ({ ...recorded, type: 'remainder.decided', reason: 'why' }),
    'duty.undertaken': () => ({
      ...recorded,
      type: 'duty.undertaken',
      key: drawn.duty,
      kind: drawn.dutyKind,
      dueAt: drawn.instant,
      what: 'what',
    }),
    'duty.moved': () => ({ ...recorded, type: 'duty.moved', key, dueAt: drawn.instant, reason: 'why' }),
    'duty.fulfilled': () => ({ ...recorded, type: 'duty.fulfilled', key, decision: drawn.reason }),
    'duty.dropped': () => ({ ...recorded, type: 'duty.dropped', key, reason: 'why' }),
    'exemption.approved': () => ({
      ...recorded,
      type: 'exemption.approved',
      exemptionId: drawn.hash,
      code: 'criminal-investigation',
      claimedBy: drawn.authors[0] ?? '',
      reviewKey: drawn.allTold && open ? open.key : null,
      ownApprovalReason: drawn.reason,
      approvers: drawn.approvers,
    }),
    'exemption.ended': () => ({
      ...recorded,
      type: 'exemption.ended',
      exemptionId: state.context.exemptions[0]?.id ?? drawn.hash,
      code: 'criminal-investigation',
      reason: 'why',
    }),
    'deadline.neared': () => ({ ...reminder, type: 'deadline.neared', step: 'remaining' }),
    'deadline.passed': () => ({ ...reminder, type: 'deadline.passed', step: 'passed' }),
    'incident.closed': () => ({ ...recorded, type: 'incident.closed', summary: null }),
    'incident.reopened': () => ({ ...recorded, type: 'incident.reopened', reason: 'why' }),
  };
  return events[type]();
};
