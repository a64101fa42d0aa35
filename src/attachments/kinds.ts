/**
 * What a file is in a case: the ten of the EDPB's template (field 125), then what proves a filing. Letters of the
 * template are given at its edge.
 */
export const attachmentKinds = [
  'notice-to-people',
  'risk-assessment',
  'cyber-report',
  'ransom-note',
  'phishing-message',
  'notification-procedure',
  'deletion-policy',
  'message-to-wrong-recipients',
  'external-notification',
  'altinn-receipt',
  'filing-proof',
  'mandate',
  'authority-letter',
  'other',
] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/**
 * Whether it may be shown to who asks to see the case at the authority: what is sent there is released on request
 * unless an exemption holds (offentleglova). Exempt is the safe reading of what nobody has judged.
 */
export const disclosures = ['releasable', 'exempt'] as const;
export type Disclosure = (typeof disclosures)[number];
