import { ConfigError, parseConfig } from './config.ts';
import { createLog } from './log.ts';
import { createService, type Service } from './service.ts';

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
  const stopped = stopOn(service);
  const { host, port } = await service.listen().catch(async (error: NodeJS.ErrnoException) => {
    await service[Symbol.asyncDispose]();
    if (error.code === 'EADDRINUSE')
      throw new ConfigError(`Port ${config.port} on ${config.host} is taken: set PORT to another one.`);
    throw error;
  });
  await service.work();
  for (const warning of service.warnings) say(`! ${warning}`);
  if (service.adminToken) say(`The administrator's token, shown this once: ${service.adminToken}`);
  say(`Varsla is ready on http://${host}:${port}`);
  await stopped;
};

const commands: Record<string, () => Promise<void>> = {
  serve,
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
    await command();
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof ConfigError ? misconfigured : 1;
  }
};

await main();
