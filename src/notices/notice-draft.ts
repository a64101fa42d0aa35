import { z } from 'zod';
import type { Language } from '../languages.ts';
import { fillMergeFields } from '../merge-fields.ts';
import { readTemplate } from '../templates.ts';
import { type incidentFields, type NoticeText, type NoticeTexts, personFields } from './notice-texts.ts';

export interface NoticeDraftInput {
  organisation: string;
  reference: string;
  /** The data protection officer or another contact point (GDPR art. 34(2), 33(3)(b)). */
  contact: { name: string | null; email: string | null; phone: string | null };
  /** In the words of the incident's record, whatever language that is in: they are not translated. */
  facts: {
    whatHappened: string | null;
    likelyConsequences: string | null;
    measuresTaken: string | null;
    measuresPlanned: string | null;
    mitigation: string | null;
  };
}

const gapWords = z.strictObject({
  whatHappened: z.string(),
  likelyConsequences: z.string(),
  measuresTaken: z.string(),
  measuresPlanned: z.string(),
  mitigation: z.string(),
  contactName: z.string(),
  contactAddress: z.string(),
});

/** Two facts that are put after one another must not run together. */
const sentence = (text: string): string => (/[.!?:…\])]$/.test(text) ? text : `${text}.`);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
const written = (text: string | null): string | null => text?.replaceAll('\r\n', '\n').trim() || null;

const draftIn = (
  language: Language,
  { organisation, reference, contact, facts }: NoticeDraftInput,
): NoticeText => {
  const template = (file: string): string => readTemplate(`notices/${language}/${file}`).trim();
  const gaps = gapWords.parse(JSON.parse(template('gaps.json')));
  const fact = (key: keyof typeof facts): string => sentence(written(facts[key]) ?? gaps[key]);

  const email = written(contact.email);
  const phone = written(contact.phone);
  const fields: Record<(typeof incidentFields)[number], string | null> = {
    organisation: oneLine(organisation.trim()),
    reference,
    contactName: written(contact.name) ?? gaps.contactName,
    contactEmail: email ?? (phone === null ? gaps.contactAddress : null),
    contactPhone: phone,
    whatHappened: fact('whatHappened'),
    likelyConsequences: fact('likelyConsequences'),
    measures: [fact('measuresTaken'), fact('measuresPlanned'), fact('mitigation')].join('\n\n'),
  };
  const filled = (file: string): string =>
    fillMergeFields(template(file), fields, personFields).normalize('NFC');
  return {
    email: { subject: oneLine(filled('email.subject.txt')), text: filled('email.txt') },
    sms: { text: oneLine(filled('sms.txt')) },
  };
};

/**
 * The notice to people as a first draft in every language, with all that GDPR art. 34(2) asks in the message itself.
 * A fact or a contact that is missing leaves a gap in brackets, which `lintNotice` finds; nothing is invented or left
 * out in silence. What people wrote is put in as it is: a link or an identity number in it is the lint's to find.
 */
export const draftNotice = (input: NoticeDraftInput): NoticeTexts => ({
  nb: draftIn('nb', input),
  nn: draftIn('nn', input),
  en: draftIn('en', input),
});
