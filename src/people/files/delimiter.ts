export const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** The first line, as far as a quoted cell does not go over its end. */
const firstLine = (text: string): string => {
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === '\n' || sign === '\r')) return text.slice(0, at);
  }
  return text;
};

/** How often a sign stands in a line outside of quotes. */
const countOf = (line: string, sign: string): number =>
  line.replaceAll(/"[^"]*"?/g, '').split(sign).length - 1;

export interface FoundDelimiter {
  delimiter: Delimiter;
  /** Characters before the headings: the line `sep=;` that Excel writes. */
  skip: number;
}

/** What separates the cells: what Excel says itself, else what the first line has most of; a semicolon where it has none. */
export const findDelimiter = (text: string): FoundDelimiter => {
  const said = /^sep=([;,\t])\r?\n/i.exec(text);
  if (said) return { delimiter: said[1] as Delimiter, skip: said[0].length };
  const line = firstLine(text);
  const [best] = [...delimiters].sort((a, b) => countOf(line, b) - countOf(line, a));
  return { delimiter: best as Delimiter, skip: 0 };
};
