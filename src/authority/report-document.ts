import type { Completeness, ReportKind, Withdrawal } from '../../workflows/incident/filings.ts';
import type { MandateScope } from '../../workflows/incident/mandates.ts';
import type { Certainty } from '../incidents/facts/vocabulary.ts';
import type { SheetField } from './answer-sheet.ts';
import type { SheetFact } from './sheet-facts.ts';

export interface ReportField {
  key: SheetFact;
  certainty: Certainty;
  /** Text as somebody wrote it, a number, an instant (ISO 8601, UTC), or a list; null when not (yet) known. */
  value: string | number | string[] | null;
}

/**
 * The notice to the supervisory authority as data: what GDPR art. 33(3) asks, in the order of Datatilsynet's form.
 * Everything is language-free but what people wrote; the PDF, the page and the JSON are projections of it.
 * Instants are ISO 8601 in UTC.
 */
export interface AuthorityReport {
  /** Of @1, which is still read, nobody asked what the members say from `kind` to `mandates`, and `sheet` is null. */
  format: 'varsla-authority-report@1' | 'varsla-authority-report@2';
  /** `draft` is made from the facts as they are now; the others are the frozen text with its hash, `returned` one that was
   * sent back, replaced or made void. */
  status: 'draft' | 'submitted' | 'approved' | 'filed' | 'returned';
  /** SHA-256 of the frozen content in hex; null for a draft. */
  hash: string | null;
  kind: ReportKind;
  completeness: Completeness | null;
  /** The one that was filed before it, which it refers to; `reference` is Altinn's receipt or the like. */
  previous: { hash: string; reference: string | null; filedAt: string } | null;
  /** Of a withdrawal: why. */
  withdrawal: Withdrawal | null;
  /** Of a processor: the controllers in whose place it is filed. */
  mandates: { controller: string; scope: MandateScope; givenAt: string }[];
  /** The version of the authority's form that `sheet` answers, in its order. */
  form: string | null;
  sheet: readonly SheetField[] | null;
  /** The incident's version that the content was made from. */
  version: number;
  createdAt: string;
  authority: { name: string; country: string };
  organisation: {
    name: string | null;
    organisationNumber: string | null;
    dataProtectionOfficer: { name: string; email: string | null; phone: string | null } | null;
    contact: { name: string; email: string | null; phone: string | null } | null;
  };
  incident: {
    reference: string;
    title: string;
    description: string;
    role: 'controller' | 'processor' | 'joint';
    /** The system in the register, by name, and the processors that run it. */
    system: string | null;
    processors: string[];
    detectedAt: string;
    awareAt: string;
    /** Why awareness is not the detection, where it is not. */
    awareReason: string | null;
    containedAt: string | null;
  };
  deadline: {
    dueAt: string;
    basis: string;
    /** Whether the report was made (or filed) after the deadline. */
    overdue: boolean;
    delayReason: string | null;
  } | null;
  /** Every fact that the form asks for, known or not, in the order of the form. */
  fields: ReportField[];
  assessment: {
    level: 'unlikely' | 'risk' | 'high';
    reasoning: string;
    assessedAt: string;
    assessedBy: string;
  } | null;
  peopleInformed: {
    /** `exempt`: an exemption stands; `held`: one that keeps it secret until a review; `delegated`: another controller tells them. */
    status:
      | 'informed'
      | 'informing'
      | 'planned'
      | 'not-planned'
      | 'undecided'
      | 'exempt'
      | 'held'
      | 'delegated';
    /** The provisions of the exemptions that stand, where `exempt` or `held`. */
    bases?: string[];
    /** Counts by delivery state, from the ledger; null before anything was approved. */
    figures: { people: number; told: number; unknown: number; notTold: number } | null;
    /** Why an author approved the notice to the people alone; absent or null where another did. */
    ownApprovalReason?: string | null;
  };
  /**
   * The files of the case when the content was made, and which of them are exempt from disclosure; absent from content
   * that was frozen before it was kept.
   */
  attachments?: { kind: string; size: number; sha256: string; disclosure: string; basis: string | null }[];
  /** Who wrote it and who approved it: two different people, or one who had nobody else and says why. */
  approval: {
    submittedBy: string;
    submittedAt: string;
    approvedBy: string | null;
    approvedAt: string | null;
    ownApprovalReason?: string | null;
  } | null;
  timeline: { at: string; event: string; actor: string }[];
  /** The head of the incident's hash chain when the content was made. */
  journal: { position: number; hash: string };
}
