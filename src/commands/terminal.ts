import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Where a command speaks and asks. */
export interface Terminal {
  say: (line: string) => void;
  complain: (line: string) => void;
  /** What somebody types as an answer; undefined where nobody sits at a terminal. */
  ask: (question: string) => Promise<string | undefined>;
}

/** The command was not written as it must be: the sentence says how. */
export class UsageError extends Error {}

/** Options and words of a command line. Throws UsageError for what there is not, or for more or fewer words. */
export const readArguments = <Options extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  args: readonly string[],
  options: Options,
  words: number,
) => {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (parsed.positionals.length !== words) throw new UsageError(`Usage: ${usage}`);
    return parsed;
  } catch (cause) {
    throw new UsageError(`Usage: ${usage}`, { cause });
  }
};
