import { type ExemptionCode, exemptionBases } from '../../workflows/assessment/exemptions.ts';
import type { Incident } from '../incidents/incident.ts';
import type { AuthorityReport } from './report-document.ts';

type Informed = AuthorityReport['peopleInformed'];

/** Whether the people have been told, or will be, by where the case stands. */
export const informedStatus = ({ state: { value, context } }: Incident): Informed['status'] => {
  const { people } = value;
  if (people === 'told') return 'informed';
  if (people === 'exempt')
    return context.exemptions.some(({ reviewKey }) => reviewKey !== null) ? 'held' : 'exempt';
  if (people === 'delegated' || people === 'inapplicable') return 'delegated';
  if (typeof people === 'object')
    return people.informing === 'sending' || people.informing === 'resolving' ? 'informing' : 'planned';
  return people === 'deciding' ? 'undecided' : 'not-planned';
};

/** The provisions of the exemptions that stand; `told`: what the journal says, in order. Basis: GDPR art. 34(3). */
export const exemptionBasesOf = (
  { state: { context } }: Incident,
  told: readonly { type: string; exemptionId?: string; code?: string }[],
): string[] => {
  const bases = context.exemptions.flatMap(({ id }) => {
    const approved = told.findLast(
      (event) => event.type === 'exemption.approved' && event.exemptionId === id,
    );
    return approved?.code ? [exemptionBases[approved.code as ExemptionCode]] : [];
  });
  return [...new Set(bases)];
};
