import type { Actor } from '../../workflows/incident/events.ts';
import { namesOf } from '../access/names.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import type { EffectHandlers } from '../incidents/door.ts';
import type { Incident } from '../incidents/incident.ts';
import { buildReport, type PeopleFigures } from './build-report.ts';
import type { AuthorityReport } from './report-document.ts';
import { readHead } from './report-head.ts';
import { fileReport, type FrozenReport, latestReport, markReport, returnReplaced } from './store.ts';

/** Answers the authority's form from a notice. Lent by the composition. */
export type BuildSheet = (
  db: Db,
  incident: Incident,
  report: AuthorityReport,
) => Promise<Pick<AuthorityReport, 'form' | 'sheet'>>;

/** Writes the notice in the numbering of the EDPB's draft. Lent likewise. */
export type BuildEdpb = (
  db: Db,
  incident: Incident,
  report: AuthorityReport,
) => Promise<Required<Pick<AuthorityReport, 'edpb'>>>;

export interface ReportDeps {
  clock: Clock;
  ids: Ids;
  peopleFigures: PeopleFigures;
  buildSheet: BuildSheet;
  buildEdpb: BuildEdpb;
}

const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null);

/** Keeps the frozen notice's standing with the chart, in the transaction of the event. */
export const createReportEffects = (): Pick<EffectHandlers, 'markReport'> => ({
  async markReport({ tx, incident, event }, { standing }) {
    if (event.type === 'report.submitted') return returnReplaced(tx, incident.id, event.hash);
    if (event.type === 'authority.notified')
      return fileReport(tx, incident.id, {
        at: event.at,
        notifiedAt: event.notifiedAt,
        by: event.filedBy ?? personOf(event.actor),
        channel: event.channel,
        reference: event.reference,
        proof: event.proof ?? null,
        delayReason: event.delayReason,
      });
    if (standing === 'submitted' || standing === 'filed') return;
    await markReport(tx, incident.id, standing, {
      personId: personOf(event.actor),
      at: event.at,
      ownApprovalReason: event.type === 'report.approved' ? (event.ownApprovalReason ?? null) : null,
    });
  },
});

/** A frozen notice as it stands now: who approved it, and why it came late. */
export const withStanding = async (db: Db, frozen: FrozenReport): Promise<AuthorityReport> => {
  const names = await namesOf(db, [frozen.submittedBy, ...(frozen.approvedBy ? [frozen.approvedBy] : [])]);
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    ...frozen.content,
    status: frozen.standing,
    hash: frozen.hash,
    deadline: frozen.content.deadline && {
      ...frozen.content.deadline,
      overdue: frozen.content.deadline.overdue || frozen.delayReason !== null,
      delayReason: frozen.delayReason,
    },
    approval: {
      submittedBy: nameOf(frozen.submittedBy),
      submittedAt: frozen.submittedAt.toISOString(),
      approvedBy: frozen.approvedBy && nameOf(frozen.approvedBy),
      approvedAt: frozen.approvedAt?.toISOString() ?? null,
      ownApprovalReason: frozen.ownApprovalReason,
    },
  };
};

/** A notice with its answers to the forms that it goes into. */
export const withForms = async (
  deps: Pick<ReportDeps, 'buildSheet' | 'buildEdpb'>,
  db: Db,
  incident: Incident,
  report: AuthorityReport,
): Promise<AuthorityReport> => ({
  ...report,
  ...(await deps.buildSheet(db, incident, report)),
  ...(await deps.buildEdpb(db, incident, report)),
});

/** The notice that the facts as they are would make now. */
export const draftReport = async (deps: ReportDeps, db: Db, incident: Incident): Promise<AuthorityReport> => {
  const { head } = await readHead(db, incident, {});
  const report = await buildReport(db, incident, deps.clock.now(), deps.peopleFigures, head);
  return withForms(deps, db, incident, report);
};

/**
 * The notice to read: the frozen one where one was submitted and not returned, otherwise a draft of the facts as
 * they are now. `draft` asks for the draft in any case.
 */
export const readReport = async (
  deps: ReportDeps,
  db: Db,
  incident: Incident,
  draft = false,
): Promise<AuthorityReport> => {
  const frozen = draft ? undefined : await latestReport(db, incident.id);
  return frozen ? withStanding(db, frozen) : draftReport(deps, db, incident);
};
