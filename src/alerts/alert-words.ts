import { z } from 'zod';
import { deadlineKinds } from '../../workflows/deadlines.ts';
import type { Language } from '../languages.ts';
import { readTemplate } from '../templates.ts';

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
