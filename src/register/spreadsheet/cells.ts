import type { Column } from './sheets.ts';

const separator = /[,;\n]/;
const folded = (text: string): string => text.trim().toLocaleLowerCase('nb');

/** Behind the name of a sub-processor whose country is not known, so that a name in brackets stays a name. */
const unknownCountry = '?';

interface SubProcessor {
  name: string;
  country: string | null;
}

const itemsOf = (text: string): string[] => text.split(separator).flatMap((item) => item.trim() || []);

/** What a column's value looks like in its cell; null leaves it empty. */
export const cellFrom = ({ kind, many }: Column, value: unknown): string | number | null => {
  if (value === null || value === undefined) return null;
  if (kind === 'count') return Number(value);
  if (kind === 'text') return value as string;
  if (kind === 'yes-no') return value === true ? 'ja' : 'nei';
  if (kind === 'keys') return (value as string[]).join(', ') || null;
  if (kind === 'sub-processors')
    return (
      (value as SubProcessor[])
        .map(({ name, country }) => `${name.replaceAll(/\s+/g, ' ')} (${country ?? unknownCountry})`)
        .join('\n') || null
    );
  const wordOf = (code: string): string => kind[code] ?? code;
  return many ? (value as string[]).map(wordOf).join(', ') : wordOf(value as string);
};

const subProcessorOf = (line: string): SubProcessor => {
  const [, name = line, country = unknownCountry] = /^(.*?)\s*\(([^()]*)\)$/s.exec(line) ?? [];
  return { name, country: country === unknownCountry ? null : country };
};

/** What a cell's text stands for; what it cannot be read as stays as it is, for the schema to refuse. */
export const valueFrom = ({ kind, many, blank }: Column, text: string): unknown => {
  if (kind === 'keys') return itemsOf(text);
  if (kind === 'sub-processors')
    return text.split('\n').flatMap((line) => (line.trim() ? [subProcessorOf(line.trim())] : []));
  if (text.trim() === '') return blank;
  if (kind === 'text') return text;
  if (kind === 'count') return /^\d[\d\s]*$/.test(text) ? Number(text.replaceAll(/\s/g, '')) : text;
  if (kind === 'yes-no') return { ja: true, nei: false, true: true, false: false }[folded(text)] ?? text;
  const codeOf = (word: string): string =>
    Object.entries(kind).find(([code, said]) => [folded(code), folded(said)].includes(folded(word)))?.[0] ??
    word;
  return many ? itemsOf(text).map(codeOf) : codeOf(text);
};
