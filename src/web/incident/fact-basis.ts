import type { FactKey } from '../../incidents/facts/vocabulary.ts';

const categoriesAndNumbers = 'GDPR art. 33(3)(a)';
const consequences = 'GDPR art. 33(3)(c)';
const measures = 'GDPR art. 33(3)(d)';
const risk = 'GDPR art. 33(1)';

/**
 * Where the law asks for a fact, or makes something hang on it; what has none is asked by the authority's form alone.
 */
export const factBasis: Partial<Record<FactKey, string>> = {
  processorAwareAt: 'GDPR art. 33(2)',
  whatHappened: categoriesAndNumbers,
  nature: 'GDPR art. 4(12)',
  intent: risk,
  exposure: risk,
  logs: 'GDPR art. 33(5)',
  recipients: risk,
  deletion: risk,
  protection: 'GDPR art. 34(3)(a)',
  protectionKey: 'GDPR art. 34(3)(a)',
  alteration: risk,
  availabilityLoss: risk,
  backup: 'GDPR art. 32(1)(c)',
  restoredAfterHours: 'GDPR art. 32(1)(c)',
  disruption: risk,
  misuseSeen: risk,
  peopleCount: categoriesAndNumbers,
  peopleTypes: categoriesAndNumbers,
  peopleCategories: categoriesAndNumbers,
  vulnerablePeople: risk,
  dataTypes: categoriesAndNumbers,
  dataCategories: categoriesAndNumbers,
  dataKinds: risk,
  identifiers: risk,
  recordsCount: categoriesAndNumbers,
  likelyConsequences: consequences,
  confidentialityConsequences: consequences,
  integrityConsequences: consequences,
  availabilityConsequences: consequences,
  impacts: consequences,
  impactSeverity: 'GDPR art. 34(1)',
  safeguards: 'GDPR art. 32(1)',
  measuresTaken: measures,
  mitigation: measures,
  mitigationOutcome: 'GDPR art. 34(3)(b)',
  prevention: measures,
  measuresPlanned: measures,
  otherParties: 'GDPR art. 28(3)',
  crossBorder: 'GDPR art. 56(1)',
  leadAuthority: 'GDPR art. 56(1)',
  authorityNotifier: 'GDPR art. 26(1)',
  peopleInformer: 'GDPR art. 26(1)',
};
