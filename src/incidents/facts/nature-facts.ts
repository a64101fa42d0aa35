import { pictureAnswers } from '../../../workflows/assessment/picture.ts';
import { both, has, is, not } from './asked.ts';
import { booleanField, choiceField, choicesField, hoursField, textField } from './kinds.ts';

/** Kinds of incident. Source: EDPB template, draft 1.0, field 60, without "to be determined": that is a certainty. */
const incidentTypes = [
  'privilege-abuse',
  'ransomware',
  'hacking-or-malware',
  'phishing',
  'vulnerability-exploited',
  'unauthorised-access',
  'exfiltration',
  'records-mixed-up',
  'device-lost-or-stolen',
  'data-on-discarded-device',
  'paper-wrongly-disposed',
  'mail-lost-or-opened',
  'misconfiguration',
  'wrong-access-permissions',
  'paper-lost-or-stolen',
  'data-deleted',
  'shown-to-wrong-recipient',
  'sent-by-mistake',
  'open-recipient-list',
  'technical-malfunction',
  'data-modified',
  'unintended-publication',
  'spoken-disclosure',
  'other',
] as const;

const ofConfidentiality = has('nature', 'confidentiality');
const ofIntegrity = has('nature', 'integrity');
const ofAvailability = has('nature', 'availability');

/**
 * What kind of breach it was, and what can be proved of it. What a confidentiality question leaves open counts as the
 * worst in the assessment. Source: EDPB template, draft 1.0, fields 55 to 63; values as the assessment reads them
 * (`workflows/assessment/picture.ts`).
 */
export const natureFacts = {
  whatHappened: textField,
  /** Which of confidentiality, integrity, availability was breached (GDPR art. 4(12)). */
  nature: choicesField(pictureAnswers.nature),
  incidentTypes: choicesField(incidentTypes),
  /** Main cause, in words: Datatilsynet's choice values are not published, so none are invented here. */
  mainCause: textField,
  howItArose: textField,
  causeOrigin: choiceField(['internal', 'external']),
  intent: choiceField(['malicious', 'accidental']),
  systemsDescription: textField,
  /** Whether data left or were seen. `excluded`: there is evidence that none were. */
  exposure: { ...choiceField(['disclosed', 'likely', 'excluded']), asked: ofConfidentiality },
  /** What the logs can prove of it. */
  logs: { ...choiceField(['complete', 'partial', 'none']), asked: ofConfidentiality },
  /** Who may have the data. `unknown` is an answer: people that nobody knows. */
  recipients: {
    ...choiceField(['nobody', 'trusted', 'known', 'unknown', 'public']),
    asked: both(ofConfidentiality, not(is('exposure', 'excluded'))),
  },
  deletion: {
    ...choiceField(['confirmed', 'claimed', 'none']),
    asked: both(ofConfidentiality, not(is('exposure', 'excluded')), not(is('recipients', 'nobody'))),
  },
  /** Encryption or hashing as the data lay there: by the state of the art, worse, or none. GDPR art. 34(3)(a). */
  protection: { ...choiceField(['strong', 'weak', 'none']), asked: ofConfidentiality },
  protectionKey: {
    ...choiceField(['safe', 'compromised']),
    asked: both(ofConfidentiality, is('protection', 'strong', 'weak')),
  },
  alteration: {
    ...choiceField(['none', 'reversible', 'misused-reversible', 'irreversible']),
    asked: ofIntegrity,
  },
  availabilityLoss: { ...choiceField(['temporary', 'permanent']), asked: ofAvailability },
  backup: { ...choiceField(['complete', 'partial', 'none']), asked: ofAvailability },
  /** Hours until people had their data or service again; no value while they have not. */
  restoredAfterHours: {
    ...hoursField,
    asked: both(ofAvailability, not(is('availabilityLoss', 'permanent'))),
  },
  /** What the loss of data or service did to people. */
  disruption: { ...choiceField(['none', 'inconvenience', 'serious']), asked: ofAvailability },
  /** Whether the data were seen used against people: fraud, take-over, threats. */
  misuseSeen: booleanField,
} as const;
