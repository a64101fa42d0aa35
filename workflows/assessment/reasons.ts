/**
 * What a proposal rests on, each with its source. The sentences are written by language at the edge; here stand what
 * they say and where it comes from.
 */
export const reasonSources = {
  'nobody-can-read-it': 'GDPR art. 34(3)(a); EDPB Guidelines 9/2022, Annex B, example i',
  'nobody-got-it-and-it-is-back': 'EDPB Guidelines 9/2022 (availability); ENISA 2013, circumstances',
  'only-briefly-unavailable': 'EDPB Guidelines 9/2022 (availability); GDPR recital 85',
  'few-known-recipients-who-deleted-it': 'EDPB Guidelines 9/2022, factor: severity of the consequences',
  'risk-cannot-be-ruled-out': 'GDPR art. 33(1); the controller shows that a risk is unlikely, art. 5(2)',
  'malicious-and-readable': 'GDPR recital 85; ENISA 2013, malicious intent',
  'severity-is-high': 'ENISA 2013, severity of 3 or more; GDPR art. 34(1)',
  'enough-for-identity-theft': 'GDPR recital 75: identity theft or fraud',
  'sensitive-data-with-others':
    'GDPR art. 9, recital 75; EDPB Guidelines 9/2022, factor: nature and sensitivity',
  'vulnerable-people': 'GDPR recital 75; EDPB Guidelines 9/2022, factor: characteristics of the individual',
  'a-needed-service-failed': 'GDPR recital 75 and 85: physical harm; EDPB Guidelines 9/2022 (availability)',
  'misuse-was-seen': 'GDPR recital 85: fraud, financial loss',
  'later-measures-removed-the-risk': 'GDPR art. 34(3)(b)',
  'every-breach-is-documented': 'GDPR art. 33(5)',
  'processor-tells-its-controllers': 'GDPR art. 33(2): without a test of risk',
  'other-controller-fulfils-it': 'GDPR art. 26(1)',
  'we-are-no-processor': 'GDPR art. 33(2)',
  'risk-is-not-high': 'GDPR art. 34(1)',
  'an-exemption-stands': 'GDPR art. 34(3); personopplysningsloven § 16',
} as const;
export type ReasonCode = keyof typeof reasonSources;

/** What would have to be known to judge otherwise; each counts as the worst until then. */
export type OpenQuestion =
  | 'nature'
  | 'exposure'
  | 'logs'
  | 'recipients'
  | 'deletion'
  | 'protection'
  | 'key'
  | 'backup'
  | 'restoredAfterHours'
  | 'disruption'
  | 'alteration'
  | 'intent'
  | 'dataKinds'
  | 'identifiers'
  | 'vulnerablePeople'
  | 'peopleCount';
