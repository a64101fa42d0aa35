import { readFile, writeFile } from 'node:fs/promises';
import { storageFaults } from '../http/fit-for-storage.ts';
import { pointerTo } from '../http/problem-details.ts';
import { type RegisterDocument, registerDocument } from './register-document.ts';
import { type ImportedSpreadsheet, importSpreadsheet } from './spreadsheet/import-spreadsheet.ts';
import { writeSpreadsheet } from './spreadsheet/write-spreadsheet.ts';

type Format = 'json' | 'xlsx';

/** By the ending; undefined for any other, `.xlsm` among them. */
export const formatOf = (path: string): Format | undefined => {
  const ending = /\.(json|xlsx)$/i.exec(path)?.[1]?.toLowerCase();
  return ending === 'json' || ending === 'xlsx' ? ending : undefined;
};

const fromJson = (text: string): ImportedSpreadsheet => {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { outcome: 'faulty', faults: [{ place: '', detail: 'This is not well-formed JSON.' }] };
  }
  const unfit = storageFaults(document);
  if (unfit.length > 0)
    return {
      outcome: 'faulty',
      faults: unfit.map(({ pointer, detail }) => ({ place: pointer, detail })),
    };
  const checked = registerDocument.safeParse(document);
  if (checked.success) return { outcome: 'good', register: checked.data };
  return {
    outcome: 'faulty',
    faults: checked.error.issues.map(({ path, message }) => ({ place: pointerTo(path), detail: message })),
  };
};

/** A register from a file of either format. Throws where the file cannot be read. */
export const readRegisterFile = async (path: string, format: Format): Promise<ImportedSpreadsheet> => {
  const bytes = await readFile(path);
  return format === 'xlsx' ? importSpreadsheet(bytes) : fromJson(bytes.toString('utf8'));
};

/** Writes a new file, readable by its owner alone: a register holds contact data. Throws where there is one already. */
export const writeRegisterFile = async (
  path: string,
  format: Format,
  register: RegisterDocument,
): Promise<void> => {
  const content =
    format === 'xlsx' ? await writeSpreadsheet(register) : `${JSON.stringify(register, undefined, 2)}\n`;
  await writeFile(path, content, { flag: 'wx', mode: 0o600 });
};
