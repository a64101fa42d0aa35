/**
 * Milliseconds of patching facts over HTTP, from the request to the last byte of the answer, one at a time: on an
 * incident with 10,000 journal entries, and on one that was opened just before. Both by turns in the same run, the
 * same patch; `bare` is the new one. The journal is made through the door, as people would have written it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../src/config.ts';
import { withTransaction } from '../src/db/transaction.ts';
import { recordFacts } from '../src/incidents/record-facts.ts';
import { silentLog } from '../src/log.ts';
import { createService, type Service } from '../src/service.ts';
import { type BenchResult, median, rounded } from './measure.ts';
import { prose } from './our-door.ts';

const entries = Number(process.env['BENCH_ENTRIES'] ?? 10_000);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 100);
const warmUp = 20;
const adminToken = 'bench-administrator-token-0123456789abcdef';

/** The client of a token: a body for an answer, and what it took. Throws for an answer that is no success. */
const createClient =
  (base: string) =>
  async (method: string, path: string, body: object): Promise<{ id: string; milliseconds: number }> => {
    const begun = performance.now();
    const response = await fetch(base + path, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${adminToken}` },
      body: JSON.stringify(body),
    });
    const { id } = (await response.json()) as { id: string };
    const milliseconds = performance.now() - begun;
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`);
    return { id, milliseconds };
  };

const lengthen = async ({ door, pool }: Service, incidentId: string): Promise<void> => {
  const { rows } = await pool.query<{ id: string }>('select opened_by as id from incidents where id = $1', [
    incidentId,
  ]);
  const reporter = { personId: rows[0]?.id ?? '', role: 'administrator' } as const;
  for (let entry = 1; entry < entries; entry += 1)
    await withTransaction(pool, (tx) =>
      recordFacts(door, tx, {
        incidentId,
        expectedVersion: undefined,
        reporter,
        body: { whatHappened: { certainty: 'known', value: prose(entry) } },
      }),
    );
  await pool.query('vacuum analyze');
};

/** A patch of several kinds; no two are alike. */
const patch = (round: number) => ({
  whatHappened: { certainty: 'known', value: prose(-round) },
  nature: { certainty: 'known', value: ['confidentiality', 'availability'] },
  peopleCount: { certainty: 'estimated', value: 1000 + round },
  dataTypes: { certainty: 'known', value: ['basic', 'contact'] },
  restoredAfterHours: { certainty: 'known', value: Math.abs(round) },
});

export const run = async (): Promise<BenchResult> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'varsla-bench-'));
  const service = await createService(
    parseConfig({ DATA_DIR: dataDir, PORT: '0', ADMIN_TOKEN: adminToken }),
    silentLog,
  );
  try {
    const { host, port } = await service.listen();
    const ask = createClient(`http://${host}:${port}`);
    const open = async (): Promise<string> => {
      const detectedAt = new Date(service.door.clock.now().getTime() - 3_600_000).toISOString();
      const body = { title: 'Kundeliste', description: prose(0), role: 'controller' };
      return (await ask('POST', '/api/v1/incidents', { ...body, detectedAt })).id;
    };
    const long = await open();
    await lengthen(service, long);
    const spent = { long: [] as number[], fresh: [] as number[] };
    for (let round = -warmUp; round < rounds; round += 1) {
      const fresh = await open();
      // By turns the one and the other first.
      const turns = round % 2 === 0 ? (['long', 'fresh'] as const) : (['fresh', 'long'] as const);
      for (const which of turns) {
        const id = which === 'long' ? long : fresh;
        const { milliseconds } = await ask('PATCH', `/api/v1/incidents/${id}/facts`, patch(round));
        if (round >= 0) spent[which].push(milliseconds);
      }
    }
    const [ours, bare] = [median(spent.long), median(spent.fresh)];
    for (const [which, all] of Object.entries(spent))
      process.stdout.write(
        `${which.padEnd(6)} ${rounded(median(all))} ms (${rounded(Math.min(...all))}-${rounded(Math.max(...all))})\n`,
      );
    return {
      bench: 'facts',
      ours: rounded(ours),
      bare: rounded(bare),
      ratio: rounded(ours / bare),
      unit: 'ms a patch of five facts',
      journal_entries: entries,
      rounds,
    };
  } finally {
    await service[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  }
};
