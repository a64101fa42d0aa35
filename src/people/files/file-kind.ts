import { FileError } from './file-fault.ts';

const startsWith = (bytes: Uint8Array, ...signs: number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign);

/**
 * What a file is by its first bytes, whatever it is called. Throws FileError for what is surely no list: a workbook of
 * the old kind or with a password (both are OLE files), a PDF, a picture.
 */
export const fileKindOf = (start: Uint8Array): 'csv' | 'xlsx' => {
  if (startsWith(start, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
  if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileError('old-workbook');
  if (startsWith(start, 0x25, 0x50, 0x44, 0x46, 0x2d)) throw new FileError('not-a-list');
  if (startsWith(start, 0x89, 0x50, 0x4e, 0x47) || startsWith(start, 0xff, 0xd8, 0xff))
    throw new FileError('not-a-list');
  return 'csv';
};
