import type { IncidentKey } from '../sealing.ts';

/** What may name somebody, and is therefore sealed with the file: what it is called, and what somebody wrote of it. */
export interface SealedWords {
  name: string;
  note: string | null;
}

const placeOf = (id: string): string => `attachments.words:${id}`;

export const sealWords = (key: IncidentKey, id: string, words: SealedWords): Buffer =>
  key.seal(words, placeOf(id));

export const openWords = (key: IncidentKey, id: string, sealed: Buffer): SealedWords =>
  key.open(sealed, placeOf(id)) as SealedWords;

/** Where the content of a file is sealed to. */
export const contentPlace = (id: string): string => `attachments:${id}`;
