import type { Finding } from '../../register/check-register.ts';
import type { Language } from '../../languages.ts';
import { wordsOf } from '../words.ts';

/** A finding as a sentence in a language. */
export const findingInWords = (language: Language, { code, about }: Finding): string =>
  wordsOf(language).registerFindings[code](new Intl.ListFormat(language).format(about));
