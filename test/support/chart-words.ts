/**
 * The docstrings of a chart's source by the path of what they stand before: `authority.owed` for a state,
 * `authority.owed on report.submitted` for an event. Relies on the formatting: one key a line, indented by depth.
 */
export const chartWords = (source: string): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  const depth: { indent: number; key: string }[] = [];
  let comment: string[] = [];
  let inComment = false;
  for (const line of source.slice(source.indexOf('createMachine(')).split('\n')) {
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
    const [, spaces = '', quoted, bare] = /^(\s*)(?:'([^']+)'|(\w+)):/.exec(line) ?? [];
    const key = quoted ?? bare;
    if (!key) continue;
    while ((depth.at(-1)?.indent ?? -1) >= spaces.length) depth.pop();
    depth.push({ indent: spaces.length, key });
    if (comment.length > 0) words.set(pathOf(depth.map((level) => level.key)), comment.join(' ').trim());
    comment = [];
  }
  return words;
};

const pathOf = (keys: readonly string[]): string => {
  const event = keys.indexOf('on');
  const states = (event < 0 ? keys : keys.slice(0, event)).filter((key) => key !== 'states').join('.');
  return event < 0 ? states : `${states} on ${keys.slice(event + 1).join('.')}`;
};
