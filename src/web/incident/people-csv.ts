/** The columns of a list of people; Norwegian names of columns are read too. */
export const columns = ['name', 'email', 'phone', 'language'] as const;
export type Column = (typeof columns)[number];

const columnNames: Record<string, Column> = {
  name: 'name',
  navn: 'name',
  email: 'email',
  'e-mail': 'email',
  epost: 'email',
  'e-post': 'email',
  phone: 'phone',
  mobile: 'phone',
  telefon: 'phone',
  mobil: 'phone',
  language: 'language',
  språk: 'language',
  språkkode: 'language',
};

export type CsvFault = 'no-header' | 'empty' | 'uneven-row' | 'open-quote';

export interface CsvList {
  /** As the API takes them; an empty field is left out. */
  people: Partial<Record<Column, string>>[];
  /** The line of the text, from 1, that each of `people` begins on. */
  lines: number[];
  faults: { line: number; code: CsvFault }[];
}

/** Fields of one record and the line it began on; a quoted field may hold separators, quotes ("") and line breaks. */
const recordsOf = (
  text: string,
  separator: string,
): { records: { line: number; fields: string[] }[]; open: number } => {
  const records: { line: number; fields: string[] }[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let line = 1;
  let began = 1;
  let opened = 0;
  const endField = (): void => {
    fields.push(field.trim());
    field = '';
  };
  const endRecord = (): void => {
    endField();
    if (fields.some((one) => one !== '')) records.push({ line: began, fields });
    fields = [];
    began = line;
  };
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] as string;
    if (sign === '\n') line += 1;
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text[index + 1] === '"') {
        field += '"';
        index += 1;
      } else quoted = false;
    } else if (sign === '"' && field.trim() === '') {
      quoted = true;
      opened = line;
      field = '';
    } else if (sign === separator) endField();
    else if (sign === '\n') endRecord();
    else field += sign;
  }
  endRecord();
  return { records, open: quoted ? opened : 0 };
};

/** The separator is the one that the first line has most of: spreadsheets paste tabs, Norwegian files have semicolons. */
const separatorOf = (header: string): string =>
  [';', '\t', ','].reduce((best, one) => (header.split(one).length > header.split(best).length ? one : best));

/** Reads a list with its header. Never throws; what is not understood is a fault with its line, without its text. */
export const readPeople = (pasted: string): CsvList => {
  const text = pasted.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const firstLine = text.trimStart().split('\n', 1)[0] ?? '';
  const { records, open } = recordsOf(text, separatorOf(firstLine));
  const [header, ...rest] = records;
  const named = (header?.fields ?? []).map((name) => columnNames[name.toLowerCase()]);
  const none: CsvList = { people: [], lines: [], faults: [] };
  if (open > 0) return { ...none, faults: [{ line: open, code: 'open-quote' }] };
  if (named.every((name) => name === undefined)) return { ...none, faults: [{ line: 1, code: 'no-header' }] };
  if (rest.length === 0) return { ...none, faults: [{ line: 2, code: 'empty' }] };
  return {
    people: rest.map(({ fields }) =>
      Object.fromEntries(
        named.flatMap((name, index) => (name && fields[index] ? [[name, fields[index]]] : [])),
      ),
    ),
    lines: rest.map(({ line }) => line),
    faults: rest
      .filter(({ fields }) => fields.length > named.length)
      .map(({ line }) => ({ line, code: 'uneven-row' })),
  };
};
