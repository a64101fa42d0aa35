import type { ChannelCount, DayCount, FailureCount, PeopleStanding } from '../notices/sent-ledger.ts';
import type { AuthorityReport } from '../authority/report-document.ts';
import type { Language } from '../languages.ts';
import type { DocumentedPeople, Signed } from './documentation-document.ts';

/** A text as it was frozen, with who it was for. The merge fields of the person stand in it by name. */
export interface ProvedText {
  language: Language;
  channel: string;
  subject: string | null;
  text: string;
  /** SHA-256 of the canonical JSON of this text. */
  hash: string;
  /** How many on the list read this language. */
  people: number;
}

/**
 * Proof that the people were told: counts, times, texts and hashes, never a name or an address. "Delivered" is a
 * server's word, and never called "read". Basis: GDPR art. 34(1), 34(2), 5(2).
 */
export interface NoticeProof {
  format: 'varsla-proof-of-notice@1';
  createdAt: string;
  /** SHA-256 of the canonical content without `createdAt` and without itself. */
  hash: string;
  organisation: Pick<AuthorityReport['organisation'], 'name' | 'organisationNumber'>;
  incident: { reference: string; title: string; version: number };
  /** The lists in the order in which they were put, the frozen one last; the approval of texts and list. */
  told: DocumentedPeople;
  people: PeopleStanding;
  channels: ChannelCount[];
  days: DayCount[];
  failures: FailureCount[];
  /** What was decided of those not reached. */
  decisions: (Signed & { reason: string })[];
  texts: ProvedText[];
  journal: { position: number; hash: string };
}
