import { z } from 'zod';
import type { Language } from '../languages.ts';
import { readTemplate } from '../templates.ts';

/** What a deadline asks for. Basis: GDPR art. 33(1), 33(4), 34(1) twice (decide, then tell), 33(2). */
export const deadlineKinds = [
  'authority.notice',
  'authority.follow-up',
  'people.decision',
  'people.notice',
  'controllers.notice',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

const words = z.string().min(1);
const unit = z.tuple([words, words]);

const alertWords = z.strictObject({
  locale: words,
  due: words,
  dueInSms: words,
  and: words,
  units: z.strictObject({ minute: unit, hour: unit, day: unit }),
  kinds: z.record(
    z.enum(deadlineKinds),
    z.strictObject({
      what: words,
      basis: words,
      before: words,
      after: words,
      smsBefore: words,
      smsAfter: words,
    }),
  ),
});

export type AlertWords = z.infer<typeof alertWords>;

/** The words of a language, each kind of deadline among them; throws when one is missing. */
export const readAlertWords = (language: Language): AlertWords =>
  alertWords.parse(JSON.parse(readTemplate(`alerts/${language}/words.json`)));
