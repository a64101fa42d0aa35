/** No register reaches these; a cell beyond them would make the reader fill in everything before it. */
const most = { rows: 5_000, columns: 60 };

export type UnsafeContent = 'macros' | 'too-large';

const isMacro = (name: string, content: Buffer): boolean =>
  /vbaProject|(^|\/)(macro|dialog)sheets\//i.test(name) ||
  (name === '[Content_Types].xml' && /macroEnabled/i.test(content.toString('latin1')));

const columnNumber = (letters: string): number =>
  letters.length > 3
    ? Infinity
    : Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Whether a cell or a row is named that lies far outside any register. */
const reachesFar = (content: Buffer): boolean => {
  for (const [, letters = '', row] of content.toString('latin1').matchAll(/\sr\s*=\s*["']([A-Z]*)(\d+)["']/g))
    if (Number(row) > most.rows || columnNumber(letters) > most.columns) return true;
  return false;
};

/** What an unpacked spreadsheet must not hold, looked for before it is parsed; undefined where all is well. */
export const unsafeContent = (entries: ReadonlyMap<string, Buffer>): UnsafeContent | undefined => {
  for (const [name, content] of entries) {
    if (isMacro(name, content)) return 'macros';
    if (/worksheets\//i.test(name) && reachesFar(content)) return 'too-large';
  }
  return undefined;
};
