import type { Db } from '../../db/transaction.ts';
import { type FormDocument, formDocument } from './form-document.ts';
import { newestForm, type PutForm } from './form-store.ts';

/** A form and which version of it: 0 is the one that came along, the others were put by administrators. */
export interface FormVersion {
  number: number;
  document: FormDocument;
}

export const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/** How a notice names the form that it answers: `datatilsynet@2026-11-22`, and of one that was put `+` its number. */
export const formName = ({ number, document }: FormVersion): string =>
  number === 0 ? document.id : `${document.id}+${number}`;

/** Throws where a stored version is none any more: a Varsla that is older than its data. */
export const documentOf = ({ document, number }: PutForm): FormDocument => {
  const read = formDocument.safeParse(JSON.parse(document));
  if (!read.success) throw new Error(`version ${number} of the authority's form is not read by this Varsla`);
  return read.data;
};

/** The form that notices are answered by now: the newest version that is valid, otherwise the one that came along. */
export const formInForce = async (db: Db, shipped: FormDocument, now: Date): Promise<FormVersion> => {
  const put = await newestForm(db, dayOf(now));
  return put ? { number: put.number, document: documentOf(put) } : { number: 0, document: shipped };
};
