import { addHours, type Instant } from '../deadlines.ts';
import { regimeAt, regimeById } from '../regimes/no-gdpr.ts';
import type { RiskLevel } from '../regimes/regime.ts';
import type { Outdated } from './decisions.ts';
import type { UndertakenDuty } from './duties.ts';
import type { StandingExemption } from './exemptions.ts';
import type { IncidentOpened, Party, Role } from './events.ts';
import type { Completeness, FiledNotice, ReportKind, VoidedReport } from './filings.ts';
import type { Mandate } from './mandates.ts';

/** What the chart remembers beside its states. No contact data; free text only where people give reasons or name a duty. */
export interface IncidentContext {
  /** The regime's id, fixed when the incident is opened. */
  regime: string;
  role: Role;
  /** Whether whoever opened it was sure of a breach. */
  confirmed: boolean;
  detectedAt: Instant;
  awareAt: Instant;
  awareReason: string | null;
  /** While it is a suspicion: when it was recorded as one. */
  suspectedAt: Instant | null;
  containedAt: Instant | null;
  risk: RiskLevel | null;
  /** The exception of art. 33(1), where the risk that stands allows it: waits for an approver, or is taken. */
  exception: 'proposed' | 'taken' | null;
  /** Who assessed the risk so, and the hash of what was decided; null also where no approval was asked for. */
  exceptionAuthor: string | null;
  exceptionHash: string | null;
  /** Why its author approved the exception alone, where they did. */
  exceptionOwnApproval: string | null;
  /** Decisions that rest on facts which have changed since, and since when. */
  outdated: Outdated;
  /** Role `joint`: who fulfils the duty; null counts as us, the safe reading. */
  authorityNotifier: Party | null;
  peopleInformer: Party | null;
  /** The frozen notice to the authority: who wrote it, its hash, what it is. Stays once it is filed. */
  reportAuthor: string | null;
  reportHash: string | null;
  reportKind: ReportKind | null;
  reportCompleteness: Completeness | null;
  /** Role `processor`: the mandates that it is filed under. */
  reportMandates: readonly string[];
  /** A frozen notice that was voided by a change, or by the next one; until the next is filed. */
  reportVoided: VoidedReport | null;
  /** What the authority was given last. */
  filed: FiledNotice | null;
  /** When somebody last told the authority by telephone. */
  phonedAt: Instant | null;
  /** What the authority calls the case. */
  caseNumber: string | null;
  documentNumber: string | null;
  /** Role `processor`: the controllers that let us notify in their place; those that ended stay. */
  mandates: readonly Mandate[];
  /** Why its author approved the frozen notice alone, where they did. */
  reportOwnApproval: string | null;
  /** When a follow-up to the authority was sent for approval. */
  followUpSince: Instant | null;
  /** When the clock towards the authority ended: notified or delegated. */
  authoritySettledAt: Instant | null;
  /** People on the list, as last put. */
  peopleListed: number;
  noticeAuthors: readonly string[];
  noticeHash: string | null;
  /** Why an author approved the notice to the people alone, where they did. */
  noticeOwnApproval: string | null;
  /** SHA-256 of the texts as last written. */
  noticeDraft: string | null;
  /** What the people's clock counts from: the decision of high risk, or a voluntary notice sent for approval. */
  peopleSince: Instant | null;
  /** Why people need not be told, or not yet: what was approved and has not ended. */
  exemptions: readonly StandingExemption[];
  /** People unknown or not reached, and how many of them a person has decided about. */
  untold: number;
  untoldAccepted: number;
  /** Role `processor`: how many times a controller was told, and when last. */
  controllersTold: number;
  controllersToldAt: Instant | null;
  /** Duties with a date of their own, in the order in which they were undertaken. */
  duties: readonly UndertakenDuty[];
  closedAt: Instant | null;
  dismissedAt: Instant | null;
}

/** The context of an incident that was just opened. The regime is the one in force at awareness. */
export const openingContext = (event: IncidentOpened): IncidentContext => ({
  regime: regimeAt(event.awareAt).id,
  role: event.role,
  confirmed: event.confirmed,
  detectedAt: event.detectedAt,
  awareAt: event.awareAt,
  awareReason: event.awareReason,
  suspectedAt: event.confirmed ? null : event.at,
  containedAt: null,
  risk: null,
  exception: null,
  exceptionAuthor: null,
  exceptionHash: null,
  exceptionOwnApproval: null,
  outdated: {},
  authorityNotifier: null,
  peopleInformer: null,
  reportAuthor: null,
  reportHash: null,
  reportKind: null,
  reportCompleteness: null,
  reportMandates: [],
  reportVoided: null,
  filed: null,
  phonedAt: null,
  caseNumber: null,
  documentNumber: null,
  mandates: [],
  reportOwnApproval: null,
  followUpSince: null,
  authoritySettledAt: null,
  peopleListed: 0,
  noticeAuthors: [],
  noticeHash: null,
  noticeOwnApproval: null,
  noticeDraft: null,
  peopleSince: null,
  exemptions: [],
  untold: 0,
  untoldAccepted: 0,
  controllersTold: 0,
  controllersToldAt: null,
  duties: [],
  closedAt: null,
  dismissedAt: null,
});

/** The latest instant to notify the authority, strict count. Basis: GDPR art. 33(1), hours from the regime. */
export const authorityDueAt = (context: IncidentContext): Instant =>
  addHours(context.awareAt, regimeById(context.regime).duties['authority.notice'].hours);
