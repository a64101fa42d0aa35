/**
 * Rows per second of reading a file of people into a frozen-able list: taken in and sealed, parsed and checked in a
 * thread, sealed again in blobs, merged, counted and hashed. The bare limit is COPY of the same file into a table of
 * texts, in the same database and the same run. Sizes as arguments: `import 10000 100000 1000000`; the last one is the
 * result, and the time per person of each is given. Peak memory is that of the whole process, the service included.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseConfig } from '../src/config.ts';
import { copyIn } from '../src/db/copy.ts';
import { withTransaction } from '../src/db/transaction.ts';
import { silentLog } from '../src/log.ts';
import { loadMasterKey } from '../src/key-ring.ts';
import { createService, type Service } from '../src/service.ts';
import type { ReaderResult, ReaderTask } from './import-reader.ts';
import { type BenchResult, rounded } from './measure.ts';

const adminToken = 'bench-administrator-token-0123456789abcdef';
const given = ['Kari', 'Ola', 'Åse', 'Bjørn', 'Ingrid', 'Sindre', 'Marte', 'Håkon'];
const family = ['Nordmann', 'Hansen', 'Ødegård', 'Ås', 'Berg', 'Lund'];
const spoken = ['nb', 'nb', 'nb', 'nn', 'en'];

/** A customer list as a Norwegian firm exports it: every fiftieth person stands there twice, some have no mailbox. */
const lines = function* (rows: number): Generator<string> {
  yield 'Navn;E-post;Mobil;Språk;Adresse;Postnr;Poststed;Kundenr\r\n';
  let block = '';
  for (let row = 0; row < rows; row += 1) {
    const person = row % 50 === 49 ? row - 1 : row;
    const email = person % 20 === 7 ? '' : `person.${person}@example.no`;
    const phone =
      person % 10 === 3 ? '' : `${(person % 2 === 0 ? 90_000_000 : 40_000_000) + (person % 8_000_000)}`;
    block += `${given[person % 8]} ${family[person % 6]} ${person};${email};${phone};${spoken[person % 5]};Storgata ${person % 200};${String(person % 10_000).padStart(4, '0')};Oslo;K${person}\r\n`;
    if (block.length < 65_536) continue;
    yield block;
    block = '';
  }
  yield block;
};

interface Measured extends ReaderResult {
  bareSeconds: number;
}

/** Reads a file in a process of its own. */
const readApart = async (task: ReaderTask): Promise<ReaderResult> => {
  const reader = fork(new URL('./import-reader.ts', import.meta.url));
  const ended = new AbortController();
  reader.once('exit', (code) => ended.abort(new Error(`the reader has ended with ${code}`)));
  reader.send(task);
  const [result] = (await once(reader, 'message', { signal: ended.signal })) as [ReaderResult];
  return result;
};

const measure = async (service: Service, dataDir: string, rows: number): Promise<Measured> => {
  const { pool, door } = service;
  const file = join(dataDir, `${rows}.csv`);
  await pipeline(Readable.from(lines(rows)), createWriteStream(file));
  const source = (): AsyncIterable<Buffer> => createReadStream(file, { highWaterMark: 256 * 1024 });

  await pool.query(
    'create table bare (name text, email text, phone text, language text, street text, postal_code text, place text, customer text)',
  );
  const bareBegun = performance.now();
  await withTransaction(pool, (tx) =>
    copyIn(tx, `copy bare from stdin (format csv, delimiter ';', header true)`, source()),
  );
  const bareSeconds = (performance.now() - bareBegun) / 1000;
  await pool.query('drop table bare');

  const { host, port } = await service.listen();
  const opened = await fetch(`http://${host}:${port}/api/v1/incidents`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${adminToken}` },
    body: JSON.stringify({
      title: 'Kundeliste',
      description: 'En fil lå åpen.',
      detectedAt: door.clock.now().toISOString(),
      role: 'controller',
    }),
  });
  const { id: incidentId } = (await opened.json()) as { id: string };
  const { rows: persons } = await pool.query<{ id: string }>(
    'select opened_by as id from incidents where id = $1',
    [incidentId],
  );
  const { host: socket = '', port: socketPort = 5432, user = '', password, database = '' } = pool.options;
  const { key } = await loadMasterKey(undefined, dataDir);
  const read = await readApart({
    connection: { host: socket, port: socketPort, user, password: String(password), database },
    masterKey: key.toString('base64'),
    file,
    incidentId,
    personId: persons[0]?.id ?? '',
    columns: ['name', 'email', 'phone', 'language', 'street', 'postalCode', 'place', 'skip'],
  });
  const { rows: lists } = await pool.query<{ counts: { rows: number; people: number; merged: number } }>(
    'select counts from people_lists where incident_id = $1',
    [incidentId],
  );
  const { counts } = lists[0] ?? {};
  if (counts?.rows !== rows || counts.people + counts.merged !== rows)
    throw new Error(`the list does not add up: ${JSON.stringify(counts)}`);
  await rm(file);
  return { ...read, bareSeconds };
};

export const run = async (args: readonly string[]): Promise<BenchResult> => {
  const sizes = args.length > 0 ? args.map(Number) : [10_000, 100_000, 1_000_000];
  const dataDir = await mkdtemp(join(tmpdir(), 'varsla-bench-'));
  const service = await createService(
    parseConfig({ DATA_DIR: dataDir, PORT: '0', ADMIN_TOKEN: adminToken }),
    silentLog,
  );
  const figures: Record<string, number> = {};
  let last: Measured | undefined;
  let rows = 0;
  try {
    for (rows of sizes) {
      last = await measure(service, dataDir, rows);
      figures[`microseconds_a_row_${rows}`] = rounded((last.seconds / rows) * 1e6, 1);
      figures[`peak_mb_${rows}`] = rounded(last.peak, 0);
      process.stdout.write(
        `${rows} rows: ${rounded(last.seconds)} s (of it ${rounded(last.received)} s taking the file in), bare COPY ${rounded(last.bareSeconds)} s, ${figures[`peak_mb_${rows}`]} MB at most\n`,
      );
    }
    if (!last) throw new Error('no size was given');
    return {
      bench: 'import',
      ours: rounded(rows / last.seconds, 0),
      bare: rounded(rows / last.bareSeconds, 0),
      ratio: rounded(last.bareSeconds / last.seconds, 3),
      unit: 'rows per second',
      rows,
      seconds: rounded(last.seconds),
      bare_seconds: rounded(last.bareSeconds),
      memory_before_mb: rounded(last.before, 0),
      ...figures,
    };
  } finally {
    await service[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  }
};
