import { existsSync } from 'node:fs';
import { ConfigError, parseConfig } from './config.ts';
import { openDatabase } from './db/open-database.ts';
import { runDemo } from './demo/run-demo.ts';
import { createLog } from './log.ts';
import { createService, type Service } from './service.ts';
import { verifyRecord } from './verify-record.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Exit codes of sysexits.h: 78 for a configuration at fault. */
const misconfigured = 78;

const stopOn = (service: Service): Promise<void> =>
  new Promise((resolve) => {
    let stopping = false;
    const stop = (): void => {
      if (stopping) return;
      stopping = true;
      say('Varsla is stopping.');
      void service[Symbol.asyncDispose]().then(resolve);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });

/** The service until somebody ends it. */
const serve = async (): Promise<void> => {
  const config = parseConfig(process.env);
  const service = await createService(config, createLog(config.logLevel));
  // Said before anything can fail: it is shown this once.
  if (service.adminToken) say(`The administrator's token, shown this once: ${service.adminToken}`);
  const stopped = stopOn(service);
  const { host, port } = await service.listen().catch(async (error: NodeJS.ErrnoException) => {
    await service[Symbol.asyncDispose]();
    if (error.code === 'EADDRINUSE')
      throw new ConfigError(`Port ${config.port} on ${config.host} is taken: set PORT to another one.`);
    throw error;
  });
  await service.work();
  for (const warning of service.warnings) say(`! ${warning}`);
  const first = await service.firstAdministratorLink();
  if (first) say(`Make the first administrator here, within a day; the link works once: ${first}`);
  say(`Varsla is ready on http://${host}:${port}`);
  await stopped;
};

/** The whole path on a case that was made up, in a folder of its own; messages become files there. */
const demo = async (): Promise<void> => {
  const folder = await runDemo(parseConfig(process.env), { say, pace: 900 });
  say(`The PDF in three languages: ${folder}`);
  say(`The messages: ${folder}/outbox`);
};

/** Checks every chain and replays every incident's journal; ends with 1 when anything does not fit. */
const verify = async (): Promise<void> => {
  const config = parseConfig(process.env);
  const database = await openDatabase(config, createLog('error'));
  try {
    const { streams, entries, faults } = await verifyRecord(database.pool);
    for (const fault of faults) complain(fault);
    say(
      faults.length === 0
        ? `${entries} journal entries in ${streams} chains: every one fits, and every state follows from them.`
        : `${faults.length} faults in ${entries} journal entries of ${streams} chains.`,
    );
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
};

const commands: Record<string, () => Promise<void>> = { serve, demo, verify };

/** Variables of `.env` in the folder that Varsla is started in; those of the environment win. */
const loadEnvFile = (): void => {
  if (existsSync('.env')) process.loadEnvFile('.env');
};

const main = async (): Promise<void> => {
  const [name = 'serve'] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    complain(`There is no command ${name}. Commands: ${Object.keys(commands).join(', ')}.`);
    process.exitCode = 64;
    return;
  }
  try {
    loadEnvFile();
    await command();
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof ConfigError ? misconfigured : 1;
  }
};

await main();
