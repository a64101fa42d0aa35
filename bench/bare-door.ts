import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { statements } from './bare-statements.ts';
import { copyTables } from './copy-tables.ts';
import { createTurns, incidentsPerWorker } from './our-door.ts';

const copied = [
  'incidents',
  'streams',
  'journal',
  'facts',
  'deadlines',
  'reports',
  'alerts',
  'decision_grounds',
] as const;

const ask = async (
  client: pg.ClientBase,
  name: keyof typeof statements,
  values: unknown[],
): Promise<pg.QueryResult> => client.query({ name: `bare-${name}`, text: statements[name], values });

/** What our door wrote of one kind, to be written again: the text of an entry, and the state. */
const samples = async (pool: pg.Pool) => {
  const body = async (type: string, like = ''): Promise<string> => {
    const { rows } = await pool.query<{ body: string }>(
      `select body from journal where type = $1 and body like $2 order by position desc limit 1`,
      [type, `%${like}%`],
    );
    if (!rows[0]) throw new Error(`no ${type} in the journal yet`);
    return rows[0].body;
  };
  const one = async <T>(text: string): Promise<T> => (await pool.query<{ one: T }>(text)).rows[0]?.one as T;
  return {
    bodies: {
      'risk: high': await body('risk.assessed', '"level":"high"'),
      'risk: unlikely': await body('risk.assessed', '"level":"unlikely"'),
      facts: await body('facts.recorded'),
      reminder: await body('deadline.passed'),
    },
    state: JSON.stringify(await one('select state as one from incidents order by version desc limit 1')),
    reminders: JSON.stringify(await one('select reminders as one from deadlines limit 1')),
    facts: JSON.stringify(
      await one(
        `select jsonb_agg(jsonb_build_object('key', key, 'value', value, 'certainty', certainty)) as one
         from facts where incident_id = (select incident_id from facts limit 1)`,
      ),
    ),
    personId: await one<string>('select id as one from persons limit 1'),
  };
};

/** The same reads and writes as our door, and nothing else. */
export const createBareDoor = async (pool: pg.Pool, workers: number) => {
  const sample = await samples(pool);
  await copyTables(pool, 'bare', { tables: copied, filled: ['incidents', 'streams'] });
  const { rows } = await pool.query<{ id: string; position: number }>(
    `select i.id, s.position from bare.incidents i join bare.streams s on s.stream = i.id::text order by i.ordinal`,
  );
  if (rows.length !== workers * incidentsPerWorker) throw new Error('other incidents than were opened');
  const hash = Buffer.alloc(32, 1);

  const effects = async (client: pg.ClientBase, kind: string, id: string, at: Date): Promise<void> => {
    const clocks = ['authority.notice', 'people.notice'] as const;
    if (kind === 'risk: high')
      for (const clock of clocks)
        await ask(client, 'arm', [randomUUID(), id, clock, at, 'GDPR art. 33(1)', sample.reminders]);
    if (kind === 'risk: unlikely') {
      for (const clock of clocks) {
        await ask(client, 'settle', [id, clock, at]);
        await ask(client, 'closeAlerts', [id, clock, 'settled', at]);
      }
      await ask(client, 'report', [id]);
    }
    if (kind.startsWith('risk:')) {
      await ask(client, 'readFacts', [id]);
      await ask(client, 'writeGrounds', [id, '{}', at]);
    }
    if (kind === 'facts') await ask(client, 'writeFacts', [id, sample.facts, at, sample.personId]);
    if (kind === 'reminder') {
      await ask(client, 'closeAlerts', [id, 'authority.notice', 'superseded', at]);
      await ask(client, 'openAlert', [randomUUID(), id, at]);
    }
  };

  const next = createTurns();

  return async (worker: number): Promise<string> => {
    const { incident, kind } = next(worker);
    const row = rows[worker * incidentsPerWorker + incident] as { id: string; position: number };
    const client = await pool.connect();
    try {
      const at = new Date();
      await client.query('begin');
      await ask(client, 'lock', [row.id]);
      if (kind === 'facts') {
        await ask(client, 'readFacts', [row.id]);
        await ask(client, 'readGrounds', [row.id]);
      }
      row.position += 1;
      await ask(client, 'write', [
        row.id,
        sample.state,
        row.position,
        row.position,
        hash,
        at,
        kind,
        sample.bodies[kind],
      ]);
      await effects(client, kind, row.id, at);
      await client.query('commit');
    } finally {
      client.release();
    }
    return kind;
  };
};
