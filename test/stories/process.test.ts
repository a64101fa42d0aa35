import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { createTestDatabase, databaseUrl, type TestDatabase } from '../support/postgres.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const ready = /^Varsla is ready on (http:\/\/127\.0\.0\.1:\d+)$/m;

interface Run {
  child: ChildProcess;
  output: { out: string; err: string };
  /** Resolves with the address once it is ready; rejects with what it said when it ends before. */
  ready: Promise<string>;
  ended: Promise<[code: number | null, signal: NodeJS.Signals | null]>;
}

describe('the process', () => {
  let database: TestDatabase;
  let dataDir: string;
  const running = new Set<ChildProcess>();
  beforeEach(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'varsla-process-'));
  });
  afterEach(async () => {
    for (const child of running) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const run = (env: Record<string, string> = {}, args: string[] = []): Run => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd: dataDir,
      env: {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl(database.connection),
        PORT: '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    const output = { out: '', err: '' };
    const address = Promise.withResolvers<string>();
    child.stdout.on('data', (chunk: Buffer) => {
      output.out += chunk.toString();
      const [, url] = ready.exec(output.out) ?? [];
      if (url) address.resolve(url);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output.err += chunk.toString();
    });
    const ended = once(child, 'close') as Run['ended'];
    void ended.then(() => address.reject(new Error(`it ended: ${output.out}${output.err}`)));
    address.promise.catch(() => undefined);
    return { child, output, ready: address.promise, ended };
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    it(`takes requests when it says so, and ends with 0 on ${signal}`, async () => {
      const { child, output, ready: address, ended } = run();
      const url = await address;
      expect((await fetch(`${url}/livez`)).status).to.equal(200);
      expect((await fetch(`${url}/readyz`)).status).to.equal(200);
      const token = /^The administrator's token, shown this once: (vs_\S+)$/m.exec(output.out)?.[1];
      const headers = { Authorization: `Bearer ${token}` };
      expect((await fetch(`${url}/api/v1/incidents`, { headers })).status).to.equal(200);
      child.kill(signal);
      child.kill(signal);
      expect(await ended).to.deep.equal([0, null]);
      expect(output.err).to.equal('');
    });

  it('says what keeps it from being ready for a breach, before it is ready, and the token only once', async () => {
    const first = run();
    await first.ready;
    const said = first.output.out.slice(0, first.output.out.search(ready));
    for (const warning of ['master.key', 'No staff contact', 'organisation', 'SENDGRID_API_KEY', 'TWILIO_'])
      expect(said).to.match(new RegExp(`^! .*${warning}`, 'm'));
    first.child.kill('SIGTERM');
    await first.ended;
    const second = run();
    await second.ready;
    expect(second.output.out).not.to.contain('vs_').and.not.to.contain('master.key');
    second.child.kill('SIGTERM');
    expect(await second.ended).to.deep.equal([0, null]);
  });

  it('finishes a request that is under way before it ends', async () => {
    const { child, ready: address, ended } = run({ ADMIN_TOKEN: 'a'.repeat(40) });
    const url = await address;
    const body = JSON.stringify({ name: 'Hanna', role: 'handler' });
    const slow = new ReadableStream({
      async start(controller) {
        controller.enqueue(body.slice(0, 10));
        await fetch(`${url}/livez`);
        child.kill('SIGTERM');
        while (
          await fetch(`${url}/livez`).then(
            () => true,
            () => false,
          )
        );
        controller.enqueue(body.slice(10));
        controller.close();
      },
    }).pipeThrough(new TextEncoderStream());
    const answer = await fetch(`${url}/api/v1/tokens`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${'a'.repeat(40)}`, 'Content-Type': 'application/json' },
      body: slow,
      duplex: 'half',
    });
    expect(answer.status).to.equal(201);
    await answer.arrayBuffer();
    expect(await ended).to.deep.equal([0, null]);
  });

  it('does its work by itself: a staff alert is written without any request for it', async () => {
    const {
      child,
      ready: address,
      ended,
    } = run({
      ADMIN_TOKEN: 'a'.repeat(40),
      SWEEP_INTERVAL_SECONDS: '0.05',
    });
    const url = await address;
    const send = (method: string, path: string, body: object) =>
      fetch(`${url}${path}`, {
        method,
        headers: { Authorization: `Bearer ${'a'.repeat(40)}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    await send('PUT', '/api/v1/contacts', { contacts: [{ name: 'Vakt', email: 'vakt@wepack.example' }] });
    await send('POST', '/api/v1/incidents', {
      title: 'Brudd',
      description: 'En fil lå åpen.',
      detectedAt: new Date().toISOString(),
      role: 'controller',
    });
    let accepted = 0;
    while (accepted === 0) {
      const { rows } = await database.pool.query<{ count: number }>(
        `select count(*) from alert_messages where state = 'accepted'`,
      );
      accepted = rows[0]?.count ?? 0;
    }
    child.kill('SIGTERM');
    expect(await ended).to.deep.equal([0, null]);
  });

  it('says that its port is taken, and ends with 78', async () => {
    const squatter = createServer();
    squatter.listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };
    const { output, ended } = run({ PORT: String(port) });
    expect(await ended).to.deep.equal([78, null]);
    expect(output.err.trim()).to.equal(`Port ${port} on 127.0.0.1 is taken: set PORT to another one.`);
    squatter.close();
  });

  it('names every fault of its configuration at once, repeats no value, and ends with 78', async () => {
    const secret = 'hemmelig-og-for-kort';
    const { output, ended } = run({ PORT: 'x', ADMIN_TOKEN: secret, TWILIO_ACCOUNT_SID: 'AC1' });
    expect(await ended).to.deep.equal([78, null]);
    expect(output.err).to.contain('PORT:').and.to.contain('ADMIN_TOKEN:').and.not.to.contain(secret);
    expect(output.out).to.equal('');
  });

  it('refuses a newer schema, a wrong key and a missing key file in one sentence, without a stack', async () => {
    const first = run();
    await first.ready;
    first.child.kill('SIGTERM');
    await first.ended;
    const key = join(dataDir, 'other.key');
    await writeFile(key, Buffer.alloc(32, 1).toString('base64'));
    const refused = async (env: Record<string, string>): Promise<string> => {
      const { output, ended } = run(env);
      const [code] = await ended;
      expect(code).to.be.greaterThan(0);
      expect(output.out).to.equal('');
      expect(output.err.trim().split('\n')).to.have.length(1);
      return output.err;
    };
    expect(await refused({ MASTER_KEY_FILE: key })).to.contain('not the one');
    expect(await refused({ MASTER_KEY_FILE: `${key}.missing` })).to.contain('no such file');
    await database.pool.query(`insert into schema_migrations (version, name) values (9999, 'later')`);
    expect(await refused({})).to.contain('schema 9999');
    expect(await readFile(key, 'utf8')).to.have.length(44);
  });

  it('knows no other command than it says', async () => {
    const { output, ended } = run({}, ['frobnicate']);
    expect(await ended).to.deep.equal([64, null]);
    expect(output.err).to.contain('frobnicate').and.to.contain('serve');
  });
});
