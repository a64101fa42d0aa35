import { withTransaction } from '../db/transaction.ts';
import type { DoorDeps } from '../incidents/door.ts';
import { lockIncident } from '../incidents/incidents.ts';
import { reportMilestone } from '../incidents/report-event.ts';
import { canonicalJson } from '../journal/chain.ts';
import { figuresOf } from './ledger.ts';
import { clearUnsettled, findNoticeById, unsettledNotices, writeFigures } from './store.ts';

/**
 * Tells the chart how a notice came out, once nothing of it is under way any more, and again whenever late word
 * changes the figures. Single deliveries never touch the incident; this milestone does. Returns how many notices
 * were looked at.
 */
export const settleNotices = async (deps: DoorDeps): Promise<number> => {
  const ids = await unsettledNotices(deps.pool);
  for (const id of ids)
    await withTransaction(deps.pool, async (tx) => {
      const found = await findNoticeById(tx, id);
      const incident = found && (await lockIncident(tx, found.incidentId));
      if (!incident || !(await clearUnsettled(tx, id))) return;
      const before = (await findNoticeById(tx, id))?.figures;
      const figures = await figuresOf(tx, id);
      if (figures.open > 0 || canonicalJson(before) === canonicalJson(figures)) return;
      const { people, told, unknown, notTold } = figures;
      await reportMilestone(deps, tx, incident, {
        type: 'notice.settled',
        at: deps.clock.now().toISOString(),
        actor: { kind: 'system' },
        people,
        told,
        unknown,
        notTold,
      });
      await writeFigures(tx, id, figures);
    });
  return ids.length;
};
