import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { type CaseFiles, type FoundCase, tellCase, verifyCase } from './verify.mjs';

/** As much as is unpacked of one file: no case holds more, and what claims to is no case file. */
const mostBytes = 4 * 1024 * 1024 * 1024 - 1;

/** What is in a ZIP file. Throws Error where it is none. */
const unpack = (bytes: Uint8Array): CaseFiles => {
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ originalSize }) => {
      total += originalSize;
      return total <= mostBytes;
    },
  });
  const names = Object.keys(files).filter((name) => !name.endsWith('/'));
  return { names, read: (name) => (Object.hasOwn(files, name) ? files[name] : undefined) };
};

/** Checks a case file without any database or key: what does not fit, and the sentences that tell it. */
export const verifyCaseFile = async (
  file: string,
  key: string | undefined,
): Promise<FoundCase & { sentences: string[] }> => {
  const bytes = await readFile(file);
  let found: FoundCase;
  try {
    found = verifyCase(unpack(bytes), { key });
  } catch {
    found = { faults: ['it is no ZIP file, or a broken one'] };
  }
  return { ...found, sentences: tellCase(found) };
};
