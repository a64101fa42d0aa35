import type { nbNotice } from './nb-notice.ts';

/** What the notice to the authority says of its kind, and its editable copy, in English. */
export const enNotice: Record<keyof typeof nbNotice, string> = {
  'docx.draft': 'DRAFT',
  'docx.copy': 'WORKING COPY',
  'docx.draft.meaning':
    'This is a draft to work on. Changes made here do not return to the case: record them there too.',
  'docx.copy.meaning':
    'This is an editable working copy, not the notification that is frozen under the checksum below. Changes made here have no effect and do not return to the case.',
  'head.kind': 'Kind of notification',
  'head.previous': 'Refers to',
  'head.previous.text': 'The notification filed on {at}',
  'head.previous.reference': 'Reference no.: {reference}',
  'head.previous.hash': 'Checksum (SHA-256): {hash}',
  'section.withdrawal': 'Withdrawal',
  'withdrawal.why': 'Why the notification is withdrawn',
  'withdrawal.reason': 'Reasoning',
  'section.mandates': 'Controllers on whose behalf we notify',
  'mandate.text': 'Mandate given on {at}, covers {scope}',
  'section.attachments': 'Attachments',
};
