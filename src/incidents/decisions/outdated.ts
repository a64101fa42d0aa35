import { type Decision, decisions } from '../../../workflows/incident/decisions.ts';
import { isNotified } from '../../../workflows/incident/filings.ts';
import type { IncidentState } from '../../../workflows/incident/state.ts';
import { canonicalJson } from '../../journal/chain.ts';
import type { FactKey, FactValue } from '../facts/vocabulary.ts';
import type { Grounds, GroundsOf } from './grounds-store.ts';

/** A fact that is no longer what a decision relied on; null: unknown. */
export interface MovedFact {
  key: FactKey;
  from: FactValue;
  to: FactValue;
}

/** The values that facts have now; one that nobody has recorded is missing. */
export type FactsNow = Readonly<Partial<Record<FactKey, { value: FactValue } | undefined>>>;

/** Whether a notice to the authority is frozen and not filed: it waits for its approval, or for its filing. */
export const reportWaits = ({ authority }: IncidentState['value']): boolean =>
  typeof authority === 'object' &&
  Object.values(authority).some((step) => step === 'reviewing' || step === 'filing');

/** Where the grounds of a decision that stands are kept; undefined while none of its kind stands. */
export const standingGrounds = (
  { value, context }: Pick<IncidentState, 'value' | 'context'>,
  decision: Decision,
): GroundsOf | undefined => {
  if (decision === 'risk') return context.risk === null ? undefined : 'risk';
  if (decision === 'notice') {
    if (value.people === 'told') return 'notice';
    return typeof value.people === 'object' && value.people.informing !== 'preparing' ? 'notice' : undefined;
  }
  if (reportWaits(value)) return 'report';
  return isNotified(context.filed) ? 'filed' : undefined;
};

/** A list says the same in any order; a value says the same whatever its certainty. */
const saidAs = (value: FactValue | undefined): string =>
  Array.isArray(value)
    ? JSON.stringify(value.map((item) => canonicalJson(item)).toSorted())
    : canonicalJson(value ?? null);

/** The facts that differ from what a decision relied on. */
export const movedFacts = (grounds: Grounds, now: FactsNow): MovedFact[] =>
  Object.entries(grounds).flatMap(([name, from]) => {
    const key = name as FactKey;
    const to = now[key]?.value ?? null;
    return saidAs(from) === saidAs(to) ? [] : [{ key, from, to }];
  });

/** The decisions that stand on facts which differ now, with these. A decision without kept grounds never ages. */
export const agedDecisions = (
  state: Pick<IncidentState, 'value' | 'context'>,
  kept: Partial<Record<GroundsOf, Grounds>>,
  now: FactsNow,
): { decision: Decision; facts: MovedFact[] }[] =>
  decisions.flatMap((decision) => {
    const place = standingGrounds(state, decision);
    const grounds = place && kept[place];
    const facts = grounds ? movedFacts(grounds, now) : [];
    return facts.length > 0 ? [{ decision, facts }] : [];
  });
