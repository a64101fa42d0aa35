import { readFileSync } from 'node:fs';

/** A file under `templates/` as text, line ends as `\n`. Throws when it is not there: a broken installation. */
export const readTemplate = (path: string): string =>
  readFileSync(new URL(`../templates/${path}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
