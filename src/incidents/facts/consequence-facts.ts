import { has } from './asked.ts';
import { choiceField, choicesField, textField } from './kinds.ts';

/** What it can do to people. Source: EDPB template, draft 1.0, field 85, without "to be determined". */
const impacts = [
  'loss-of-control',
  'limited-rights',
  'discrimination',
  'identity-theft',
  'fraud',
  'financial-loss',
  'reidentification',
  'reputation',
  'professional-secrecy',
  'disclosure',
  'social-disadvantage',
  'harm-to-health',
  'property-damage',
  'other',
] as const;

/** Basis: GDPR art. 33(3)(c). The codes after the EDPB template, draft 1.0, fields 79 to 87. */
export const consequenceFacts = {
  likelyConsequences: textField,
  confidentialityConsequences: {
    ...choicesField([
      'disclosed-beyond-purpose',
      'linked-with-other-data',
      'used-for-other-purposes',
      'other',
    ]),
    asked: has('nature', 'confidentiality'),
  },
  integrityConsequences: {
    ...choicesField(['used-though-invalid', 'valid-but-misused', 'other']),
    asked: has('nature', 'integrity'),
  },
  availabilityConsequences: {
    ...choicesField(['no-access', 'disrupted-use', 'other']),
    asked: has('nature', 'availability'),
  },
  impacts: choicesField(impacts),
  /** The highest that is plausible. */
  impactSeverity: choiceField(['minor', 'moderate', 'severe']),
} as const;
