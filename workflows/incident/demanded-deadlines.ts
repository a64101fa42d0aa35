import { addHours, type Deadline, type DeadlineKind, type Instant } from '../deadlines.ts';
import { regimeById } from '../regimes/no-gdpr.ts';
import type { IncidentContext } from './context.ts';
import type { DeadlineEffect } from './effects.ts';
import type { IncidentState } from './state.ts';

const clock = (context: IncidentContext, kind: DeadlineKind, anchorAt: Instant): Deadline => {
  const { hours, basis, ownTarget, reminders } = regimeById(context.regime).duties[kind];
  return { kind, anchorAt, dueAt: addHours(anchorAt, hours), basis, ownTarget, reminders };
};

/**
 * The clocks that a state demands, so that no duty is ever open without one. The rows in the database are a copy of
 * this, and can be audited and repaired from it.
 */
export const demandedDeadlines = ({ value, context }: IncidentState): Deadline[] => {
  if (value.case === 'closed' || value.case === 'dismissed') return [];
  const demanded: Deadline[] = [];
  const authorityClock = typeof value.authority === 'object' && 'owed' in value.authority;
  if (authorityClock) demanded.push(clock(context, 'authority.notice', context.awareAt));
  if (typeof value.authority === 'object' && 'amending' in value.authority && context.followUpSince)
    demanded.push(clock(context, 'authority.follow-up', context.followUpSince));
  if (typeof value.people === 'object' && context.peopleSince)
    demanded.push(clock(context, 'people.notice', context.peopleSince));
  if (context.role !== 'processor' && context.risk === null && !authorityClock)
    demanded.push(clock(context, 'people.decision', context.authoritySettledAt ?? context.awareAt));
  if (value.controllers === 'telling') demanded.push(clock(context, 'controllers.notice', context.awareAt));
  return demanded;
};

/** Whether the duty of a clock was fulfilled in this state, or merely fell away. */
const outcomeOf = (kind: DeadlineKind, { value, context }: IncidentState, at: Instant) => {
  const met = {
    'authority.notice': value.authority === 'notified' ? (context.authoritySettledAt ?? at) : null,
    'authority.follow-up': value.authority === 'notified' && context.reportHash ? at : null,
    'people.notice': value.people === 'told' ? at : null,
    'people.decision': context.risk === null ? null : at,
    'controllers.notice': value.controllers === 'told' ? context.controllersToldAt : null,
  }[kind];
  return met === null
    ? ({ outcome: 'released', settledAt: at } as const)
    : ({ outcome: 'met', settledAt: met } as const);
};

/** What must become of the rows when one state follows another. `before` is undefined for a new incident. */
export const deadlineEffects = (
  before: IncidentState | undefined,
  after: IncidentState,
  at: Instant,
): DeadlineEffect[] => {
  const had = new Map((before ? demandedDeadlines(before) : []).map((deadline) => [deadline.kind, deadline]));
  const has = new Map(demandedDeadlines(after).map((deadline) => [deadline.kind, deadline]));
  const effects: DeadlineEffect[] = [];
  for (const [kind] of had)
    if (!has.has(kind))
      effects.push({ type: 'settleDeadline', params: { kind, ...outcomeOf(kind, after, at) } });
  for (const [kind, deadline] of has) {
    const old = had.get(kind);
    if (!old) effects.push({ type: 'armDeadline', params: { deadline } });
    else if (old.dueAt !== deadline.dueAt) effects.push({ type: 'moveDeadline', params: { deadline } });
  }
  return effects;
};
