import type { BreachPicture } from '../../../workflows/assessment/picture.ts';
import type { RiskLevel } from '../../../workflows/regimes/regime.ts';

/** Nothing known at all: what a case says is laid over it. */
export const unknownPicture: BreachPicture = {
  nature: ['confidentiality'],
  exposure: 'unknown',
  logs: 'unknown',
  recipients: 'unknown',
  deletion: 'unknown',
  protection: 'unknown',
  key: 'unknown',
  backup: 'unknown',
  restoredAfterHours: null,
  disruption: 'unknown',
  alteration: 'unknown',
  intent: 'unknown',
  misuseSeen: false,
  dataKinds: [],
  identifiers: [],
  vulnerablePeople: 'unknown',
  peopleCount: null,
  mitigation: 'none',
};

interface WorkedCase {
  name: string;
  picture: Partial<BreachPicture>;
  /** The published outcome: unlikely is the record alone, risk the authority too, high the people as well. */
  outcome: RiskLevel;
}

const simple = { class: 'simple', circumstance: 'ordinary' } as const;
const financial = { class: 'financial', circumstance: 'ordinary' } as const;
const sensitive = { class: 'sensitive', circumstance: 'ordinary' } as const;
const ransomware = {
  intent: 'malicious',
  nature: ['availability', 'confidentiality'],
} as const satisfies Partial<BreachPicture>;
const nothingLeft = {
  exposure: 'excluded',
  logs: 'complete',
  recipients: 'nobody',
} as const satisfies Partial<BreachPicture>;
const stranger = {
  exposure: 'disclosed',
  recipients: 'unknown',
  protection: 'none',
} as const satisfies Partial<BreachPicture>;
const mistake = {
  intent: 'accidental',
  exposure: 'disclosed',
  recipients: 'known',
  protection: 'none',
} as const satisfies Partial<BreachPicture>;

/** The worked cases of EDPB Guidelines 01/2021, in their order, as answers to the questions of the assessment. */
export const workedCases: readonly WorkedCase[] = [
  {
    name: 'ransomware, a full backup, nothing taken',
    picture: {
      ...ransomware,
      ...nothingLeft,
      protection: 'strong',
      key: 'safe',
      backup: 'complete',
      restoredAfterHours: 6,
      disruption: 'inconvenience',
      dataKinds: [simple],
      identifiers: ['name-with-details'],
      vulnerablePeople: false,
      peopleCount: 40,
    },
    outcome: 'unlikely',
  },
  {
    name: 'ransomware without a usable backup, nothing taken',
    picture: {
      ...ransomware,
      ...nothingLeft,
      protection: 'none',
      backup: 'none',
      restoredAfterHours: 120,
      disruption: 'inconvenience',
      dataKinds: [simple],
      identifiers: ['name-with-details'],
      vulnerablePeople: false,
      peopleCount: 40,
    },
    outcome: 'risk',
  },
  {
    name: 'ransomware at a hospital, back after two days, operations put off',
    picture: {
      ...ransomware,
      ...nothingLeft,
      protection: 'none',
      backup: 'complete',
      restoredAfterHours: 48,
      disruption: 'serious',
      dataKinds: [sensitive],
      identifiers: ['national-identity-number'],
      vulnerablePeople: true,
      peopleCount: 3000,
    },
    outcome: 'high',
  },
  {
    name: 'ransomware without backup, with data taken, identity and card data',
    picture: {
      ...ransomware,
      ...stranger,
      backup: 'none',
      disruption: 'inconvenience',
      dataKinds: [simple, { class: 'financial', circumstance: 'allows-fraud' }],
      identifiers: ['name-with-details', 'national-identity-number'],
      vulnerablePeople: false,
      peopleCount: 4000,
    },
    outcome: 'high',
  },
  {
    name: 'job applications taken from a website',
    picture: {
      ...stranger,
      intent: 'malicious',
      dataKinds: [{ class: 'simple', circumstance: 'profile' }],
      identifiers: ['name-with-email'],
      vulnerablePeople: false,
      peopleCount: 213,
    },
    outcome: 'high',
  },
  {
    name: 'salted password hashes taken from a cooking website',
    picture: {
      intent: 'malicious',
      exposure: 'disclosed',
      recipients: 'unknown',
      protection: 'strong',
      key: 'safe',
      dataKinds: [simple],
      identifiers: ['unlinkable-code'],
      vulnerablePeople: false,
      peopleCount: 1200,
    },
    outcome: 'unlikely',
  },
  {
    name: 'credential stuffing at a bank',
    picture: {
      ...stranger,
      intent: 'malicious',
      dataKinds: [simple, financial],
      identifiers: ['name-with-birth-date'],
      vulnerablePeople: false,
      peopleCount: 2000,
    },
    outcome: 'high',
  },
  {
    name: 'business contacts taken by an employee who left',
    picture: {
      intent: 'malicious',
      exposure: 'disclosed',
      recipients: 'known',
      deletion: 'none',
      protection: 'none',
      dataKinds: [simple],
      identifiers: ['name-with-email'],
      vulnerablePeople: false,
      peopleCount: 300,
    },
    outcome: 'risk',
  },
  {
    name: 'a file sent by mistake to a trusted third party who deleted it',
    picture: {
      ...mistake,
      recipients: 'trusted',
      deletion: 'confirmed',
      dataKinds: [simple],
      identifiers: ['name-with-details'],
      vulnerablePeople: false,
      peopleCount: 24,
    },
    outcome: 'unlikely',
  },
  {
    name: 'stolen tablets, encrypted, wiped from afar, with a backup',
    picture: {
      nature: ['confidentiality', 'availability'],
      intent: 'malicious',
      exposure: 'unknown',
      recipients: 'unknown',
      protection: 'strong',
      key: 'safe',
      backup: 'complete',
      restoredAfterHours: 8,
      disruption: 'none',
      dataKinds: [simple],
      identifiers: ['name-with-birth-date'],
      vulnerablePeople: true,
      peopleCount: 60,
    },
    outcome: 'unlikely',
  },
  {
    name: 'a stolen notebook, not encrypted, with birth dates of 100,000 customers',
    picture: {
      ...stranger,
      nature: ['confidentiality', 'availability'],
      intent: 'malicious',
      backup: 'complete',
      restoredAfterHours: 24,
      disruption: 'none',
      dataKinds: [simple],
      identifiers: ['name-with-birth-date', 'address'],
      vulnerablePeople: false,
      peopleCount: 100_000,
    },
    outcome: 'high',
  },
  {
    name: 'stolen paper files of patients, no copy',
    picture: {
      ...stranger,
      nature: ['confidentiality', 'availability'],
      intent: 'malicious',
      backup: 'none',
      disruption: 'inconvenience',
      dataKinds: [sensitive],
      identifiers: ['name-with-birth-date'],
      vulnerablePeople: true,
      peopleCount: 500,
    },
    outcome: 'high',
  },
  {
    name: 'two parcels with their bills mixed up, sent back',
    picture: {
      ...mistake,
      deletion: 'confirmed',
      dataKinds: [simple],
      identifiers: ['name-with-details', 'address'],
      vulnerablePeople: false,
      peopleCount: 2,
    },
    outcome: 'unlikely',
  },
  {
    name: 'a mailing with the identity numbers of 60,000 job-seekers',
    picture: {
      ...mistake,
      recipients: 'unknown',
      deletion: 'none',
      dataKinds: [{ class: 'simple', circumstance: 'sensitive-conclusions' }],
      identifiers: ['name-with-details', 'national-identity-number'],
      vulnerablePeople: true,
      peopleCount: 60_000,
    },
    outcome: 'high',
  },
  {
    name: 'a list of participants sent to fifteen others, with the diet of two',
    picture: {
      ...mistake,
      deletion: 'confirmed',
      dataKinds: [simple, { class: 'sensitive', circumstance: 'hardly-any-insight' }],
      identifiers: ['name-with-details'],
      vulnerablePeople: false,
      peopleCount: 15,
    },
    outcome: 'unlikely',
  },
  {
    name: "an insurance policy posted to another's address",
    picture: {
      ...mistake,
      deletion: 'none',
      dataKinds: [{ class: 'simple', circumstance: 'profile' }],
      identifiers: ['name-with-birth-date', 'address'],
      vulnerablePeople: false,
      peopleCount: 1,
    },
    outcome: 'risk',
  },
  {
    name: 'an impostor has bills sent to a new address',
    picture: {
      intent: 'malicious',
      exposure: 'disclosed',
      recipients: 'unknown',
      protection: 'none',
      dataKinds: [{ class: 'behavioural', circumstance: 'profile' }],
      identifiers: ['name-with-details'],
      vulnerablePeople: 'unknown',
      peopleCount: 1,
    },
    outcome: 'high',
  },
  {
    name: "e-mail of a company forwarded outside, with employees' pay",
    picture: {
      ...stranger,
      intent: 'malicious',
      dataKinds: [simple, financial],
      identifiers: ['name-with-details'],
      vulnerablePeople: false,
      peopleCount: 99,
    },
    outcome: 'high',
  },
];

interface PublishedExample {
  name: string;
  picture: Partial<BreachPicture>;
  /** The published outcome; several where the guidelines let it hang on more than they tell. */
  outcomes: readonly RiskLevel[];
}

/**
 * The examples of Annex B of EDPB Guidelines 9/2022 whose outcome stands in a source beside them: i (AEPD, decision
 * EXP202100318), iv, ix and x (as quoted in public discussions of them). The others are left out.
 */
export const annexB: readonly PublishedExample[] = [
  {
    name: 'an encrypted backup on a stolen USB key, the key safe, the data still there',
    picture: {
      nature: ['confidentiality'],
      exposure: 'likely',
      recipients: 'unknown',
      protection: 'strong',
      key: 'safe',
      intent: 'malicious',
      dataKinds: [simple],
      identifiers: ['name-with-details'],
      vulnerablePeople: false,
    },
    outcomes: ['unlikely'],
  },
  {
    name: 'the same, and the key is compromised later',
    picture: {
      nature: ['confidentiality'],
      exposure: 'likely',
      recipients: 'unknown',
      protection: 'strong',
      key: 'compromised',
      intent: 'malicious',
      dataKinds: [simple],
      identifiers: ['name-with-details'],
      vulnerablePeople: false,
    },
    outcomes: ['risk', 'high'],
  },
  {
    name: 'ransomware, no backup, nothing but encryption found',
    picture: {
      ...ransomware,
      ...nothingLeft,
      protection: 'none',
      backup: 'none',
      disruption: 'inconvenience',
      dataKinds: [simple],
      identifiers: ['name-with-details'],
      vulnerablePeople: false,
    },
    outcomes: ['risk', 'high'],
  },
  {
    name: 'data of many students sent to a list of more than 1,000 others',
    picture: {
      ...mistake,
      recipients: 'unknown',
      deletion: 'none',
      dataKinds: [{ class: 'simple', circumstance: 'profile' }],
      identifiers: ['name-with-email'],
      vulnerablePeople: false,
      peopleCount: 3000,
    },
    outcomes: ['risk', 'high'],
  },
  {
    name: 'marketing with everybody in the open, and their number is large',
    picture: {
      ...mistake,
      deletion: 'none',
      dataKinds: [simple],
      identifiers: ['email'],
      vulnerablePeople: false,
      peopleCount: 800,
    },
    outcomes: ['risk', 'high'],
  },
];
