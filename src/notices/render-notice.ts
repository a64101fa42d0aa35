import type { Language } from '../languages.ts';
import { fillMergeFields } from '../merge-fields.ts';
import type { NoticeText, personFields } from './notice-texts.ts';

/** One person's own message. `html` has the words of `text`, no more and no less. */
export interface RenderedNotice {
  email: { subject: string; text: string; html: string };
  sms: { text: string };
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** A paragraph that is one short question is a heading: that is how the standard texts are laid out. */
const isHeading = (paragraph: string): boolean => /^[^\n]{1,80}\?$/.test(paragraph);

const paragraphHtml = (paragraph: string): string => {
  const inner = escapeHtml(paragraph).replaceAll('\n', '<br>\n');
  return isHeading(paragraph)
    ? `<h2 style="font-size:1.15em;margin:1.5em 0 0.5em">${inner}</h2>`
    : `<p style="margin:0 0 1em">${inner}</p>`;
};

const toHtml = (subject: string, text: string, language: Language): string => {
  const paragraphs = text.split(/\n(?:[ \t]*\n)+/).filter((paragraph) => paragraph.trim() !== '');
  return [
    `<!doctype html>`,
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em">`,
    ...paragraphs.map((paragraph) => paragraphHtml(paragraph.trim())),
    `</body>`,
    `</html>`,
    ``,
  ].join('\n');
};

/**
 * Fills in the person's fields: as they are in plain text, escaped in HTML. A name that is missing leaves no trace.
 * The texts must have passed `lintNotice`; a field that is none of the person's throws.
 */
export const renderNotice = (
  notice: NoticeText,
  person: { name: string | null; language: Language },
): RenderedNotice => {
  const fields: Record<(typeof personFields)[number], string> = {
    name: person.name?.replace(/\s+/g, ' ').trim() ?? '',
  };
  const fill = (text: string): string =>
    fillMergeFields(text, fields).replaceAll('\r\n', '\n').trim().normalize('NFC');
  const subject = fill(notice.email.subject);
  const text = fill(notice.email.text);
  return {
    email: { subject, text, html: toHtml(subject, text, person.language) },
    sms: { text: fill(notice.sms.text) },
  };
};
