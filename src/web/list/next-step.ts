import type { IncidentValue } from '../../../workflows/incident/state.ts';

const inside = (region: string | Record<string, string>, name: string): string | undefined =>
  typeof region === 'string' ? undefined : region[name];

const ofAuthority = (region: IncidentValue['authority']): string | undefined => {
  const owed = inside(region, 'owed');
  const amending = inside(region, 'amending');
  if (owed)
    return { preparing: 'authority.prepare', reviewing: 'authority.review', filing: 'authority.file' }[owed];
  return amending && { reviewing: 'authority.amend', filing: 'authority.refile' }[amending];
};

const ofPeople = (region: IncidentValue['people']): string | undefined => {
  const informing = inside(region, 'informing');
  return (
    informing &&
    {
      preparing: 'people.prepare',
      reviewing: 'people.review',
      sending: 'people.sending',
      resolving: 'people.resolve',
    }[informing]
  );
};

/**
 * What somebody owes next, as a key of the words: first whether it is a breach at all, then what has a legal clock,
 * then the rest. One step, so that a list can say it in one line; the incident's own page has them all.
 */
export const nextStep = (state: IncidentValue): string => {
  if (state.case === 'closed' || state.case === 'dismissed') return state.case;
  if (state.case === 'suspected') return 'confirm';
  if (state.controllers === 'telling') return 'controllers.tell';
  if (state.assessment === 'assessing') return 'assess';
  return (
    ofAuthority(state.authority) ??
    ofPeople(state.people) ??
    (state.containment === 'containing' ? 'contain' : 'close')
  );
};
