import type { Role } from '../../../workflows/incident/events.ts';
import type { StandingFacts } from './fact-rule.ts';
import { type Need, neededFromProcessor, processorBasis, type Purpose, purposes } from './needs.ts';
import { factFields, type FactKey, factKeys, type FactSection, isAsked } from './vocabulary.ts';

/** Beside the facts: what the organisation and the course of the case owe to a purpose. */
export type OtherNeed = 'contact' | 'assessment';

export const missingReasons = [
  'not-recorded',
  'to-be-determined',
  'cannot-be-determined',
  'still-ongoing',
] as const;

export interface Missing {
  key: FactKey | OtherNeed;
  section: FactSection | 'organisation' | 'assessment';
  basis: string;
  why: (typeof missingReasons)[number];
}

export interface Course {
  role: Role;
  facts: StandingFacts;
  /** Whether the risk was assessed. */
  assessed: boolean;
  /** Whether somebody can be asked: the data protection officer or another contact. */
  hasContact: boolean;
}

/** What a duty asks that this organisation does not have: another controller does it, or it is a processor's. */
const isOthers = (purpose: Purpose, { role, facts }: Course): boolean => {
  if (purpose === 'closing') return false;
  if (role === 'processor') return purpose !== 'first-notice';
  const who = purpose === 'people-notice' ? facts.peopleInformer : facts.authorityNotifier;
  return role === 'joint' && who?.value === 'other';
};

/** Why a fact does not do for a purpose; undefined where it does. */
const lackOf = (purpose: Purpose, key: FactKey, facts: StandingFacts): Missing['why'] | undefined => {
  if (purpose === 'closing' && key === 'breachEnded' && facts.breachOngoing?.value === true)
    return 'still-ongoing';
  const certainty = facts[key]?.certainty;
  if (certainty === undefined) return 'not-recorded';
  if (certainty === 'to-be-determined' && purpose !== 'first-notice') return certainty;
  if (certainty === 'cannot-be-determined' && purpose === 'people-notice') return certainty;
  return undefined;
};

const isPut = (purpose: Purpose, key: FactKey, { facts, role }: Course): boolean =>
  isAsked(key, facts, role) || (purpose === 'closing' && key === 'breachEnded');

const needsOf = (purpose: Purpose, { role, facts }: Course): readonly Need[] => {
  const asked: readonly Need[] = purposes[purpose];
  if (role === 'processor' && purpose === 'first-notice')
    return neededFromProcessor.map((key) => ({ key, basis: processorBasis }));
  if (purpose !== 'closing') return asked.filter(({ when }) => when?.(facts) ?? true);
  const open = factKeys.filter(
    (key) => facts[key]?.certainty === 'to-be-determined' && !asked.some((one) => one.key === key),
  );
  return [...asked, ...open.map((key) => ({ key, basis: 'GDPR art. 33(5)' }))];
};

const others = (purpose: Purpose, { role, assessed, hasContact }: Course): Missing[] => {
  const missing: Missing[] = [];
  const asksContact = role !== 'processor' && purpose !== 'closing';
  if (asksContact && !hasContact)
    missing.push({
      key: 'contact',
      section: 'organisation',
      basis: purpose === 'people-notice' ? 'GDPR art. 34(2)' : 'GDPR art. 33(3)(b)',
      why: 'not-recorded',
    });
  const asksAssessment = role !== 'processor' && (purpose === 'complete-notice' || purpose === 'closing');
  if (asksAssessment && !assessed)
    missing.push({
      key: 'assessment',
      section: 'assessment',
      basis: purpose === 'closing' ? 'GDPR art. 33(5)' : 'EDPB template, draft 1.0, field 89',
      why: 'not-recorded',
    });
  return missing;
};

/** What is still missing for a purpose, in the order of what asks for it; nothing where the duty is another's. */
export const missingFor = (purpose: Purpose, course: Course): Missing[] => {
  if (isOthers(purpose, course)) return [];
  const facts = needsOf(purpose, course).flatMap(({ key, basis }): Missing[] => {
    const why = isPut(purpose, key, course) ? lackOf(purpose, key, course.facts) : undefined;
    return why ? [{ key, section: factFields[key].section, basis, why }] : [];
  });
  return [...facts, ...others(purpose, course)];
};
