import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { BackupError } from '../../src/backup/backup-error.ts';
import { backupCommand } from '../../src/commands/backup.ts';
import { deadlinesCommand } from '../../src/commands/deadlines.ts';
import { holdCommand } from '../../src/commands/hold.ts';
import { restoreCommand } from '../../src/commands/restore.ts';
import { UsageError } from '../../src/commands/terminal.ts';
import { parseConfig } from '../../src/config.ts';
import { createTestDatabase, databaseUrl, type TestDatabase } from '../support/postgres.ts';
import { createTestService, type TestService } from '../support/service.ts';

import { startCommand } from '../support/varsla-command.ts';

describe('the commands for backup, restore, hold and audit', function () {
  this.timeout(120_000);
  let varsla: TestService;
  let target: TestDatabase;
  let folder: string;
  const file = (): string => join(folder, 'varsla.backup');

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'varsla-commands-'));
    varsla = await createTestService();
    await varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: 'Brudd',
        description: 'Lå åpen.',
        detectedAt: '2026-11-20T08:00:00Z',
        awareAt: '2026-11-20T08:00:00Z',
        role: 'controller',
      },
    });
    target = await createTestDatabase();
    await target.pool.query('drop schema public cascade; create schema public');
    await target.pool.end();
  });
  after(async () => {
    await varsla.close();
    await target.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const commands = {
    backup: backupCommand,
    restore: restoreCommand,
    hold: holdCommand,
    deadlines: deadlinesCommand,
  };
  const environmentFor = (database: TestDatabase, env: Record<string, string>): Record<string, string> => ({
    DATA_DIR: varsla.dataDir,
    DATABASE_URL: databaseUrl(database.connection),
    ...env,
  });
  /** Runs a command in this process; `typed` is what somebody at the terminal answers. */
  const run = async (
    database: TestDatabase,
    [name, ...args]: [keyof typeof commands, ...string[]],
    env: Record<string, string> = {},
    typed?: string,
  ): Promise<{ code: number; out: string; err: string }> => {
    const said: { out: string[]; err: string[] } = { out: [], err: [] };
    const terminal = {
      say: (line: string) => void said.out.push(line),
      complain: (line: string) => void said.err.push(line),
      ask: async () => typed,
    };
    const ended = (code: number) => ({ code, out: said.out.join('\n'), err: said.err.join('\n') });
    try {
      return ended(await commands[name](parseConfig(environmentFor(database, env)), args, terminal));
    } catch (error) {
      if (!(error instanceof BackupError || error instanceof UsageError)) throw error;
      said.err.push(error.message);
      return ended(error instanceof BackupError ? error.exitCode : 64);
    }
  };
  const typesIn = async (newest: number): Promise<string[]> => {
    const { rows } = await varsla.database.pool.query<{ type: string; body: string }>(
      `select type, body from journal where stream = 'system' order by position desc limit $1`,
      [newest],
    );
    return rows.map(({ type, body }) => `${type} ${JSON.parse(body).event.why ?? ''}`.trim());
  };

  it('say how they are used', async () => {
    const misused: [keyof typeof commands, ...string[]][] = [
      ['backup'],
      ['backup', 'a', 'b'],
      ['restore', '--now', 'a'],
      ['hold', 'release'],
      ['hold', 'release', '--reason', 'a', '--notices', 'perhaps'],
      ['deadlines'],
      ['deadlines', 'repair'],
    ];
    for (const args of misused) {
      const { code, err } = await run(varsla.database, args);
      expect([code, err.split(':')[0]], args.join(' ')).to.deep.equal([64, 'Usage']);
    }
  });

  it('back up beside the service at work, with a key that cannot read it', async () => {
    const { out: key } = await run(varsla.database, ['backup', '--public-key']);
    expect(key.trim()).to.match(/^varsla-backup-[\w-]{43}$/);
    const elsewhere = { DATA_DIR: folder, BACKUP_PUBLIC_KEY: key.trim() };
    const made = await run(varsla.database, ['backup', file()], elsewhere);
    expect([made.code, made.err]).to.deep.equal([0, '']);
    expect(made.out).to.contain('read back and whole');
    expect((await run(varsla.database, ['backup', file()], elsewhere)).code).to.equal(73);
    const cannot = await run(target, ['restore', file()], elsewhere);
    expect([cannot.code, cannot.out]).to.deep.equal([78, '']);
    expect(cannot.err).to.contain('sealed for the master key, and there is none here');
  });

  it('refuse what is damaged, of a newer Varsla, of another key or in the way, each in the journal, and change nothing', async () => {
    const bytes = await readFile(file());
    await writeFile(`${file()}.bad`, bytes.subarray(0, -100));
    expect((await run(varsla.database, ['restore', `${file()}.bad`])).code).to.equal(65);
    await writeFile(`${file()}.newer`, Buffer.concat([Buffer.from('varsla-backup 2\n'), bytes.subarray(16)]));
    const newer = await run(varsla.database, ['restore', `${file()}.newer`]);
    expect(newer.code).to.equal(65);
    expect(newer.err).to.contain('made by a newer Varsla');
    const passphrase = join(folder, 'passphrase');
    await writeFile(passphrase, 'vår i Lofoten 1860\n');
    const sealed = `${file()}.passphrase`;
    await run(varsla.database, ['backup', sealed, '--passphrase-file', passphrase]);
    const wrong = await run(varsla.database, ['restore', sealed], {
      BACKUP_PASSPHRASE: 'vår i Lofoten 1861',
    });
    expect(wrong.code).to.equal(77);
    expect(wrong.err).to.contain('passphrase does not fit').and.not.to.contain('Lofoten');
    expect((await run(varsla.database, ['restore', file(), '--replace', '--yes'])).code).to.equal(75);
    expect(await typesIn(5)).to.deep.equal([
      'restore.refused in-use',
      'restore.refused wrong-key',
      'backup.made',
      'restore.refused newer',
      'restore.refused damaged',
    ]);
  });

  it('restore into an empty database, once, and then only over it', async () => {
    const restored = await run(target, ['restore', file()]);
    expect([restored.code, restored.err]).to.deep.equal([0, '']);
    expect(restored.out).to.contain('on hold').and.to.contain('/settings/hold');
    expect((await run(target, ['restore', file()])).code).to.equal(73);
    const unconfirmed = await run(target, ['restore', file(), '--replace']);
    expect(unconfirmed.code).to.equal(73);
    expect(unconfirmed.err).to.contain('--yes');
    expect((await run(target, ['restore', file(), '--replace'], {}, 'nei')).err).to.contain(
      'Nothing was changed',
    );
    expect((await run(target, ['restore', file(), '--replace'], {}, 'replace')).code).to.equal(0);
    expect((await run(target, ['restore', file(), '--replace', '--yes'])).code).to.equal(0);
  });

  it('show the hold and release it', async () => {
    const held = await run(target, ['hold']);
    expect(held.out)
      .to.contain('(restored)')
      .and.to.match(/Reminders due: 1; AV-2026-0001 \(1\)/);
    expect((await run(target, ['hold', 'release', '--reason', 'Ny maskin.'])).code).to.equal(0);
    expect((await run(target, ['hold', 'release', '--reason', 'Igjen.'])).code).to.equal(1);
    expect((await run(target, ['hold'])).out.trim()).to.equal('Nothing is on hold.');
  });

  it('audit the deadlines, repair them when told to, and say it by their exit code', async () => {
    const audit = (...more: string[]) => run(varsla.database, ['deadlines', 'audit', ...more]);
    expect((await audit()).code).to.equal(0);
    await varsla.database.pool.query('delete from deadlines');
    const found = await audit();
    expect(found.code).to.equal(1);
    expect(found.err.trim()).to.equal(
      'AV-2026-0001 authority.notice: missing: the state demands a clock and none runs',
    );
    expect((await audit('--repair')).code).to.equal(0);
    expect((await audit()).code).to.equal(0);
  });

  it('end as a process with the code that says why', async () => {
    const env = environmentFor(varsla.database, {});
    const bad = await startCommand(['restore', `${file()}.bad`], env).ended;
    expect([bad.code, bad.out]).to.deep.equal([65, '']);
    expect(bad.err).to.contain('damaged');
    expect((await startCommand(['backup'], env).ended).code).to.equal(64);
    const short = await startCommand(['hold'], { ...env, BACKUP_PASSPHRASE: 'kort' }).ended;
    expect(short.code).to.equal(78);
    expect(short.err).to.contain('BACKUP_PASSPHRASE').and.not.to.contain('kort');
  });

  it('need a key that is as it should be', async () => {
    const bare = await mkdtemp(join(tmpdir(), 'varsla-bare-'));
    try {
      await chmod(bare, 0o700);
      const { code, err } = await run(varsla.database, ['backup', join(bare, 'a')], { DATA_DIR: bare });
      expect([code, err.trim()]).to.deep.equal([
        78,
        'Nothing to seal the backup with: set BACKUP_PASSPHRASE or BACKUP_PUBLIC_KEY, or put the master key in place.',
      ]);
      const short = join(bare, 'short');
      await writeFile(short, 'kort\n');
      const refused = await run(varsla.database, ['backup', join(bare, 'a'), '--passphrase-file', short]);
      expect(refused.code).to.equal(78);
      expect(refused.err).to.contain('fewer than 12').and.not.to.contain('kort');
    } finally {
      await rm(bare, { recursive: true, force: true });
    }
  });
});
