import { withTransaction } from '../src/db/transaction.ts';
import { openIncident } from '../src/incidents/open-incident.ts';
import { recordFacts } from '../src/incidents/record-facts.ts';
import type { Service } from '../src/service.ts';
import { prose } from './our-door.ts';

/** What the pages are measured on: so many open incidents, one of them with so many entries in its journal. */
export const sizes = { incidents: 1000, entries: 5000 } as const;

/** Everything through the door, as people would have made it. Gives the id of the incident with the long journal. */
export const makeScene = async ({ door, pool }: Service): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>(`select id from persons where name = 'Bench'`);
  const reporter = { personId: rows[0]?.id ?? '', role: 'administrator' } as const;
  const open = (index: number): Promise<{ id: string }> =>
    withTransaction(pool, (tx) =>
      openIncident(
        door,
        tx,
        {
          title: `Fakturaer sendt til feil kunder, utsendelse ${index}`,
          description: prose(index),
          detectedAt: new Date(door.clock.now().getTime() - (index % 120) * 3_600_000).toISOString(),
          role: 'controller',
        },
        reporter,
      ),
    );
  for (let index = 1; index < sizes.incidents; index += 1) await open(index);
  const { id } = await open(0);
  for (let entry = 1; entry < sizes.entries; entry += 1)
    await withTransaction(pool, (tx) =>
      recordFacts(door, tx, {
        incidentId: id,
        expectedVersion: undefined,
        reporter,
        body: { whatHappened: { certainty: 'known', value: prose(entry) } },
      }),
    );
  await pool.query('vacuum analyze');
  return id;
};
