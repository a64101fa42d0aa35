import type { Language } from '../../languages.ts';
import { en } from './en.ts';
import { type BreachWords, nb } from './nb.ts';
import { nn } from './nn.ts';

const all: Record<Language, BreachWords> = { nb, nn, en };

/** The words of the register of breaches in a language. */
export const breachWords = (language: Language): BreachWords => all[language];
