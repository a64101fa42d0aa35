import { invalid, Problem } from '../../problems.ts';
import type { ShownIncident } from '../../incidents/schemas.ts';
import type { ViewName } from './case-view.ts';
import { instantOf, localParts } from './local-time.ts';

export type Values = Readonly<Record<string, string>>;

/** On which page an event's form stands. */
export const viewOf = (type: string): ViewName => {
  if (['report.', 'authority.', 'mandate.'].some((prefix) => type.startsWith(prefix))) return 'report';
  if (type.startsWith('notice.')) return 'notice';
  return type === 'remainder.decided' ? 'people' : 'overview';
};

/** Altinn's receipt: AR and digits. Anything else may be right too, so it is asked about, not refused. */
export const looksLikeAltinn = (reference: string): boolean => /^AR\s?\d{6,12}$/i.test(reference.trim());

const written = (text: string | undefined): string | undefined => text?.trim() || undefined;

/** The instant of two fields; the stored one, to the second, where the person left it as it was shown. */
const when = (values: Values, name: string, pointer: string, shown?: string | null): string | undefined => {
  const date = values[`${name}Date`] ?? '';
  const time = values[`${name}Time`] ?? '';
  if (shown) {
    const parts = localParts(shown);
    if (parts.date === date && parts.time === time) return shown;
  }
  return instantOf(date, time, pointer);
};

/** How many people, as somebody types it: 1 200 as well as 1200. */
const headCount = (typed: string | undefined): number => {
  const digits = (typed ?? '').replaceAll(/[\s.\u00a0]/g, '');
  if (!/^\d{1,9}$/.test(digits)) throw invalid('/people', 'head-count: Type how many people get it.');
  return Number(digits);
};

type Members = Record<string, unknown>;

/** The mandates that somebody left ticked; undefined where that is all of them: the API then takes those that reach so far. */
const chosenMandates = (values: Values, { filing }: ShownIncident): string[] | undefined => {
  const standing = filing.mandates.filter(({ endedAt }) => endedAt === null);
  const chosen = (values['mandates'] ?? '').split('\n').filter((key) => key !== '');
  return standing.length === 0 || chosen.length === standing.length ? undefined : chosen;
};

const members: Record<string, (values: Values, incident: ShownIncident) => Members> = {
  'breach.confirmed': (values, { awareAt }) => {
    const at = when(values, 'aware', '/awareAt', awareAt);
    return { awareAt: at === awareAt ? undefined : at, reason: written(values['reason']) };
  },
  'incident.dismissed': ({ reason }) => ({ reason }),
  'breach.contained': (values, { containedAt }) => ({
    at: when(values, 'at', '/at', containedAt),
    note: written(values['note']),
  }),
  'risk.assessed': ({ level, reasoning, assessment }) => ({
    level,
    reasoning,
    assessment: written(assessment),
  }),
  'exception.approved': ({ hash, ownApprovalReason }) => ({
    hash,
    ownApprovalReason: written(ownApprovalReason),
  }),
  'exception.returned': ({ reason }) => ({ reason }),
  'decision.confirmed': ({ decision, reason, ownApprovalReason }) => ({
    decision,
    reason,
    ownApprovalReason: written(ownApprovalReason),
  }),
  'report.submitted': (values, incident) => ({
    kind: written(values['kind']),
    completeness: values['kind'] === 'withdrawal' ? undefined : written(values['completeness']),
    withdrawal:
      values['kind'] === 'withdrawal'
        ? { code: values['withdrawalCode'], reason: values['withdrawalReason'] ?? '' }
        : undefined,
    mandates: chosenMandates(values, incident),
  }),
  'report.approved': ({ hash, ownApprovalReason }) => ({
    hash,
    ownApprovalReason: written(ownApprovalReason),
  }),
  'report.returned': ({ reason }) => ({ reason }),
  'authority.notified': (values) => ({
    channel: values['channel'],
    at: when(values, 'at', '/at'),
    kind: values['kind'],
    reference: written(values['reference']),
    filedBy: written(values['filedBy']),
    proof: written(values['proof']),
    followUpDueAt: when(values, 'followUp', '/followUpDueAt'),
    delayReason: written(values['delayReason']),
  }),
  'authority.phoned': (values) => ({
    at: when(values, 'at', '/at'),
    note: values['note'],
    filedBy: written(values['filedBy']),
  }),
  'authority.registered': ({ caseNumber, documentNumber }) => ({
    caseNumber,
    documentNumber: written(documentNumber),
  }),
  'mandate.given': (values) => ({
    controller: values['controller'],
    scope: values['scope'],
    givenAt: when(values, 'given', '/givenAt'),
    dueAt: when(values, 'due', '/dueAt'),
    proof: written(values['proof']),
  }),
  'mandate.ended': ({ key, reason }) => ({ key, reason }),
  'controller.notified': (values) => ({
    controller: values['controller'],
    at: when(values, 'at', '/at'),
    channel: written(values['channel']),
    allTold: values['allTold'] === 'yes',
  }),
  'notice.submitted': () => ({}),
  'notice.approved': ({ hash, ownApprovalReason, people }) => ({
    hash,
    people: headCount(people),
    ownApprovalReason: written(ownApprovalReason),
  }),
  'notice.returned': ({ reason }) => ({ reason }),
  'remainder.decided': ({ reason }) => ({ reason }),
  'duty.undertaken': (values) => ({
    kind: values['kind'],
    dueAt: when(values, 'due', '/dueAt'),
    what: values['what'],
  }),
  'duty.moved': (values) => ({
    key: values['key'],
    dueAt: when(values, 'due', '/dueAt'),
    reason: values['reason'],
  }),
  'duty.fulfilled': ({ key, decision }) => ({ key, decision: written(decision) }),
  'duty.dropped': ({ key, reason }) => ({ key, reason }),
  'incident.closed': ({ summary }) => ({ summary: written(summary) }),
  'incident.reopened': ({ reason }) => ({ reason }),
};

/**
 * The API's body for an event's form. Throws `invalid-input` for a time that is none, and for an Altinn reference of
 * an odd shape until the person says that it is right.
 */
export const eventBodyFrom = (values: Values, incident: ShownIncident): Members => {
  const { type = '', channel, reference = '' } = values;
  const make = Object.hasOwn(members, type) ? members[type] : undefined;
  if (!make) throw new Problem('invalid-input', 'There is no such event.');
  const body = { type, ...make(values, incident) };
  const odd = type === 'authority.notified' && channel === 'altinn' && reference.trim() !== '';
  if (odd && !looksLikeAltinn(reference) && values['referenceSure'] !== 'yes')
    throw new Problem('invalid-input', 'This is no reference of Altinn.', {
      errors: [{ pointer: '/reference', detail: 'odd-reference: the shape is another' }],
    });
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
};
