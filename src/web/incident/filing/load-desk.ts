import { may } from '../../../access/permissions.ts';
import { type CaseView, isOpen, mayWrite } from '../case-view.ts';
import type { CaseReader } from '../load-case.ts';
import type { DeskView } from './desk-view.ts';
import { isLate } from './filing-form.ts';

/** Reads what the desk shows, each part only where somebody sees it. */
export const loadDesk = async (
  view: CaseView,
  read: CaseReader,
  query: Readonly<Record<string, unknown>>,
  shown: DeskView['shown'],
): Promise<DeskView> => {
  const { incident, visit } = view;
  const { role } = visit.requester;
  const writes = mayWrite(view);
  const report = await read.report('latest');
  const sheet = await read.sheet('latest');
  const versions = await read.versions();
  const waiting = versions.find(({ hash }) => hash === incident.filing.waiting?.hash);
  const change = waiting && (await read.versionDifferences(waiting.id));
  const files = incident.accepts.includes('authority.notified') && writes;
  return {
    ...view,
    report,
    document: shown.content === 'draft' && report.hash !== null ? await read.report('draft') : report,
    sheet,
    draft: sheet.hash === null ? sheet : await read.sheet('draft'),
    versions,
    since: incident.filing.last ? await read.differences() : { proposed: null, differences: [] },
    change: change?.from ? { from: change.from.number, differences: change.differences } : null,
    attachments: may(role, 'attachments.read') ? await read.attachments() : [],
    staff: writes && may(role, 'staff.read') ? await read.staff() : [],
    role: files ? await read.authorityRole() : undefined,
    missing: writes && isOpen(incident) ? await read.missing() : undefined,
    shown,
    delayDraft: files && isLate(view) ? await read.delayDraft(visit.language) : undefined,
    askedKind: typeof query['kind'] === 'string' ? query['kind'] : undefined,
  };
};
