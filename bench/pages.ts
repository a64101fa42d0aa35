/**
 * Milliseconds from the request to the last byte of the answer, on one kept connection, one at a time: signing in with
 * the right password (argon2id), the list with 1,000 open incidents, and an incident with 5,000 journal entries with its
 * journal page. The bare limit is an express of its own in this process that answers the same bytes with the same headers, by
 * turns in the same run. Beside it the bytes of script that a page loads, gzipped.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { parseConfig } from '../src/config.ts';
import { silentLog } from '../src/log.ts';
import { createService } from '../src/service.ts';
import { type BenchResult, median, rounded } from './measure.ts';
import { makeScene, sizes } from './page-scene.ts';
import { createPageVisitor, type Fetched, type PageVisitor } from './page-visitor.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 60);
const warmUp = 15;

/** An express that knows each answer before it is asked. */
const startBare = async (answers: Map<string, Fetched>) => {
  const app = express();
  app.disable('etag');
  app.disable('x-powered-by');
  for (const [name, { headers, body, status }] of answers)
    app.all(`/${name}`, (_request, response) => {
      for (const [key, value] of Object.entries(headers))
        if (
          value !== undefined &&
          !/^(connection|keep-alive|date|content-length|transfer-encoding)$/.test(key)
        )
          response.setHeader(key, value);
      response.status(status).send(body);
    });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
};

const scriptsOf = async (visitor: PageVisitor, base: string, page: Fetched): Promise<number> => {
  const sources = [...page.body.toString().matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => src);
  let bytes = 0;
  for (const source of sources) bytes += gzipSync((await visitor.ask(`${base}${source}`)).body).length;
  return bytes;
};

export const run = async (): Promise<BenchResult> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'varsla-bench-'));
  const service = await createService(parseConfig({ DATA_DIR: dataDir, PORT: '0' }), silentLog);
  try {
    const { host, port } = await service.listen();
    const base = `http://${host}:${port}`;
    const visitor = await createPageVisitor(service, base);
    const id = await makeScene(service);
    const ours: Record<string, () => Promise<Fetched>> = {
      sign_in: visitor.signIn,
      list: () => visitor.ask(`${base}/`),
      incident: () => visitor.ask(`${base}/incidents/${id}`),
      journal: () => visitor.ask(`${base}/incidents/${id}/journal`),
    };
    const answers = new Map<string, Fetched>();
    for (const [name, ask] of Object.entries(ours)) answers.set(name, await ask());
    const bare = await startBare(answers);
    const spent = new Map<string, number[]>();
    for (let round = -warmUp; round < rounds; round += 1)
      for (const [name, ask] of Object.entries(ours)) {
        const pair = { ours: await ask(), bare: await visitor.ask(`${bare.url}/${name}`) };
        for (const [who, { status, milliseconds }] of Object.entries(pair)) {
          if (status !== answers.get(name)?.status) throw new Error(`${who} ${name} answered ${status}`);
          const key = who === 'ours' ? name : `${name}_bare`;
          if (round >= 0) spent.set(key, [...(spent.get(key) ?? []), milliseconds]);
        }
      }
    bare.close();
    const figures = Object.fromEntries([...spent].map(([key, all]) => [`${key}_ms`, rounded(median(all))]));
    for (const [key, all] of spent)
      process.stdout.write(
        `${key.padEnd(14)} ${rounded(median(all))} ms (${rounded(Math.min(...all))}-${rounded(Math.max(...all))})\n`,
      );
    let script = 0;
    for (const page of answers.values()) script = Math.max(script, await scriptsOf(visitor, base, page));
    const kilobytes = (name: string): number => rounded((answers.get(name)?.body.length ?? 0) / 1000, 1);
    visitor.close();
    const [list, listBare] = [median(spent.get('list') ?? []), median(spent.get('list_bare') ?? [])];
    return {
      bench: 'pages',
      ours: rounded(list),
      bare: rounded(listBare),
      ratio: rounded(list / listBare),
      unit: `ms for the list with ${sizes.incidents} open incidents`,
      ...figures,
      list_kB: kilobytes('list'),
      incident_kB: kilobytes('incident'),
      script_gzip_kB: rounded(script / 1000, 1),
      journal_entries: sizes.entries,
      rounds,
    };
  } finally {
    await service[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  }
};
