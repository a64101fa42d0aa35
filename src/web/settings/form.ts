import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { RouteAnswer } from '../../http/route.ts';
import { Problem } from '../../problems.ts';

/** What a person typed, by the field's name. A field that came twice is not there. */
export type Form = Readonly<Record<string, string>>;

export const formOf = (request: Request): Form => {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null
    ? Object.fromEntries(
        Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'),
      )
    : {};
};

/** What was typed without blanks around; null where nothing was. */
export const typed = (form: Form, name: string): string | null => form[name]?.trim() || null;

/** Tells whether what a page showed is still what holds. Of a document as the API gave it, or of its absence. */
export const fingerprintOf = (document: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(document ?? null))
    .digest('base64url')
    .slice(0, 22);

/** Throws `stale-version` when the form was filled in on another document than the one that holds now. */
export const refuseMoved = (form: Form, present: unknown): void => {
  if (form['seen'] !== fingerprintOf(present))
    throw new Problem('stale-version', 'Somebody has changed this since the page was opened.');
};

/** Does a change; what the person did wrong is returned, to be shown on the same page. A lack of rights is thrown. */
export const attempt = async (change: () => Promise<void>): Promise<Problem | undefined> => {
  try {
    await change();
    return undefined;
  } catch (error) {
    if (error instanceof Problem && error.type !== 'forbidden') return error;
    throw error;
  }
};

/** A settings document as it holds now, and its version; none and 0 where nothing was put yet. */
export interface Present<T> {
  document: T | undefined;
  version: number;
}

/**
 * What a read of settings gives. Its version goes with the change that follows, so that a change between the two is
 * refused, too.
 */
export const presentOf = async <T>(read: Promise<RouteAnswer>): Promise<Present<T>> => {
  try {
    const { body, headers } = await read;
    return { document: body as T, version: Number(headers?.['ETag']?.replaceAll('"', '')) };
  } catch (error) {
    if (error instanceof Problem && error.type === 'not-found') return { document: undefined, version: 0 };
    throw error;
  }
};
