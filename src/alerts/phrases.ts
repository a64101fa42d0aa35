import { z } from 'zod';
import type { Language } from '../languages.ts';
import { fillMergeFields } from '../merge-fields.ts';
import { readTemplate } from '../templates.ts';

const names = [
  'item',
  'itemInSms',
  'itemAloud',
  'andMore',
  'bundleSubject',
  'bundleSms',
  'bundleVoice',
  'testSubject',
  'testText',
  'testSms',
  'testVoice',
  'codeSubject',
  'codeText',
  'codeSms',
  'codeVoice',
  'acknowledge',
  'acknowledgeLink',
  'pressOne',
  'voiceAcknowledged',
  'voiceClosed',
  'voiceGoodbye',
  'voiceGone',
  'replyAcknowledged',
  'replyTest',
  'replyAlready',
  'replyEnded',
  'replyUnknownCode',
  'replySeveral',
  'replyNone',
  'replyHow',
] as const;

type Phrase = (typeof names)[number];

const phrases = z.record(z.enum(names), z.string().min(1));

/** The short texts of a language, every one of them; throws when one is missing. */
export const readPhrases = (language: Language): Record<Phrase, string> =>
  phrases.parse(JSON.parse(readTemplate(`alerts/${language}/phrases.json`)));

/** One of them, filled in. */
export const phrase = (
  language: Language,
  name: Phrase,
  fields: Readonly<Record<string, string | null>> = {},
): string => fillMergeFields(readPhrases(language)[name], fields).replaceAll(/ {2,}/g, ' ').trim();
