import type { RiskLevel } from '../../workflows/regimes/regime.ts';
import type { StandingFacts } from '../incidents/facts/fact-rule.ts';
import type { FactKey } from '../incidents/facts/vocabulary.ts';
import { edpbTemplate, lettersOf } from './edpb/edpb-template.ts';
import type { Filling, TemplateField } from './edpb/template-field.ts';
import type { AuthorityReport } from './report-document.ts';

/** An answer that only an incomplete notice may leave to be determined. */
export interface OpenField {
  /** Its number in the EDPB's template. */
  no: number;
  /** The facts that answer it; none where the record of the case does. */
  facts: readonly FactKey[];
}

/** What stands beside the facts: the risk that was decided, and whether it is decided who is told. */
export interface Decided {
  risk: RiskLevel | null;
  people: AuthorityReport['peopleInformed']['status'];
}

/** What hangs on nothing but the facts; such are the conditions of the fields that may be left open. */
const fillingOf = (facts: StandingFacts): Filling => ({
  facts,
  notification: { type: 'new', subType: 'incomplete' },
  hoursSinceAwareness: 0,
  controller: { establishedInEea: true, sector: null, organisationType: null },
  reporterFunction: null,
  contactPoint: null,
  dpoDesignated: null,
  communication: null,
  communicationCoverage: null,
  communicationMeans: [],
  attachments: [],
});

const factsOf = ({ from }: TemplateField): readonly FactKey[] =>
  'fact' in from ? (typeof from.fact === 'string' ? [from.fact] : from.fact) : [];

const isOpen = (field: TemplateField, facts: StandingFacts, { risk, people }: Decided): boolean => {
  if (field.no === 89) return risk === null;
  if (field.no === 97) return people === 'undecided';
  return lettersOf(field, facts).some((letter) => field.incompleteOnly?.includes(letter));
};

/**
 * What makes a notice an incomplete one: the answers that the EDPB's template lets stand as "to be determined" only in
 * such a one, and that are so. Basis: GDPR art. 33(4); EDPB template, draft 1.0, field 4.
 */
export const openFields = (facts: StandingFacts, decided: Decided): OpenField[] => {
  const filling = fillingOf(facts);
  return edpbTemplate.fields
    .filter((field) => field.incompleteOnly !== undefined && (field.shown?.(filling) ?? true))
    .filter((field) => isOpen(field, facts, decided))
    .map((field) => ({ no: field.no, facts: factsOf(field) }));
};
