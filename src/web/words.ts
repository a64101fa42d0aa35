import type { Language } from '../languages.ts';
import * as nb from './words/nb.ts';
import * as nn from './words/nn.ts';
import * as en from './words/en.ts';

/**
 * The page's own words, by part of the product; bokmål is the source, and a word that nynorsk or English lacks is a
 * compile error. Each part is a flat object of texts or functions of what is put in.
 */
export type Words = typeof nb.words;

const all: Record<Language, Words> = { nb: nb.words, nn: nn.words, en: en.words };

export const wordsOf = (language: Language): Words => all[language];
