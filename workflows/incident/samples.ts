import type { DatedKind } from '../deadlines.ts';
import { decisions } from './decisions.ts';
import type { LaterEvent, PersonEventType } from './events.ts';
import { regimeById } from '../regimes/no-gdpr.ts';
import type { IncidentContext } from './context.ts';
import { defaultKind, mandatesFor, owesSupplement } from './filing-guards.ts';
import { standingMandates } from './mandates.ts';
import type { IncidentState } from './state.ts';

/** A person who wrote nothing in any incident. */
const somebody = { kind: 'person', id: '00000000-0000-0000-0000-000000000000' } as const;

/** An open duty that an event of a type may be about; any where none is. */
const dutyKey = (type: 'moved' | 'fulfilled' | 'dropped', { regime, duties }: IncidentContext): string => {
  const { dated } = regimeById(regime);
  const fits = {
    moved: () => true,
    fulfilled: (kind: DatedKind) => !dated[kind].endsByFiling,
    dropped: (kind: DatedKind) => kind !== 'authority.mandate',
  }[type];
  return duties.find(({ outcome, kind }) => outcome === null && fits(kind))?.key ?? 'sample';
};

/**
 * An event of a type that satisfies whatever a body can satisfy in this state: refused only when the state refuses
 * the type. Used to list what is accepted now, and to walk the chart.
 */
export const sampleOf = (type: PersonEventType, { context }: IncidentState): LaterEvent => {
  const recorded = { at: context.awareAt, actor: somebody };
  const soon = context.awareAt;
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
    'report.submitted': () => ({
      ...recorded,
      type: 'report.submitted',
      hash: 'sample',
      mandates: mandatesFor(context, defaultKind(context)).map(({ key }) => key),
    }),
    'report.approved': () => ({ ...recorded, type: 'report.approved', hash: null }),
    'report.returned': () => ({ ...recorded, type: 'report.returned', reason: 'sample' }),
    'authority.notified': () => ({
      ...recorded,
      type: 'authority.notified',
      notifiedAt: context.awareAt,
      channel: 'altinn',
      kind: context.reportKind ?? 'first',
      reference: null,
      delayReason: null,
      ...(owesSupplement(context) && {
        supplement: { key: 'another sample', dueAt: soon, what: 'sample' },
      }),
    }),
    'authority.phoned': () => ({
      ...recorded,
      type: 'authority.phoned',
      phonedAt: soon,
      note: 'sample',
      filedBy: somebody.id,
    }),
    'authority.registered': () => ({
      ...recorded,
      type: 'authority.registered',
      caseNumber: 'sample',
      documentNumber: null,
    }),
    'mandate.given': () => ({
      ...recorded,
      type: 'mandate.given',
      key: 'another sample',
      controller: 'sample',
      scope: 'first',
      givenAt: soon,
      dueAt: soon,
      proof: null,
    }),
    'mandate.ended': () => ({
      ...recorded,
      type: 'mandate.ended',
      key: standingMandates(context.mandates)[0]?.key ?? 'sample',
      reason: 'sample',
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
    'duty.moved': () => ({
      ...recorded,
      type: 'duty.moved',
      key: dutyKey('moved', context),
      dueAt: soon,
      reason: 'sample',
    }),
    'duty.fulfilled': () => ({
      ...recorded,
      type: 'duty.fulfilled',
      key: dutyKey('fulfilled', context),
      decision: 'sample',
    }),
    'duty.dropped': () => ({
      ...recorded,
      type: 'duty.dropped',
      key: dutyKey('dropped', context),
      reason: 'sample',
    }),
    'incident.closed': () => ({ ...recorded, type: 'incident.closed', summary: null }),
    'incident.reopened': () => ({ ...recorded, type: 'incident.reopened', reason: 'sample' }),
  };
  return samples[type]();
};
