import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { BackupError } from './backup/backup-error.ts';
import { backupCommand } from './commands/backup.ts';
import { deadlinesCommand } from './commands/deadlines.ts';
import { holdCommand } from './commands/hold.ts';
import { keysCommand } from './commands/keys.ts';
import { peopleCommand } from './commands/people.ts';
import { registerCommand } from './commands/register.ts';
import { restoreCommand } from './commands/restore.ts';
import { type Terminal, UsageError } from './commands/terminal.ts';
import { verifyCommand } from './commands/verify.ts';
import { type Config, ConfigError, parseConfig } from './config.ts';
import { runDemo } from './demo/run-demo.ts';
import { createLog } from './log.ts';
import { createService, type Service } from './service.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Exit codes of sysexits.h: 64 for a command written wrongly, 78 for a configuration at fault. */
const misused = 64;
const misconfigured = 78;

const terminal: Terminal = {
  say,
  complain,
  async ask(question) {
    if (!process.stdin.isTTY) return undefined;
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  },
};

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

type Command = (config: Config, args: readonly string[], terminal: Terminal) => Promise<number>;

/** A command that takes words after its name and says how it ended by its exit code. */
const withWords =
  (command: Command) =>
  async (args: readonly string[]): Promise<void> => {
    process.exitCode = await command(parseConfig(process.env), args, terminal);
  };

const commands: Record<string, (args: readonly string[]) => Promise<void>> = {
  serve,
  demo,
  verify: withWords(verifyCommand),
  backup: withWords(backupCommand),
  restore: withWords(restoreCommand),
  hold: withWords(holdCommand),
  keys: withWords(keysCommand),
  deadlines: withWords(deadlinesCommand),
  register: withWords(registerCommand),
  people: withWords(peopleCommand),
};

const exitCodeOf = (error: unknown): number => {
  if (error instanceof ConfigError) return misconfigured;
  if (error instanceof UsageError) return misused;
  return error instanceof BackupError ? error.exitCode : 1;
};

/** Variables of `.env` in the folder that Varsla is started in; those of the environment win. */
const loadEnvFile = (): void => {
  if (existsSync('.env')) process.loadEnvFile('.env');
};

const main = async (): Promise<void> => {
  const [name = 'serve', ...args] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    complain(`There is no command ${name}. Commands: ${Object.keys(commands).join(', ')}.`);
    process.exitCode = misused;
    return;
  }
  try {
    loadEnvFile();
    await command(args);
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    process.exitCode = exitCodeOf(error);
  }
};

await main();
