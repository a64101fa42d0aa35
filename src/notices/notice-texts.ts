import { z } from 'zod';

const noticeText = z.strictObject({
  email: z.strictObject({ subject: z.string().max(1_000), text: z.string().max(50_000) }),
  sms: z.strictObject({ text: z.string().max(10_000) }),
});

/**
 * What people are told, in each language: plain text with blank lines between paragraphs. Fields of the incident
 * are filled in already; fields of the person (`personFields`) stand as `{{name}}`, `{{#name}}…{{/name}}`. How good
 * it is says `lintNotice`; the lengths here only keep the absurd out.
 */
export const noticeTexts = z.strictObject({ nb: noticeText, nn: noticeText, en: noticeText });

export type NoticeText = z.infer<typeof noticeText>;
export type NoticeTexts = z.infer<typeof noticeTexts>;

/** The merge fields that are different for each person. */
export const personFields = ['name'] as const;

/** The merge fields of the templates that the draft fills, once for all people. */
export const incidentFields = [
  'organisation',
  'reference',
  'contactName',
  'contactEmail',
  'contactPhone',
  'whatHappened',
  'likelyConsequences',
  'measures',
] as const;
