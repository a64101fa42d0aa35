import { createHash } from 'node:crypto';
import type { Actor, ReportSubmitted } from '../../workflows/incident/events.ts';
import { namesOf } from '../access/names.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import type { EffectHandlers } from '../incidents/door.ts';
import type { Incident } from '../incidents/incident.ts';
import { canonicalJson } from '../journal/chain.ts';
import { buildReport, type PeopleFigures } from './build-report.ts';
import type { AuthorityReport } from './report-document.ts';
import { type FrozenReport, insertReport, latestReport, markReport } from './store.ts';

export interface ReportDeps {
  clock: Clock;
  ids: Ids;
  peopleFigures: PeopleFigures;
}

const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null);

/**
 * Freezes the notice as the facts are now: its canonical text and the text's SHA-256 are stored, and the event names
 * the hash. Later facts do not change it.
 */
export const freezeReport = async (
  deps: ReportDeps,
  tx: Db,
  incident: Incident,
  recorded: { at: string; actor: Actor },
): Promise<ReportSubmitted> => {
  const report = await buildReport(tx, incident, new Date(recorded.at), deps.peopleFigures);
  const content = canonicalJson(report);
  const hash = createHash('sha256').update(content).digest('hex');
  const by = personOf(recorded.actor);
  if (!by) throw new Error('a notice is submitted by a person');
  await insertReport(tx, {
    id: deps.ids.uuid(),
    incidentId: incident.id,
    hash,
    content,
    by,
    at: recorded.at,
  });
  return { ...recorded, type: 'report.submitted', hash };
};

/** Keeps the frozen notice's standing with the chart, in the transaction of the event. */
export const createReportEffects = (): Pick<EffectHandlers, 'markReport'> => ({
  async markReport({ tx, incident, event }, { standing }) {
    if (standing === 'submitted') return;
    const delayReason = event.type === 'authority.notified' ? event.delayReason : null;
    const ownApprovalReason = event.type === 'report.approved' ? (event.ownApprovalReason ?? null) : null;
    await markReport(tx, incident.id, standing, {
      personId: personOf(event.actor),
      at: event.at,
      delayReason,
      ownApprovalReason,
    });
  },
});

const withStanding = async (db: Db, frozen: FrozenReport): Promise<AuthorityReport> => {
  const names = await namesOf(db, [frozen.submittedBy, ...(frozen.approvedBy ? [frozen.approvedBy] : [])]);
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    ...frozen.content,
    status: frozen.standing as 'submitted' | 'approved' | 'filed',
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
  return frozen ? withStanding(db, frozen) : buildReport(db, incident, deps.clock.now(), deps.peopleFigures);
};
