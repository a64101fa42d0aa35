import { addHours, type CountedKind, type Deadline, type Instant, isDated } from '../deadlines.ts';
import { regimeById } from '../regimes/no-gdpr.ts';
import type { IncidentContext } from './context.ts';
import { outdatedSince } from './decisions.ts';
import type { UndertakenDuty } from './duties.ts';
import type { DeadlineEffect } from './effects.ts';
import type { IncidentState } from './state.ts';

const clock = (context: IncidentContext, kind: CountedKind, anchorAt: Instant): Deadline => {
  const { hours, basis, ownTarget, reminders } = regimeById(context.regime).duties[kind];
  return { kind, anchorAt, dueAt: addHours(anchorAt, hours), basis, ownTarget, reminders };
};

const dated = (context: IncidentContext, { key, kind, dueAt, datedAt }: UndertakenDuty): Deadline => {
  const { basis, reminders } = regimeById(context.regime).dated[kind];
  return { kind, key, anchorAt: datedAt, dueAt, basis, ownTarget: true, reminders };
};

/** What tells the clocks of one incident apart. */
export const clockName = ({ kind, key }: Pick<Deadline, 'kind' | 'key'>): string =>
  key === undefined ? kind : `${kind} ${key}`;

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
  if (value.case === 'suspected')
    demanded.push(clock(context, 'suspicion.triage', context.suspectedAt ?? context.detectedAt));
  const since = outdatedSince(context.outdated);
  if (since !== null) demanded.push(clock(context, 'decision.review', since));
  for (const duty of context.duties) if (duty.outcome === null) demanded.push(dated(context, duty));
  return demanded;
};

/** When the duty of a clock was fulfilled, by this state; null where it merely fell away. */
const metAt = ({ kind, key }: Deadline, { value, context }: IncidentState, at: Instant): Instant | null => {
  if (isDated(kind)) {
    const duty = context.duties.find((one) => one.key === key);
    return duty?.outcome === 'fulfilled' ? duty.endedAt : null;
  }
  return {
    'authority.notice': value.authority === 'notified' ? (context.authoritySettledAt ?? at) : null,
    'authority.follow-up':
      (value.authority === 'notified' || value.authority === 'withdrawn') && context.reportHash ? at : null,
    'people.notice': value.people === 'told' ? at : null,
    'people.decision': context.risk === null ? null : at,
    'controllers.notice': value.controllers === 'told' ? context.controllersToldAt : null,
    // Somebody has answered, whatever the answer.
    'suspicion.triage': at,
    // Decided anew or confirmed, or the facts are again what they were.
    'decision.review': at,
  }[kind];
};

const settled = (deadline: Deadline, after: IncidentState, at: Instant): DeadlineEffect => {
  const { kind, key } = deadline;
  const met = metAt(deadline, after, at);
  const outcome = met === null ? 'released' : 'met';
  return {
    type: 'settleDeadline',
    params: { kind, ...(key !== undefined && { key }), outcome, settledAt: met ?? at },
  };
};

/** What must become of the rows when the clocks that ran give way to those that a state demands. */
export const deadlineEffects = (
  had: readonly Deadline[],
  after: IncidentState,
  at: Instant,
): DeadlineEffect[] => {
  const ran = new Map(had.map((deadline) => [clockName(deadline), deadline]));
  const runs = new Map(demandedDeadlines(after).map((deadline) => [clockName(deadline), deadline]));
  const effects: DeadlineEffect[] = [];
  for (const [name, deadline] of ran) if (!runs.has(name)) effects.push(settled(deadline, after, at));
  for (const [name, deadline] of runs) {
    const old = ran.get(name);
    if (!old) effects.push({ type: 'armDeadline', params: { deadline } });
    else if (old.dueAt !== deadline.dueAt) effects.push({ type: 'moveDeadline', params: { deadline } });
  }
  return effects;
};
