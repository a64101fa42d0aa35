import type { Contact } from '../people/people.ts';
import type { Language } from '../languages.ts';

/** What one case has on the person who asks. */
export interface HeldInCase {
  reference: string;
  detectedAt: string;
  /** When the list that they stand on was made. */
  listedAt: string;
  contact: Contact;
  language: Language;
  isChild: boolean;
  isVulnerable: boolean;
  hasSecretAddress: boolean;
  /** They share a mailbox with somebody, and were told by that one message. */
  toldThroughAnother: boolean;
  messages: { channel: string; state: string; handedOverAt: string | null; changedAt: string }[];
  /** What was written to them; null where nothing was approved. */
  notice: { subject: string; text: string; sms: string } | null;
  /** When it is erased by the rules; null while the case is open. */
  forgottenAt: string | null;
  isHeld: boolean;
}

/** All that is held on one person, for that person. Basis: GDPR art. 15. */
export interface AccessReport {
  format: 'varsla-access-report@1';
  createdAt: string;
  hash: string;
  organisation: {
    name: string | null;
    organisationNumber: string | null;
    dataProtectionOfficer: { name: string; email: string | null; phone: string | null } | null;
  };
  /** What was asked with, as it was understood. */
  askedBy: string;
  cases: HeldInCase[];
}
