import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The docstrings of one source of a chart by the path of what they stand before: `authority.owed` for a state,
 * `authority.owed on report.submitted` for an event. `path` is that of the state which the source exports, '' for the
 * machine itself. Relies on the formatting: one key a line, indented by depth.
 */
const wordsOf = (source: string, path: string): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  const depth: { indent: number; key: string }[] = [];
  let comment: string[] = [];
  let inComment = false;
  let inChart = false;
  for (const line of source.split('\n')) {
    const text = line.trim();
    if (text.startsWith('/**')) {
      comment = [];
      inComment = true;
    }
    if (inComment) {
      comment.push(text.replace(/^\/?\*+\/?\s?/, '').replace(/\s*\*\/$/, ''));
      inComment = !text.endsWith('*/');
      continue;
    }
    const begins = /\.create(?:Machine|StateConfig)\(/.test(line);
    if (begins) inChart = true;
    const [, spaces = '', quoted, bare] = /^(\s*)(?:'([^']+)'|(\w+)):/.exec(line) ?? [];
    const key = begins ? path : (quoted ?? bare);
    if (key && inChart) {
      while ((depth.at(-1)?.indent ?? -1) >= spaces.length) depth.pop();
      depth.push({ indent: spaces.length, key });
      if (comment.length > 0) words.set(pathOf(depth.map((level) => level.key)), comment.join(' ').trim());
    }
    comment = [];
  }
  return words;
};

const pathOf = (keys: readonly string[]): string => {
  const event = keys.indexOf('on');
  const states = (event < 0 ? keys : keys.slice(0, event)).filter((key) => key !== 'states').join('.');
  return event < 0 ? states : `${states} on ${keys.slice(event + 1).join('.')}`;
};

/**
 * All docstrings of the chart in a folder: of its machine.ts, and of the files under regions/, each of which stands
 * where its state stands in the chart (`regions/authority/owed.ts` is the state `authority.owed`).
 */
export const chartWords = (folder: URL): ReadonlyMap<string, string> => {
  const regions = globSync('regions/**/*.ts', { cwd: fileURLToPath(folder) }).map((file) => ({
    file,
    path: file.replace(/^regions\/|\.ts$/g, '').replaceAll('/', '.'),
  }));
  return new Map(
    [{ file: 'machine.ts', path: '' }, ...regions].flatMap(({ file, path }) => [
      ...wordsOf(readFileSync(new URL(file, folder), 'utf8'), path),
    ]),
  );
};
