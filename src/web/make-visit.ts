import type { Request, Response } from 'express';
import type { Requester } from '../access/tokens.ts';
import { type Language, languages } from '../languages.ts';
import type { Visit } from './visit.ts';
import { wordsOf } from './words.ts';

export const languageCookie = 'varsla_language';

const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

/** The person's own language, or the one chosen in this browser; else nynorsk for a browser that asks for it first; else bokmål. */
const languageOf = (request: Request, requester: Requester | undefined): Language => {
  if (requester?.language) return requester.language;
  const [, chosen] =
    new RegExp(`(?:^|;\\s*)${languageCookie}=(\\w\\w)`).exec(request.get('cookie') ?? '') ?? [];
  if (isLanguage(chosen)) return chosen;
  return /^nn\b/i.test(request.get('accept-language') ?? '') ? 'nn' : 'nb';
};

/** The language that a form asks for, if it is one of ours. */
export const chosenLanguage = (value: unknown): Language | undefined =>
  isLanguage(value) ? value : undefined;

/** Keeps the language in this browser for a year, for the pages before sign-in. */
export const rememberLanguage = (response: Response, language: Language, publicUrl: string): void => {
  response.cookie(languageCookie, language, {
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    maxAge: 365 * 86_400_000,
  });
};

/** Path and query, without the sentence that is said once. */
const pathOf = (request: Request): string => {
  const { pathname, searchParams } = new URL(request.originalUrl, 'http://varsla.invalid');
  searchParams.delete('notice');
  return searchParams.size > 0 ? `${pathname}?${searchParams.toString()}` : pathname;
};

export const makeVisit = (request: Request, requester: Requester | undefined, now: Date): Visit => {
  const language = languageOf(request, requester);
  const { notice } = request.query;
  return {
    requester,
    language,
    words: wordsOf(language),
    now,
    path: pathOf(request),
    notice: typeof notice === 'string' ? notice : undefined,
  };
};
