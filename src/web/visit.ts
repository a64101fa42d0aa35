import type { Requester } from '../access/tokens.ts';
import type { Language } from '../languages.ts';
import type { Words } from './words.ts';

/** One look at a page: who, in which language, when. */
export interface Visit {
  /** Undefined on the pages that are open to strangers (sign-in, reset, first administrator). */
  requester: Requester | undefined;
  language: Language;
  words: Words;
  now: Date;
  /** The address that was asked for, path and query. */
  path: string;
  /** Said once after a redirect: a key of the words. */
  notice: string | undefined;
  /** Nobody is paged and nothing is sent: said on every page to those who are signed in. */
  held?: boolean;
}

/** A visit of somebody who is signed in. */
export type SignedInVisit = Visit & { requester: Requester };
