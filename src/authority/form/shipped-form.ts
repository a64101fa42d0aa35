import { readdirSync, readFileSync } from 'node:fs';
import { type FormDocument, formDocument } from './form-document.ts';

/** A form that came along is not one: an installation that is broken. Names the file and the field. */
export class BrokenFormError extends Error {
  override name = 'BrokenFormError';
}

const folder = new URL('../../../templates/authority/', import.meta.url);

/** A form's file as text, checked. Throws `BrokenFormError`. */
export const readForm = (file: string, text: string): FormDocument => {
  const fault = (what: string): BrokenFormError =>
    new BrokenFormError(`templates/authority/${file}: ${what}`);
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    throw fault('this is no JSON');
  }
  const read = formDocument.safeParse(written);
  if (!read.success)
    throw fault(
      read.error.issues.map(({ path, message }) => `/${path.map(String).join('/')}: ${message}`).join(' '),
    );
  if (`${read.data.id}.json` !== file)
    throw fault(`/id: it is ${read.data.id}, and the file has another name`);
  return read.data;
};

/** The form that came along, the newest one; every one that came along is checked. Throws `BrokenFormError`. */
export const shippedForm = (): FormDocument => {
  const forms = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readForm(file, readFileSync(new URL(encodeURIComponent(file), folder), 'utf8')))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  const [newest] = forms;
  if (!newest) throw new BrokenFormError('templates/authority: there is no form');
  return newest;
};
