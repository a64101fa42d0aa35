/**
 * Why people need not be told, or not yet, although the risk is high, each with its basis. Basis: GDPR art. 34(3);
 * personopplysningsloven § 16, which for art. 34 names letters a, b and d.
 */
export const exemptionBases = {
  unintelligible: 'GDPR art. 34(3)(a)',
  'risk-removed': 'GDPR art. 34(3)(b)',
  'disproportionate-effort': 'GDPR art. 34(3)(c)',
  'national-interests': 'personopplysningsloven § 16 a',
  'criminal-investigation': 'personopplysningsloven § 16 b',
  'statutory-confidentiality': 'personopplysningsloven § 16 d',
} as const;
export type ExemptionCode = keyof typeof exemptionBases;
export const exemptionCodes = Object.keys(exemptionBases) as [ExemptionCode, ...ExemptionCode[]];

/** Those of § 16: they hold as long as something must be kept secret, and so have a date of review. */
export const secrecyExemptions = [
  'national-interests',
  'criminal-investigation',
  'statutory-confidentiality',
] as const satisfies readonly ExemptionCode[];

/** Whether an exemption only puts off: it ends when the secret does. */
export const isSecrecy = (code: ExemptionCode): boolean =>
  (secrecyExemptions as readonly ExemptionCode[]).includes(code);
