/** What an answer about a breach may be, by question. `unknown` is an answer too, and counts as the worst of its kind. */
export const pictureAnswers = {
  nature: ['confidentiality', 'integrity', 'availability'],
  exposure: ['disclosed', 'likely', 'excluded', 'unknown'],
  logs: ['complete', 'partial', 'none', 'unknown'],
  recipients: ['nobody', 'trusted', 'known', 'unknown', 'public'],
  deletion: ['confirmed', 'claimed', 'none', 'unknown'],
  protection: ['strong', 'weak', 'none', 'unknown'],
  key: ['safe', 'compromised', 'unknown'],
  backup: ['complete', 'partial', 'none', 'unknown'],
  disruption: ['none', 'inconvenience', 'serious', 'unknown'],
  alteration: ['none', 'reversible', 'misused-reversible', 'irreversible', 'unknown'],
  intent: ['malicious', 'accidental', 'unknown'],
  mitigation: ['risk-removed', 'partial', 'none'],
} as const;
type Answer<Question extends keyof typeof pictureAnswers> = (typeof pictureAnswers)[Question][number];

/**
 * What a breach looks like to an assessment: answers by meaning, each of which may be unknown. Unknown counts as the
 * worst that it can be until somebody knows better. Basis: GDPR recitals 75, 76 and 85; EDPB Guidelines 9/2022,
 * factors of the risk; ENISA 2013 for kinds of data, identification and circumstances.
 */
export interface BreachPicture {
  /** Empty: not known, and then all three. */
  nature: readonly Answer<'nature'>[];
  /** Whether data left, or were seen by somebody who should not. `excluded` needs logs that can prove it. */
  exposure: Answer<'exposure'>;
  /** What the logs can prove of it. No trace in logs that lack is no proof. */
  logs: Answer<'logs'>;
  /** Who may have the data now. `trusted`: bound to us and known to act on our word. */
  recipients: Answer<'recipients'>;
  /** What became of the data with the recipients. */
  deletion: Answer<'deletion'>;
  /** Encrypted or hashed by the state of the art, or not. */
  protection: Answer<'protection'>;
  /** The key, or the salt and the secret of a hash. */
  key: Answer<'key'>;
  backup: Answer<'backup'>;
  /** Hours until people had their data or service again; null while they have not. */
  restoredAfterHours: number | null;
  /** What the loss of data or service did to people. */
  disruption: Answer<'disruption'>;
  alteration: Answer<'alteration'>;
  intent: Answer<'intent'>;
  /** Whether the data were seen used against people: fraud, take-over, threats. */
  misuseSeen: boolean;
  dataKinds: readonly DataKind[];
  identifiers: readonly Identifier[];
  /** Children, patients, people at a secret address, employees towards their employer and the like. */
  vulnerablePeople: boolean | 'unknown';
  peopleCount: number | null;
  /** Whether later measures make the high risk no longer likely. Basis: GDPR art. 34(3)(b). */
  mitigation: Answer<'mitigation'>;
}

/** A kind of data and what is special about it here. Which circumstances a class takes: `severity-method.ts`. */
export interface DataKind {
  class: DataClass;
  circumstance: DataCircumstance;
}

export const dataClassNames = ['simple', 'behavioural', 'financial', 'sensitive'] as const;
export type DataClass = (typeof dataClassNames)[number];

export const dataCircumstances = [
  'ordinary',
  'profile',
  'sensitive-conclusions',
  'sensitive-profile',
  'critical-to-safety',
  'little-insight',
  'hardly-any-insight',
  'public-before',
  'allows-fraud',
] as const;
export type DataCircumstance = (typeof dataCircumstances)[number];

/** By what a person can be found in the data. */
export const identifierNames = [
  'unlinkable-code',
  'linkable-code',
  'common-name',
  'name',
  'name-with-details',
  'name-with-birth-date',
  'name-with-email',
  'email',
  'phone',
  'address',
  'vague-picture',
  'clear-picture',
  'national-identity-number',
  'identity-document',
] as const;
export type Identifier = (typeof identifierNames)[number];

/** The same picture with the nature that counts: all three while it is not known. */
export const withNature = (picture: BreachPicture): BreachPicture =>
  picture.nature.length === 0 ? { ...picture, nature: pictureAnswers.nature } : picture;
