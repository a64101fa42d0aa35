import { choiceField, choicesField, textField } from './kinds.ts';

/** In place when it happened. Source: EDPB template, draft 1.0, field 75. */
const safeguards = [
  'pseudonymisation',
  'backup',
  'encryption',
  'policies',
  'training',
  'incident-log',
  'access-levels',
  'access-control',
  'audits',
  'physical-access',
  'updates',
  'other',
] as const;

/** Against the next one. Source: EDPB template, draft 1.0, field 94. */
const preventions = [
  'anonymisation',
  'backup',
  'process-changes',
  'encryption',
  'policies',
  'training',
  'erasure',
  'incident-log',
  'access-levels',
  'access-control',
  'audits',
  'physical-access',
  'pseudonymisation',
  'updates',
  'other',
] as const;

/** Basis: GDPR art. 33(3)(d), and art. 32 for those that were in place. */
export const measureFacts = {
  safeguards: choicesField(safeguards),
  safeguardsDescription: textField,
  measuresTaken: textField,
  mitigation: textField,
  /** Whether what was done makes the high risk no longer likely. Basis: GDPR art. 34(3)(b). */
  mitigationOutcome: choiceField(['risk-removed', 'partial', 'none']),
  prevention: choicesField(preventions),
  measuresPlanned: textField,
} as const;
