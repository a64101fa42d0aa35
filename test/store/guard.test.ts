import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { backupCommand } from '../../src/commands/backup.ts';
import { restoreCommand } from '../../src/commands/restore.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import { createService, type Service } from '../../src/service.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import { createTestService } from '../support/service.ts';

const stranger = [
  `update journal set body = 'x'`,
  'delete from journal',
  'truncate journal',
  'drop table journal cascade',
  'alter table journal disable trigger user',
  'alter table journal owner to current_user',
  'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
  'delete from streams',
  'alter table streams disable trigger user',
  'update signed_heads set position = 1',
  'delete from head_rolls',
  'alter schema public owner to current_user',
];

describe('the guard of the journal', function () {
  this.timeout(120_000);
  let dataDir: string;
  let config: Config;
  let service: Service;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'varsla-guard-'));
    config = parseConfig({ DATA_DIR: dataDir, PORT: '0', BACKUP_PASSPHRASE: 'vinterlys over fjorden' });
    service = await createService(config, silentLog);
  });
  after(async () => {
    await service[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  });

  const refusals = async (): Promise<(string | undefined)[]> => {
    const codes = [];
    for (const sql of stranger)
      codes.push(
        await service.pool.query(sql).then(
          () => `accepted: ${sql}`,
          (error: { code?: string }) => error.code,
        ),
      );
    return codes;
  };

  it('lets the application’s own role add entries, and change, remove or unguard none', async () => {
    await service.runOnce();
    const { rows } = await service.pool.query('select 1 from journal');
    expect(rows.length).to.be.greaterThan(1);
    // 42501: insufficient privilege, as PostgreSQL itself says, whatever the triggers would.
    expect(await refusals()).to.deep.equal(stranger.map(() => '42501'));
    const back = await service.pool.query(`update streams set position = 0`).catch((error: Error) => error);
    expect(back).to.have.property('message', 'streams is append-only');
    expect((await verifyRecord(service.pool)).faults).to.deep.equal([]);
  });

  it('is up again after a restart, and after a backup was brought back', async () => {
    const terminal = { say: () => undefined, complain: () => undefined, ask: async () => undefined };
    const file = join(dataDir, 'whole.backup');
    expect(await backupCommand(config, [file], terminal)).to.equal(0);
    await service[Symbol.asyncDispose]();
    expect(await restoreCommand(config, [file, '--replace', '--yes'], terminal)).to.equal(0);
    service = await createService(config, silentLog);
    expect(await refusals()).to.deep.equal(stranger.map(() => '42501'));
    expect((await verifyRecord(service.pool)).faults).to.deep.equal([]);
  });

  it('is missed where one role has everything, and the start says so', async () => {
    const said = async (env: Record<string, string>): Promise<string> => {
      const varsla = await createTestService({ env });
      const { warnings } = varsla.service;
      await varsla.close();
      return warnings.join('\n');
    };
    const warning = 'The role of DATABASE_URL may change the journal';
    expect(await said({ DATABASE_URL: 'postgresql://varsla@localhost/varsla' })).to.include(warning);
    expect(service.warnings.join('\n')).not.to.include(warning);
  });
});
