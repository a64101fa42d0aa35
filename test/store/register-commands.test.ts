import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { registerCommand } from '../../src/commands/register.ts';
import { UsageError } from '../../src/commands/terminal.ts';
import { parseConfig } from '../../src/config.ts';
import { migrate } from '../../src/db/migrate.ts';
import { withTransaction } from '../../src/db/transaction.ts';
import type { Problem } from '../../src/problems.ts';
import { beginSettingsChange, settingsEtag } from '../../src/register/settings-version.ts';
import { readRegister } from '../../src/register/register.ts';
import { readTemplate } from '../../src/templates.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import { createTestDatabase, databaseUrl, type TestDatabase } from '../support/postgres.ts';

const root = new URL('../../', import.meta.url).pathname;
const template = (name: string): string => join(root, `templates/registers/${name}.json`);

describe('varsla register', () => {
  let database: TestDatabase;
  let folder: string;
  let said: string[];
  let complained: string[];

  const run = (...args: string[]): Promise<number> => {
    said = [];
    complained = [];
    const config = parseConfig({ DATA_DIR: folder, DATABASE_URL: databaseUrl(database.connection) });
    return registerCommand(config, args, {
      say: (line) => void said.push(line),
      complain: (line) => void complained.push(line),
      ask: async () => undefined,
    });
  };
  const systems = async () => (await readRegister(database.pool))?.systems.length;
  const entries = async (): Promise<{ body: string }[]> =>
    (await database.pool.query("select body from journal where type = 'register.changed' order by position"))
      .rows;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'varsla-register-'));
  });
  beforeEach(async () => {
    database = await createTestDatabase();
    await migrate(database.pool);
  });
  afterEach(() => database.drop());
  after(() => rm(folder, { recursive: true, force: true }));

  it('says contradictions first, then gaps, each with its place, and ends with 1', async () => {
    expect(await run('check', template('wp-hosting'))).to.equal(1);
    expect(complained).to.deep.equal([]);
    expect(said[0]).to.equal('Contradictions (4)');
    expect(said.find((line) => line.startsWith('  /promises/5  '))).to.include(
      'Amazon AWS, Google, and Zendesk',
    );
    const gaps = said.findIndex((line) => line.startsWith('Gaps'));
    expect(gaps).to.equal(5);
    expect(said.slice(gaps).join('\n')).to.include('neither telephone nor e-mail');
  });

  it('ends with 0 where there are gaps alone', async () => {
    expect(await run('check', template('wepack'))).to.equal(0);
    expect(said[0]).to.match(/^Gaps \(\d+\)$/);
  });

  it('says that an empty register is empty', async () => {
    expect(await run('check', template('blank'))).to.equal(0);
    expect(said.join('\n')).to.match(/names no system/);
  });

  it('imports, checks what is stored, and exports both formats that import again', async () => {
    expect(await run('check')).to.equal(1);
    expect(complained.join('\n')).to.match(/no register yet/);
    expect(await run('import', template('wepack'))).to.equal(0);
    expect(await systems()).to.equal(13);
    expect(await run('check')).to.equal(0);
    const stored = await readRegister(database.pool);
    for (const ending of ['xlsx', 'json']) {
      const file = join(folder, `round.${ending}`);
      expect(await run('export', file), complained.join('\n')).to.equal(0);
      expect((await stat(file)).mode & 0o777).to.equal(0o600);
      await run('import', template('blank'));
      expect(await systems()).to.equal(0);
      expect(await run('import', file)).to.equal(0);
      expect(await readRegister(database.pool)).to.deep.equal(stored);
    }
    const journal = await entries();
    expect(journal).to.have.lengthOf(5);
    expect(JSON.parse(journal[0]?.body ?? '')).to.deep.include({ actor: { kind: 'system' } });
    expect((await verifyRecord(database.pool)).faults).to.deep.equal([]);
  });

  it('is noticed by whoever has read the register before it and saves it then', async () => {
    const before = await settingsEtag(database.pool, 'register');
    expect(await run('import', template('wepack'))).to.equal(0);
    expect([before, await settingsEtag(database.pool, 'register')]).to.deep.equal([
      { ETag: '"0"' },
      { ETag: '"1"' },
    ]);
    const late = await withTransaction(database.pool, (tx) => beginSettingsChange(tx, 'register', 0)).catch(
      (problem: Problem) => problem.type,
    );
    expect(late).to.equal('stale-version');
    expect(await run('import', template('blank'))).to.equal(0);
    expect(await settingsEtag(database.pool, 'register')).to.deep.equal({ ETag: '"2"' });
  });

  it('keeps how processors are reached out of the journal', async () => {
    const register = JSON.parse(readTemplate('registers/wepack.json'));
    register.processors[0].contact.phone = '0047 22 39 69 00';
    const file = join(folder, 'contact.json');
    await writeFile(file, JSON.stringify(register));
    expect(await run('import', file)).to.equal(0);
    const [entry] = await entries();
    expect(entry?.body).to.include('Postnord').and.not.to.include('22 39 69 00');
  });

  it('saves nothing of a file that is wrong, and says where', async () => {
    const register = JSON.parse(readTemplate('registers/wepack.json'));
    register.systems[1].processors = ['nobody'];
    const file = join(folder, 'wrong.json');
    await writeFile(file, JSON.stringify(register));
    expect(await run('import', file)).to.equal(1);
    expect(complained).to.deep.equal([
      '/systems/1/processors/0: no such key in processors',
      'Nothing was saved.',
    ]);
    expect(await systems()).to.equal(undefined);
    expect(await entries()).to.deep.equal([]);
  });

  it('refuses other endings, macros among them, and overwrites no file', async () => {
    expect(await run('import', 'register.xlsm')).to.equal(1);
    expect(complained.join('\n')).to.match(/neither \.json nor \.xlsx/);
    await run('import', template('wepack'));
    const file = join(folder, 'kept.json');
    await writeFile(file, 'mine');
    const error = await run('export', file).catch((failure: NodeJS.ErrnoException) => failure.code);
    expect(error).to.equal('EEXIST');
    expect(await readFile(file, 'utf8')).to.equal('mine');
  });

  it('says how it is used', async () => {
    for (const args of [
      [],
      ['chek'],
      ['chek', 'a.json'],
      ['import'],
      ['export'],
      ['check', 'a.json', 'b.json'],
      ['check', '--all'],
    ]) {
      const error = await run(...args).catch((thrown: unknown) => thrown);
      expect(error, args.join(' ')).to.be.instanceOf(UsageError);
      expect((error as Error).message).to.match(/varsla register check \[FILE\]/);
    }
  });

  it('is a command of varsla', async () => {
    const failed = await promisify(execFile)('node', [
      join(root, 'bin/varsla.js'),
      'register',
      'check',
      template('wp-hosting'),
    ]).catch((error: { code: number; stdout: string }) => error);
    expect(failed).to.include({ code: 1 });
    expect(failed.stdout).to.include('You write that no data are shared');
  });
});
