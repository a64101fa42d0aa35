import { readFile } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { languages } from '../languages.ts';
import { targets } from '../people/files/columns.ts';
import { Problem } from '../problems.ts';
import { type FileOrder, importPeople } from './import-people.ts';
import { readArguments, type Terminal, UsageError } from './terminal.ts';

const usage = `varsla people import FILE --incident REFERENCE [--column "HEADING=WHAT"]… [--language nb|nn|en] [--group LABEL] [--token-file FILE] [--look]; WHAT is one of ${targets.join(', ')}`;

const wrong = (what = ''): UsageError => new UsageError(`${what}Usage: ${usage}`);

/** `HEADING=WHAT`; a heading may hold an equals sign. */
const columnFrom = (said: string): FileOrder['columns'][number] => {
  const at = said.lastIndexOf('=');
  const as = targets.find((target) => target === said.slice(at + 1));
  if (at < 1 || !as) throw wrong(`There is no such use of a column: ${said}. `);
  return { heading: said.slice(0, at), as };
};

const readOrder = async (config: Config, args: readonly string[]): Promise<FileOrder> => {
  const { values, positionals } = readArguments(
    usage,
    args,
    {
      incident: { type: 'string' },
      column: { type: 'string', multiple: true },
      language: { type: 'string' },
      group: { type: 'string' },
      'token-file': { type: 'string' },
      look: { type: 'boolean' },
    },
    2,
  );
  const [command, file] = positionals;
  const language = languages.find((one) => one === (values.language ?? 'nb'));
  if (command !== 'import' || file === undefined || !values.incident || !language) throw wrong();
  const tokenFile = values['token-file'];
  const token = tokenFile ? (await readFile(tokenFile, 'utf8')).trim() : config.adminToken;
  if (!token) throw wrong('Say who you are: --token-file FILE, or ADMIN_TOKEN. ');
  return {
    file,
    token,
    reference: values.incident,
    columns: (values.column ?? []).map(columnFrom),
    language,
    group: values.group ?? null,
    looksOnly: values.look ?? false,
  };
};

/**
 * Reads a file of people into an incident's list, as whoever's token it is: the same rights, checks and journal as at
 * the API. The token comes from a file, or is the administrator's in ADMIN_TOKEN. `--look` says what the columns seem to
 * be and keeps nothing. Ends with 1 where the file or the incident does not allow it. Throws UsageError.
 */
export const peopleCommand = async (
  config: Config,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  const order = await readOrder(config, args);
  try {
    return (await importPeople(config, order, terminal)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    terminal.complain(error.message);
    for (const { pointer, detail } of error.details.errors ?? [])
      terminal.complain(`  ${pointer}  ${detail}`);
    return 1;
  }
};
