import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { migrateGuarded } from '../db/guard.ts';
import { type Database, openDatabase } from '../db/open-database.ts';
import { withTransaction } from '../db/transaction.ts';
import { silentLog } from '../log.ts';
import { checkRegister, type Finding } from '../register/check-register.ts';
import { readRegister } from '../register/register.ts';
import type { RegisterDocument } from '../register/register-document.ts';
import { formatOf, readRegisterFile, writeRegisterFile } from '../register/register-file.ts';
import { replaceRegister } from '../register/replace-register.ts';
import { findingInWords } from '../web/settings/finding-words.ts';
import { readArguments, type Terminal, UsageError } from './terminal.ts';

/** Where a command works and speaks. */
interface Deps extends Terminal {
  config: Config;
}

const fine = 0;
const faulty = 1;

const usage =
  'varsla register check [FILE], varsla register export FILE, or varsla register import FILE; FILE ends in .json or .xlsx';

const withDatabase = async <T>(deps: Deps, work: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase(deps.config, silentLog);
  try {
    await migrateGuarded(database);
    return await work(database);
  } finally {
    await database.close();
  }
};

const formatFor = (deps: Deps, file: string) => {
  const format = formatOf(file);
  if (!format) deps.complain(`${file} ends in neither .json nor .xlsx (a spreadsheet without macros).`);
  return format;
};

/** The register in a file, or undefined after saying what is wrong with it. */
const fromFile = async (deps: Deps, file: string): Promise<RegisterDocument | undefined> => {
  const format = formatFor(deps, file);
  if (!format) return undefined;
  const read = await readRegisterFile(file, format);
  if (read.outcome === 'good') return read.register;
  for (const { place, detail } of read.faults) deps.complain(`${place || file}: ${detail}`);
  return undefined;
};

const stored = async (deps: Deps): Promise<RegisterDocument | undefined> => {
  const register = await withDatabase(deps, ({ pool }) => readRegister(pool));
  if (!register) deps.complain('There is no register yet: varsla register import FILE.');
  return register;
};

const check = async (deps: Deps, file: string | undefined): Promise<number> => {
  const register = file === undefined ? await stored(deps) : await fromFile(deps, file);
  if (!register) return faulty;
  const findings = checkRegister(register);
  const say = (kind: Finding['kind'], title: string): number => {
    const some = findings.filter((finding) => finding.kind === kind);
    if (some.length > 0) deps.say(`${title} (${some.length})`);
    for (const finding of some) deps.say(`  ${finding.pointer}  ${findingInWords('en', finding)}`);
    return some.length;
  };
  const contradictions = say('contradiction', 'Contradictions');
  say('gap', 'Gaps');
  if (register.systems.length === 0)
    deps.say('The register names no system: there is nothing to look through.');
  else if (findings.length === 0) deps.say('Neither contradictions nor gaps were found.');
  return contradictions > 0 ? faulty : fine;
};

const exportTo = async (deps: Deps, file: string): Promise<number> => {
  const format = formatFor(deps, file);
  const register = format && (await stored(deps));
  if (!format || !register) return faulty;
  await writeRegisterFile(file, format, register);
  deps.say(`${file}: ${register.systems.length} systems, ${register.processors.length} processors.`);
  return fine;
};

const importFrom = async (deps: Deps, file: string): Promise<number> => {
  const register = await fromFile(deps, file);
  if (!register) {
    deps.complain('Nothing was saved.');
    return faulty;
  }
  await withDatabase(deps, ({ pool }) =>
    withTransaction(pool, (tx) => replaceRegister(tx, register, systemClock.now())),
  );
  deps.say(`Saved: ${register.systems.length} systems, ${register.processors.length} processors.`);
  return fine;
};

/**
 * Looks the register through, writes it to a file, or puts a file in its place. Ends with 1 where the register
 * contradicts itself or a file is wrong, so that a pipeline stops there; gaps alone are 0. Throws UsageError.
 */
export const registerCommand = async (
  config: Config,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  const deps = { ...terminal, config };
  const words = args.length === 1 && args[0] === 'check' ? 1 : 2;
  const [name, file] = readArguments(usage, args, {}, words).positionals;
  if (name === 'check') return check(deps, file);
  if (name === 'export' && file !== undefined) return exportTo(deps, file);
  if (name === 'import' && file !== undefined) return importFrom(deps, file);
  throw new UsageError(`Usage: ${usage}`);
};
