import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { keysCommand } from '../../src/commands/keys.ts';
import { parseConfig } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import { findSealing } from '../../src/key-ring.ts';
import { createSealing, MasterKeyError } from '../../src/sealing.ts';
import { createService } from '../../src/service.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import { firstAdministrator, type PageClient } from '../support/page-client.ts';
import { databaseUrl } from '../support/postgres.ts';
import { pdf } from '../support/sample-files.ts';
import { createTestService, type TestService } from '../support/service.ts';
import { formOf } from '../support/upload.ts';

describe('a new master key', function () {
  this.timeout(60_000);
  let varsla: TestService;
  let pages: PageClient;
  let id: string;
  let file: string;
  let said: string[];
  before(async () => {
    varsla = await createTestService();
    pages = await firstAdministrator(varsla);
    file = join(varsla.dataDir, 'master.key');
    id = await open();
    expect(await add('first')).to.equal(201);
  });
  after(() => varsla.close());

  const open = async (): Promise<string> => {
    const body = { title: 'T', description: 'D', detectedAt: '2026-11-20T08:00:00Z', role: 'controller' };
    return (await varsla.admin('POST', '/api/v1/incidents', { body })).body.id as string;
  };
  const add = async (what: string, to = id): Promise<number> => {
    const form = formOf({ kind: 'other' }, { name: `${what}.pdf`, content: pdf(what) });
    return (await varsla.admin('POST', `/api/v1/incidents/${to}/attachments`, form)).status;
  };
  const names = async (of = id): Promise<string[]> =>
    (await varsla.admin('GET', `/api/v1/incidents/${of}/attachments`)).body.items.map(
      ({ name }: { name: string }) => name,
    );
  const command = async (...args: string[]): Promise<number> => {
    said = [];
    const say = (line: string): void => void said.push(line);
    const config = parseConfig({
      DATA_DIR: varsla.dataDir,
      DATABASE_URL: databaseUrl(varsla.database.connection),
    });
    return keysCommand(config, args, { say, complain: say, ask: async () => undefined });
  };
  const keys = async (): Promise<Buffer[]> =>
    (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => Buffer.from(line, 'base64'));
  /** Whether every incident's key opens under this master key alone. */
  const opensAll = async (key: Buffer | undefined): Promise<boolean> => {
    const sealing = createSealing(key ?? Buffer.alloc(32));
    const { rows } = await varsla.service.pool.query<{ id: string; wrapped: Buffer }>(
      'select incident_id as id, wrapped from incident_keys',
    );
    try {
      for (const row of rows) sealing.openIncidentKey(row.wrapped, row.id);
      return rows.length > 0;
    } catch {
      return false;
    }
  };

  it('is taken up while the service works: what is old opens, what is new is sealed under it', async () => {
    const [old] = await keys();
    expect(await command('rotate')).to.equal(0);
    const [fresh, former] = await keys();
    expect(former?.equals(old as Buffer)).to.equal(true);
    expect((await stat(file)).mode & 0o777).to.equal(0o600);
    expect([await opensAll(fresh), await opensAll(old)]).to.deep.equal([true, false]);
    expect(await names()).to.deep.equal(['first.pdf']);
    const other = await open();
    expect([await add('second'), await add('third', other)]).to.deep.equal([201, 201]);
    expect([await names(), await names(other)]).to.deep.equal([['first.pdf', 'second.pdf'], ['third.pdf']]);
    expect(await opensAll(fresh)).to.equal(true);
    // Nobody is signed out by it.
    expect((await pages.get('/settings')).status).to.equal(200);
    expect(await command()).to.equal(0);
    expect(said[0]).to.match(/has 2 keys: the first seals, the others only open/);
  });

  it('leaves the old one able to open nothing, once that is retired', async () => {
    const [fresh, old] = await keys();
    expect(await command('retire')).to.equal(0);
    expect(await keys()).to.deep.equal([fresh]);
    const aside = (await readdir(varsla.dataDir)).filter((name) => name.startsWith('master.key.retired-'));
    expect(aside).to.have.length(1);
    expect((await stat(join(varsla.dataDir, aside[0] ?? ''))).mode & 0o777).to.equal(0o600);
    expect(await names()).to.deep.equal(['first.pdf', 'second.pdf']);
    const sealing = await findSealing(undefined, varsla.dataDir);
    expect((await verifyRecord(varsla.service.pool, sealing)).faults).to.deep.equal([]);
    expect(await command('retire')).to.equal(1);

    // A start with the old key is refused in a sentence that says what to do.
    await writeFile(file, `${old?.toString('base64')}\n`);
    const config = parseConfig({ DATA_DIR: varsla.dataDir, PORT: '0' });
    const refused = await createService(config, silentLog, { pool: varsla.database.pool }).catch(
      (error: unknown) => error,
    );
    expect(refused).to.be.instanceOf(MasterKeyError);
    expect((refused as Error).message).to.include('Put the right key in place (MASTER_KEY_FILE)');
    await writeFile(file, `${fresh?.toString('base64')}\n`);
  });

  it('stands in the journal, and is written as it must be', async () => {
    const { rows } = await varsla.service.pool.query<{ type: string }>(
      `select type from journal where type like 'master-key%' order by position`,
    );
    expect(rows.map(({ type }) => type)).to.deep.equal(['master-key.rotated', 'master-key.retired']);
    const misused = await command('turn').catch((error: Error) => error.message);
    expect(misused).to.include('Usage: varsla keys');
  });
});
