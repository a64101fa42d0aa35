/** Characters without any look of their own: they are left out. Soft hyphen, zero-width marks, variation selectors. */
const invisible = /\u00ad|[\u200b-\u200d]|\u2060|\ufeff|\p{Variation_Selector}/u;
/** Characters that change how others are shown (bidirectional controls) or that no text should hold: they are made visible. */
const controlling = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u;

/** A character that a document cannot show, by its number in Unicode. */
const numbered = (codePoint: number): string =>
  `‹U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}›`;

/**
 * Text as the fonts at hand can show it: composed (NFC), and where a character has no glyph its number stands in its
 * place (`‹U+1F600›`), so that nothing that people wrote is dropped in silence. PDF/A allows no missing glyph.
 */
export const printable = (text: string, covered: ReadonlySet<number>): string =>
  Array.from(text.toWellFormed().normalize('NFC').replaceAll('\t', ' '), (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character === '\n') return character;
    if (invisible.test(character)) return '';
    return covered.has(codePoint) && !controlling.test(character) ? character : numbered(codePoint);
  }).join('');

/** The same value with every text in it made printable; keys stay. */
export const printableData = (value: unknown, covered: ReadonlySet<number>): unknown => {
  if (typeof value === 'string') return printable(value, covered);
  if (Array.isArray(value)) return value.map((item) => printableData(item, covered));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printableData(item, covered)]));
};
