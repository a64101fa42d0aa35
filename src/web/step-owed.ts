import type { Role } from '../../workflows/incident/events.ts';
import type { IncidentValue } from '../../workflows/incident/state.ts';

export type OwedStep =
  | 'confirm'
  | 'controllers.tell'
  | 'assess'
  | 'authority.except'
  | 'decisions.review'
  | 'authority.prepare'
  | 'authority.review'
  | 'authority.file'
  | 'authority.amend'
  | 'authority.refile'
  | 'authority.supply'
  | 'people.prepare'
  | 'people.review'
  | 'people.sending'
  | 'people.resolve'
  | 'contain'
  | 'close';

const ofAuthority = (region: IncidentValue['authority'], actsFor: boolean): OwedStep | undefined => {
  if (typeof region === 'string') return undefined;
  if ('acting' in region && region.acting === 'preparing') return actsFor ? 'authority.prepare' : undefined;
  if ('amending' in region)
    return ({ reviewing: 'authority.amend', filing: 'authority.refile' } as const)[region.amending];
  return (
    {
      preparing: 'authority.prepare',
      excepting: 'authority.except',
      reviewing: 'authority.review',
      filing: 'authority.file',
    } as const
  )['acting' in region ? region.acting : region.owed];
};

const ofPeople = (region: IncidentValue['people']): OwedStep | undefined =>
  typeof region === 'string'
    ? undefined
    : (
        {
          preparing: 'people.prepare',
          reviewing: 'people.review',
          sending: 'people.sending',
          resolving: 'people.resolve',
        } as const
      )[region.informing];

/** What the state alone does not say. */
export interface Beside {
  /** A decision rests on facts that have changed, and no exception is approved on those. */
  isStale?: boolean;
  /** A processor owes a notice that a controller has let it file. */
  actsFor?: boolean;
  /** The rest of a notice that was filed incomplete is owed. */
  owesRest?: boolean;
}

/** The same from the kinds of the clocks that run. */
export const besideOf = (clocks: readonly string[], isStale: boolean): Beside => ({
  isStale,
  actsFor: clocks.includes('authority.mandate'),
  owesRest: clocks.includes('authority.supplement'),
});

/**
 * What somebody owes next, undefined where nothing is owed or the case has ended: first whether it is a breach at all,
 * then what has a legal clock, then the rest. A processor assesses no risk (GDPR art. 33(2)). `closable`: no duty is
 * open any more.
 */
export const stepOwed = (
  state: IncidentValue,
  role: Role,
  closable: boolean,
  { isStale = false, actsFor = false, owesRest = false }: Beside = {},
): OwedStep | undefined => {
  if (state.case === 'closed' || state.case === 'dismissed') return undefined;
  if (state.case === 'suspected') return 'confirm';
  if (state.controllers === 'telling') return 'controllers.tell';
  if (state.assessment === 'assessing' && role !== 'processor') return 'assess';
  const authority = ofAuthority(state.authority, actsFor);
  if (isStale && authority === 'authority.except') return 'decisions.review';
  return (
    authority ??
    ofPeople(state.people) ??
    (isStale ? 'decisions.review' : undefined) ??
    (owesRest ? 'authority.supply' : undefined) ??
    (state.containment === 'containing' ? 'contain' : undefined) ??
    (closable ? 'close' : undefined)
  );
};
