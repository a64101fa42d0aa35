import type { FactValue } from '../../incidents/facts/vocabulary.ts';
import type { Values } from './event-body.ts';

/** Facts that are rows of several fields. */
export type RowKind = 'dataKinds' | 'parties' | 'countries';
export const isRowKind = (kind: string): kind is RowKind =>
  kind === 'dataKinds' || kind === 'parties' || kind === 'countries';

/** The fields of a row, by the last part of their names. The first tells whether there is a row at all. */
const parts = {
  dataKinds: ['kind', 'reason'],
  parties: ['name', 'role', 'contact'],
  countries: ['country', 'people'],
} as const satisfies Record<RowKind, readonly string[]>;

/** A row as it is typed, by the parts of its kind. */
export type Row = Readonly<Record<string, string>>;

const rowOf = (kind: RowKind, read: (part: string) => string): Row =>
  Object.fromEntries(parts[kind].map((part) => [part, read(part)]));

/** Rows as one text, one a line: they are compared and travel like any other fact. */
export const encodeRows = (rows: readonly Row[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

export const decodeRows = (text: string): Row[] =>
  text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as Row);

/** The rows of a form: those that are ticked to be removed, and those that nobody touched, are none. */
export const rowsIn = (values: Values, key: string, kind: RowKind): Row[] => {
  const rows: Row[] = [];
  for (let at = 0; values[`${key}.${at}.${parts[kind][0]}`] !== undefined; at += 1) {
    const row = rowOf(kind, (part) => (values[`${key}.${at}.${part}`] ?? '').replaceAll('\r\n', '\n').trim());
    const isEmpty = Object.values(row).every((text) => text === '');
    if (!isEmpty && values[`${key}.${at}.remove`] !== 'yes') rows.push(row);
  }
  return rows;
};

/** Stored rows as their fields show them. */
export const rowsFrom = (kind: RowKind, value: FactValue): Row[] => {
  const items = Array.isArray(value) ? value.filter((item) => typeof item === 'object') : [];
  return items.map((item) => {
    const stored = item as Readonly<Record<string, string | number | undefined>>;
    const joined = { ...stored, kind: `${stored['class']}:${stored['circumstance']}` };
    return rowOf(kind, (part) => String((joined as typeof stored)[part] ?? ''));
  });
};

/** Whether a row lacks what the API asks of it: said quietly while somebody is still writing. */
export const isUnfinished = (kind: RowKind, row: Row): boolean => {
  if (kind === 'parties') return !row['name'] || !row['role'];
  if (kind === 'countries') return !row['country'];
  return !row['kind'] || (!row['kind'].endsWith(':ordinary') && !row['reason']);
};

/** A row as the API takes it; a number that is none stays as it was typed, to be refused by name. */
export const parsedRow = (kind: RowKind, row: Row): Record<string, unknown> => {
  const said = Object.fromEntries(Object.entries(row).filter(([, text]) => text !== ''));
  if (kind === 'parties') return said;
  if (kind === 'countries') {
    const { people, ...rest } = said;
    return { ...rest, ...(people !== undefined && { people: wholeNumber(people) }) };
  }
  const { kind: chosen = '', ...rest } = said;
  const [name, circumstance] = chosen.split(':');
  return { class: name, circumstance, ...rest };
};

/** A number as people write it, with blanks between the thousands; anything else as it stands. */
export const wholeNumber = (text: string): number | string =>
  /^-?\d[\d\s]*$/.test(text) ? Number(text.replaceAll(/\s/g, '')) : text;
