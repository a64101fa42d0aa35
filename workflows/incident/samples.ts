import { decisions } from './decisions.ts';
import type { LaterEvent, PersonEventType } from './events.ts';
import type { IncidentState } from './state.ts';

/** A person who wrote nothing in any incident. */
const somebody = { kind: 'person', id: '00000000-0000-0000-0000-000000000000' } as const;

/**
 * An event of a type that satisfies whatever a body can satisfy in this state: refused only when the state refuses
 * the type. Used to list what is accepted now, and to walk the chart.
 */
export const sampleOf = (type: PersonEventType, { value, context }: IncidentState): LaterEvent => {
  const recorded = { at: context.awareAt, actor: somebody };
  const amending = typeof value.authority === 'object' && 'amending' in value.authority;
  const duty = context.duties.find(({ outcome }) => outcome === null);
  const key = duty?.key ?? 'sample';
  const samples: Record<PersonEventType, () => LaterEvent> = {
    'breach.confirmed': () => ({
      ...recorded,
      type: 'breach.confirmed',
      awareAt: context.awareAt,
      reason: null,
    }),
    'incident.dismissed': () => ({ ...recorded, type: 'incident.dismissed', reason: 'sample' }),
    'breach.contained': () => ({
      ...recorded,
      type: 'breach.contained',
      containedAt: context.awareAt,
      note: null,
    }),
    'risk.assessed': () => ({ ...recorded, type: 'risk.assessed', level: 'risk', reasoning: 'sample' }),
    'exception.approved': () => ({ ...recorded, type: 'exception.approved', hash: null }),
    'exception.returned': () => ({ ...recorded, type: 'exception.returned', reason: 'sample' }),
    'decision.confirmed': () => ({
      ...recorded,
      type: 'decision.confirmed',
      decision: decisions.find((decision) => context.outdated[decision] !== undefined) ?? 'risk',
      reason: 'sample',
    }),
    'report.submitted': () => ({ ...recorded, type: 'report.submitted', hash: 'sample' }),
    'report.approved': () => ({ ...recorded, type: 'report.approved', hash: null }),
    'report.returned': () => ({ ...recorded, type: 'report.returned', reason: 'sample' }),
    'authority.notified': () => ({
      ...recorded,
      type: 'authority.notified',
      notifiedAt: context.awareAt,
      channel: 'altinn',
      kind: amending ? 'follow-up' : 'first',
      reference: null,
      delayReason: null,
    }),
    'controller.notified': () => ({
      ...recorded,
      type: 'controller.notified',
      controller: 'sample',
      notifiedAt: context.awareAt,
      channel: null,
      allTold: true,
    }),
    'notice.submitted': () => ({
      ...recorded,
      type: 'notice.submitted',
      hash: 'sample',
      people: 1,
      authors: [],
    }),
    'notice.approved': () => ({ ...recorded, type: 'notice.approved', hash: null }),
    'notice.returned': () => ({ ...recorded, type: 'notice.returned', reason: 'sample' }),
    'remainder.decided': () => ({ ...recorded, type: 'remainder.decided', reason: 'sample' }),
    'duty.undertaken': () => ({
      ...recorded,
      type: 'duty.undertaken',
      key: 'another sample',
      kind: 'authority.promise',
      dueAt: context.awareAt,
      what: 'sample',
    }),
    'duty.moved': () => ({ ...recorded, type: 'duty.moved', key, dueAt: context.awareAt, reason: 'sample' }),
    'duty.fulfilled': () => ({ ...recorded, type: 'duty.fulfilled', key, decision: 'sample' }),
    'duty.dropped': () => ({ ...recorded, type: 'duty.dropped', key, reason: 'sample' }),
    'incident.closed': () => ({ ...recorded, type: 'incident.closed', summary: null }),
    'incident.reopened': () => ({ ...recorded, type: 'incident.reopened', reason: 'sample' }),
  };
  return samples[type]();
};
