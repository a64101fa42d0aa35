import type { Db } from '../db/transaction.ts';

/** What is counted for those who watch: numbers, and no word of what they are about. */
export interface Figures {
  armed: number;
  overdue: number;
  unacknowledged: number;
  jobs: { queue: string; count: number }[];
  deliveries: { state: string; count: number }[];
}

/** Counts, at `now`. */
export const readFigures = async (db: Db, now: Date): Promise<Figures> => {
  const clocks = await db.query<{ armed: number; overdue: number }>(
    `select count(*) as armed, count(*) filter (where due_at <= $1) as overdue from deadlines where status = 'armed'`,
    [now],
  );
  const alerts = await db.query<{ count: number }>(
    `select count(*) as count from alerts where state = 'open'`,
  );
  const jobs = await db.query<{ queue: string; count: number }>(
    `select name as queue, count(*) as count from pgboss.job where state in ('created', 'retry') and name not like '\\_\\_%'
     group by name order by name`,
  );
  const deliveries = await db.query<{ state: string; count: number }>(
    'select state, count(*) as count from deliveries group by state order by state',
  );
  return {
    armed: clocks.rows[0]?.armed ?? 0,
    overdue: clocks.rows[0]?.overdue ?? 0,
    unacknowledged: alerts.rows[0]?.count ?? 0,
    jobs: jobs.rows,
    deliveries: deliveries.rows,
  };
};
