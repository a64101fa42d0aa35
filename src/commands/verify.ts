import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyCaseFile } from '../case-file/read-case-file.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../db/open-database.ts';
import { type HeadsDocument, headsDocument } from '../journal/heads.ts';
import { silentLog } from '../log.ts';
import { findSealing } from '../key-ring.ts';
import { verifyRecord } from '../verify-record.ts';
import { readArguments, type Terminal, UsageError } from './terminal.ts';

const usage = 'varsla verify [--heads FILE-OR-FOLDER], or varsla verify CASE-FILE.zip [--key HEX]';

/** Signings that were kept outside. Throws UsageError for a file that is none. */
const readKept = async (path: string): Promise<HeadsDocument[]> => {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  const files = isFolder
    ? (await readdir(path)).filter((name) => name.endsWith('.json')).map((name) => join(path, name))
    : [path];
  return Promise.all(
    files.map(async (file) => {
      try {
        return headsDocument.parse(JSON.parse(await readFile(file, 'utf8')));
      } catch (cause) {
        throw new UsageError(`${file} is no file of signed heads, or cannot be read.`, { cause });
      }
    }),
  );
};

const verifyDatabase = async (
  config: Config,
  kept: readonly HeadsDocument[],
  { say, complain }: Terminal,
): Promise<number> => {
  const database = await openDatabase(config, silentLog);
  try {
    const sealing = await findSealing(config.masterKeyFile, config.dataDir);
    const { streams, entries, signings, files, faults } = await verifyRecord(database.pool, sealing, kept);
    for (const fault of faults) complain(fault);
    say(
      faults.length === 0
        ? `${entries} journal entries in ${streams} chains: every one fits, and every state follows from them.`
        : `${faults.length} faults in ${entries} journal entries of ${streams} chains.`,
    );
    say(
      `They were signed ${signings} times; ${kept.length} signings that were kept outside were held against them.`,
    );
    say(
      sealing
        ? `${files} files were opened and are, to the byte, what their hashes say.`
        : 'Without the master key no file was opened; the journal names each by its hash.',
    );
    return faults.length > 0 ? 1 : 0;
  } finally {
    await database.close();
  }
};

/**
 * Checks every chain, replays every incident's journal, opens every file, and holds all of it against what was signed,
 * here and in the signings that were kept outside. With a case file it checks that alone, without any database. Ends with 1 where anything does not fit. Throws UsageError.
 */
export const verifyCommand = async (
  config: Config,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  const options = { heads: { type: 'string' }, key: { type: 'string' } } as const;
  const named = args.some((arg, index) => !arg.startsWith('-') && !args[index - 1]?.startsWith('--'));
  const { values, positionals } = readArguments(usage, args, options, named ? 1 : 0);
  const [file] = positionals;
  if (file !== undefined) {
    if (values.heads !== undefined) throw new UsageError(`Usage: ${usage}`);
    const { faults, sentences } = await verifyCaseFile(file, values.key);
    for (const sentence of sentences) (faults.length > 0 ? terminal.complain : terminal.say)(sentence);
    return faults.length > 0 ? 1 : 0;
  }
  if (values.key !== undefined) throw new UsageError(`Usage: ${usage}`);
  return verifyDatabase(config, values.heads === undefined ? [] : await readKept(values.heads), terminal);
};
