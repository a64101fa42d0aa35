import type { Language } from './languages.ts';
import { fillMergeFields } from './merge-fields.ts';
import { readTemplate } from './templates.ts';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface StaffMail {
  subject: string;
  text: string;
  html: string;
}

/** A mail to one of the staff in their language, by a template under `accounts/`. Its link stands in a paragraph alone. */
export const composeStaffMail = (
  language: Language,
  template: string,
  fields: Readonly<Record<string, string>> & { link: string },
): StaffMail => {
  const read = (name: string): string => readTemplate(`accounts/${language}/${name}.txt`).trim();
  const paragraphs = read(template)
    .split(/\n{2,}/)
    .map((paragraph) => fillMergeFields(paragraph, fields));
  return {
    subject: read(`${template}.subject`),
    text: `${paragraphs.join('\n\n')}\n`,
    html: paragraphs
      .map((paragraph) =>
        paragraph === fields.link
          ? `<p><a href="${escapeHtml(paragraph)}">${escapeHtml(paragraph)}</a></p>`
          : `<p>${escapeHtml(paragraph)}</p>`,
      )
      .join('\n'),
  };
};
