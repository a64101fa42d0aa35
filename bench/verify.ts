/**
 * Seconds of verifying the whole record: every chain to its head and against what was signed, every incident's state
 * from its journal. 1,000 incidents with 1,000 entries each. `bare` is PostgreSQL alone hashing the same entries.
 * `memory` is what the process grew by at most, with a tenth of the entries and with all of them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { parseConfig } from '../src/config.ts';
import { withTransaction } from '../src/db/transaction.ts';
import { openIncident } from '../src/incidents/open-incident.ts';
import { chainEntry, emptyHead, type StreamHead } from '../src/journal/chain.ts';
import { readStream, signHeads } from '../src/journal/journal.ts';
import { silentLog } from '../src/log.ts';
import { createService, type Service } from '../src/service.ts';
import { loadSigning } from '../src/signing.ts';
import { verifyRecord } from '../src/verify-record.ts';
import { type BenchResult, rounded } from './measure.ts';
import { prose } from './our-door.ts';

const perIncident = 1000;
const incidents = Number(process.env['BENCH_INCIDENTS'] ?? 1000);

const person = '00000000-0000-4000-8000-000000000001';

const openOne = async ({ door, pool }: Service): Promise<string> => {
  await pool.query(
    `insert into persons (id, name, name_key, created_at) values ($1, 'Bench', 'bench', now())`,
    [person],
  );
  const detectedAt = door.clock.now().toISOString();
  const body = { title: 'Kundeliste', description: prose(0), detectedAt, role: 'controller' } as const;
  const reporter = { personId: person, role: 'handler' } as const;
  return (await withTransaction(pool, (tx) => openIncident(door, tx, body, reporter))).id;
};

/** Another incident like the first, with its entries and as many notes as make a thousand. */
const copyIncident = async (
  pool: pg.Pool,
  number: number,
  model: { id: string; bodies: string[] },
): Promise<void> => {
  const id = `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const rows: { position: number; body: string; hash: Buffer; type: string }[] = [];
  let head: StreamHead = emptyHead;
  for (let position = 1; position <= perIncident; position += 1) {
    const own = model.bodies[position - 1];
    const content = own
      ? (JSON.parse(own) as { event: { type: string } })
      : {
          event: {
            type: 'alert.method-failed',
            at: '2026-11-20T08:00:00.000Z',
            actor: { kind: 'system' },
            alertId: id,
            deadline: 'authority.first-notice',
            contactId: person,
            method: 'email',
            reason: prose(position),
            round: 1,
            step: 1,
          },
          effects: [],
          version: 1,
        };
    const entry = chainEntry(id, head, content);
    rows.push({ ...entry, type: content.event.type });
    head = entry;
  }
  await withTransaction(pool, async (tx) => {
    await tx.query(
      `insert into incidents (id, reference, title, description, role, system_key, status, state, version, opened_at, opened_by, owner_id)
       select $1, 'B-' || $2, title, description, role, system_key, status, state, version, opened_at, opened_by, owner_id
       from incidents where id = $3`,
      [id, String(number), model.id],
    );
    await tx.query('insert into streams (stream, position, hash) values ($1, $2, $3)', [
      id,
      head.position,
      head.hash,
    ]);
    await tx.query(
      `insert into journal (stream, position, recorded_at, type, body, hash)
       select $1, j.position, now(), j.type, j.body, j.hash
       from unnest($2::bigint[], $3::text[], $4::text[], $5::bytea[]) as j (position, type, body, hash)`,
      [
        id,
        rows.map(({ position }) => position),
        rows.map(({ type }) => type),
        rows.map(({ body }) => body),
        rows.map(({ hash }) => hash),
      ],
    );
  });
};

const measured = async (pool: pg.Pool): Promise<{ seconds: number; mebibytes: number; entries: number }> => {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const begun = performance.now();
  const { faults, entries } = await verifyRecord(pool);
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watch);
  if (faults.length > 0) throw new Error(faults.slice(0, 3).join('\n'));
  return { seconds, mebibytes: (most - before) / 1024 / 1024, entries };
};

export const run = async (): Promise<BenchResult> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'varsla-bench-'));
  const service = await createService(parseConfig({ DATA_DIR: dataDir, PORT: '0' }), silentLog);
  try {
    const { pool, door } = service;
    const id = await openOne(service);
    const model = { id, bodies: (await readStream(pool, id)).map(({ body }) => body) };
    const signing = await loadSigning(join(dataDir, 'signing.key'));
    const sign = (): Promise<number> =>
      withTransaction(pool, (tx) => signHeads({ clock: door.clock, signing }, tx, 'asked'));
    const grow = async (from: number, to: number): Promise<void> => {
      for (let number = from; number < to; number += 1) await copyIncident(pool, number, model);
      await sign();
      await pool.query('vacuum analyze');
    };
    await grow(0, incidents / 10);
    await measured(pool);
    const tenth = await measured(pool);
    await grow(incidents / 10, incidents);
    const whole = await measured(pool);
    const begun = performance.now();
    await pool.query(`select count(sha256(hash || convert_to(body, 'UTF8'))) from journal`);
    const bare = (performance.now() - begun) / 1000;
    return {
      bench: 'verify',
      ours: rounded(whole.seconds),
      bare: rounded(bare),
      ratio: rounded(whole.seconds / bare),
      unit: 's',
      entries: whole.entries,
      memoryTenthMiB: rounded(tenth.mebibytes, 0),
      memoryMiB: rounded(whole.mebibytes, 0),
    };
  } finally {
    await service[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  }
};
