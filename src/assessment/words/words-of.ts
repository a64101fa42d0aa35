import type { Language } from '../../languages.ts';
import type { AssessmentWords } from './assessment-words.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

/** What an assessment says, by language. */
export const assessmentWords: Readonly<Record<Language, AssessmentWords>> = { nb, nn, en };
