/** What a spreadsheet may take for a formula at the beginning of a text, wide forms and leading blanks included (OWASP, CSV injection). */
const startsFormula = /^[\s\u00a0\u200b\ufeff]*[=+\-@\t\r\n＝＋－＠|%]/u;

/** A text that no spreadsheet runs: with an apostrophe before it, where it could be taken for a formula. */
export const harmless = (text: string): string => (startsFormula.test(text) ? `'${text}` : text);

/** The text that {@link harmless} was given. */
export const asWritten = (text: string): string =>
  text.startsWith("'") && startsFormula.test(text.slice(1)) ? text.slice(1) : text;
