import type pg from 'pg';
import { withTransaction } from '../db/transaction.ts';
import { planRetention } from './plan.ts';
import { purge, type PurgeDeps } from './purge.ts';
import { rulesInForce } from './rules.ts';

type WorkDeps = PurgeDeps & { pool: pg.Pool };

/** Forgets what is due where the rules say that it goes by itself; each case in a transaction of its own. */
export const purgeByRules = async (deps: WorkDeps): Promise<void> => {
  if (!(await rulesInForce(deps.pool)).rules.automatic) return;
  const { items } = await planRetention(deps.pool, deps.clock.now());
  const due = items.filter(({ isDue }) => isDue);
  for (const incidentId of new Set(due.map((one) => one.incidentId)))
    await withTransaction(deps.pool, (tx) =>
      purge(
        deps,
        tx,
        due.filter((one) => one.incidentId === incidentId),
        null,
      ),
    );
};

/** What every start says: cases that hold something past its time. */
export const retentionWarnings = async ({
  pool,
  clock,
}: Pick<WorkDeps, 'pool' | 'clock'>): Promise<string[]> => {
  if ((await rulesInForce(pool)).rules.automatic) return [];
  const { items } = await planRetention(pool, clock.now());
  const cases = new Set(items.filter(({ isDue }) => isDue).map(({ incidentId }) => incidentId)).size;
  return cases === 0
    ? []
    : [
        `${cases} ${cases === 1 ? 'case holds' : 'cases hold'} personal data past their time: look at /settings/retention.`,
      ];
};
