import type { AuthorityReport } from '../authority/report-document.ts';
import type { DeadlineKind } from '../../workflows/deadlines.ts';
import type { RiskLevel } from '../../workflows/regimes/regime.ts';
import type { KeptAssessment } from '../assessment/assessments.ts';
import type { Certainty, FactKey, FactSection, FactValue } from '../incidents/facts/vocabulary.ts';
import type { ExemptionCode } from '../../workflows/assessment/exemptions.ts';

/** Who did something, by name, and when. */
export interface Signed {
  at: string;
  by: string;
}

/** A fact as it stands, with what was held for true before. Basis: GDPR art. 33(5). */
export interface DocumentedFact {
  key: FactKey;
  section: FactSection;
  certainty: Certainty;
  value: FactValue;
  /** `register`, or in words; null where a person said it without more. */
  source: string | null;
  recordedAt: string;
  recordedBy: string;
  /** Earlier values in their order, each until it was replaced. */
  earlier: { value: FactValue; certainty: Certainty; until: string }[];
}

/** An entry of the journal: what happened, by whom, with what was said. `details` holds texts, numbers and codes. */
export interface DocumentedEntry extends Signed {
  position: number;
  event: string;
  details: Record<string, string | number>;
  /** The facts that were recorded, or that a decision went out of date by. */
  facts: FactKey[];
}

/** One frozen notice to the authority and what became of it. */
export interface DocumentedNotice {
  number: number;
  kind: string;
  /** Null where nobody was asked. */
  completeness: string | null;
  withdrawal: { code: string; reason: string } | null;
  hash: string;
  submitted: Signed;
  approved: (Signed & { ownApprovalReason: string | null }) | null;
  /** Sent back, with its reason; `null` as reason where a later version or an edit took its place. */
  returned: (Signed & { reason: string | null }) | null;
  filed:
    | (Signed & {
        recordedAt: string;
        channel: string;
        reference: string | null;
        delayReason: string | null;
        /** The attachment that proves it, by id. */
        proof: string | null;
      })
    | null;
}

export interface DocumentedExemption {
  code: ExemptionCode;
  evidence: Readonly<Record<string, string>>;
  claimed: Signed;
  approved: (Signed & { ownApprovalReason: string | null }) | null;
  ended: (Signed & { reason: string }) | null;
}

/** A clock and how it ended. Instants are ISO 8601. */
export interface DocumentedDeadline {
  kind: DeadlineKind;
  /** What is owed, of a duty that somebody undertook with a date. */
  what: string | null;
  basis: string;
  ownTarget: boolean;
  anchorAt: string;
  dueAt: string;
  /** `late`: done after it ran out; `overdue`: still not done; `released`: the duty fell away. */
  outcome: 'met' | 'late' | 'released' | 'running' | 'overdue';
  settledAt: string | null;
}

/** What staff were alerted of, by clock. */
export interface DocumentedAlerts {
  deadline: string;
  raised: number;
  acknowledged: number;
  unanswered: number;
  failed: number;
}

export interface DocumentedAttachment extends Signed {
  id: string;
  kind: string;
  size: number;
  sha256: string;
  disclosure: string;
  /** Why it is exempt, where it is. */
  basis: string | null;
  withdrawn: (Signed & { reason: string }) | null;
}

/** How the people were told: counts and hashes, never who they are. */
export interface DocumentedPeople {
  lists: (Signed & { people: number; merged: number; hash: string })[];
  submitted: (Signed & { people: number; hash: string }) | null;
  approved: (Signed & { ownApprovalReason: string | null }) | null;
  /** Each time that nothing more was under way. */
  settled: { at: string; people: number; told: number; unknown: number; notTold: number }[];
}

/**
 * The firm's own record of a breach, reported or not: its facts, its effects and what was done, with the reasoning of
 * every decision. Language-free but for what people wrote; made from the journal and the facts as they are.
 * Basis: GDPR art. 33(5), 5(2).
 */
export interface Documentation {
  format: 'varsla-internal-documentation@1';
  createdAt: string;
  /** SHA-256 of the canonical content without `createdAt` and without itself: the same record, the same hash. */
  hash: string;
  version: number;
  authority: AuthorityReport['authority'];
  organisation: AuthorityReport['organisation'];
  incident: Omit<AuthorityReport['incident'], 'awareReason'> & {
    openedAt: string;
    openedBy: string;
    owner: string | null;
    standing: 'suspected' | 'open' | 'closed' | 'dismissed';
    endedAt: string | null;
    /** What was said when it was closed or dismissed. */
    summary: string | null;
  };
  risk: RiskLevel | null;
  /** Where the case stands towards each: the outer states of the chart. */
  towards: { authority: string; people: string; controllers: string };
  facts: DocumentedFact[];
  /** Asked for and never answered. */
  unanswered: FactKey[];
  assessments: KeptAssessment[];
  /** Decisions with their reasoning, and when facts that they relied on changed, in order. */
  decisions: DocumentedEntry[];
  exemptions: DocumentedExemption[];
  notices: DocumentedNotice[];
  /** Calls to the authority, its case number, its questions: what else passed between us. */
  correspondence: DocumentedEntry[];
  controllers: DocumentedEntry[];
  people: DocumentedPeople;
  deadlines: DocumentedDeadline[];
  alerts: DocumentedAlerts[];
  attachments: DocumentedAttachment[];
  timeline: DocumentedEntry[];
  journal: { position: number; hash: string };
}
