import { compareInstants } from '../deadlines.ts';
import { authorityDueAt, type IncidentContext } from './context.ts';
import { openDuty } from './duties.ts';
import type { IncidentEvent } from './events.ts';
import type { ReportSubmitted } from './filing-events.ts';
import { isNotified, type ReportKind } from './filings.ts';
import { standingMandate, standingMandates } from './mandates.ts';

interface Args {
  context: IncidentContext;
  event: IncidentEvent;
}

const isOpen = ({ closedAt, dismissedAt }: IncidentContext): boolean =>
  closedAt === null && dismissedAt === null;

/** The mandates that a notice is still owed under. */
export const owedMandates = ({ mandates, duties }: IncidentContext) =>
  standingMandates(mandates).filter(({ key }) => openDuty(duties, key) !== undefined);

/**
 * The kind of a notice where nobody named one: the first while one is owed (by a processor: under some mandate), a
 * follow-up after it.
 */
export const defaultKind = (context: IncidentContext): ReportKind =>
  !isNotified(context.filed) || owedMandates(context).length > 0 ? 'first' : 'follow-up';

export const kindOf = ({ kind }: Pick<ReportSubmitted, 'kind'>, context: IncidentContext): ReportKind =>
  kind ?? defaultKind(context);

/** The mandates that a notice of a kind may be filed under: a later one only under a full one. */
export const mandatesFor = (context: IncidentContext, kind: ReportKind) => {
  if (kind !== 'first') return standingMandates(context.mandates).filter(({ scope }) => scope === 'full');
  const owed = owedMandates(context);
  return owed.length > 0 || isNotified(context.filed) ? owed : standingMandates(context.mandates);
};

/**
 * Whether the rest of the frozen notice will be owed by us once it is filed. A processor that may file the first message
 * alone owes none: what follows is the controllers'. Basis: GDPR art. 33(4).
 */
export const owesSupplement = ({
  role,
  reportCompleteness,
  reportMandates,
  mandates,
}: Pick<IncidentContext, 'role' | 'reportCompleteness' | 'reportMandates' | 'mandates'>): boolean =>
  reportCompleteness === 'incomplete' &&
  (role !== 'processor' ||
    mandates.some(({ key, scope }) => scope === 'full' && reportMandates.includes(key)));

const isFinalAndOpen = ({ kind, completeness }: ReportSubmitted): boolean =>
  kind === 'final' && completeness === 'incomplete';

const allowedByMandates = (context: IncidentContext, event: ReportSubmitted): boolean => {
  const kind = kindOf(event, context);
  const allowed = mandatesFor(context, kind).map(({ key }) => key);
  const named = event.mandates ?? [];
  return (
    (kind === 'first' || isNotified(context.filed)) &&
    named.length > 0 &&
    named.every((key) => allowed.includes(key))
  );
};

/** Questions about the notice to the authority and the mandates to file it. */
export const filingGuards = {
  isFirstNotice: ({ context, event }: Args) =>
    isOpen(context) && event.type === 'report.submitted' && kindOf(event, context) === 'first',
  /** A later notice is tied to the one before it; the final one leaves nothing open. Basis: GDPR art. 33(4). */
  isLaterNotice: ({ context, event }: Args) =>
    isOpen(context) &&
    event.type === 'report.submitted' &&
    kindOf(event, context) !== 'first' &&
    !isFinalAndOpen(event),
  /** Under mandates that stand and reach so far. Basis: Datatilsynet, who may notify for controllers. */
  mandatesAllow: ({ context, event }: Args) =>
    isOpen(context) &&
    event.type === 'report.submitted' &&
    allowedByMandates(context, event) &&
    !isFinalAndOpen(event),

  /** The change is one to what the frozen notice says. */
  voidsReport: ({ context, event }: Args) =>
    isOpen(context) && 'voids' in event && event.voids !== undefined && event.voids === context.reportHash,

  /** What is filed is what was approved, and an incomplete one opens the duty to give the rest. */
  isWhatWasApproved: ({ context, event }: Args) =>
    isOpen(context) &&
    event.type === 'authority.notified' &&
    event.kind === context.reportKind &&
    owesSupplement(context) === (event.supplement !== undefined),
  /** A late first notice says why. Basis: GDPR art. 33(1), second sentence. */
  isInTimeOrReasoned: ({ context, event }: Args) =>
    event.type === 'authority.notified' &&
    (compareInstants(event.notifiedAt, authorityDueAt(context)) <= 0 || event.delayReason !== null),
  takesBack: ({ event }: Args) => event.type === 'authority.notified' && event.kind === 'withdrawal',
  /** Nothing that we filed stands with the authority. */
  nothingIsFiled: ({ context }: Args) => !isNotified(context.filed),

  mandateIsNew: ({ context, event }: Args) =>
    isOpen(context) &&
    context.role === 'processor' &&
    event.type === 'mandate.given' &&
    context.duties.every(({ key }) => key !== event.key),
  mandateStands: ({ context, event }: Args) =>
    isOpen(context) &&
    event.type === 'mandate.ended' &&
    standingMandate(context.mandates, event.key) !== undefined,
  isLastMandate: ({ context }: Args) => standingMandates(context.mandates).length === 1,
  /** What waits or is approved would be filed under it. */
  reportNeedsMandate: ({ context, event }: Args) =>
    event.type === 'mandate.ended' && context.reportMandates.includes(event.key),
};
