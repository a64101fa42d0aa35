import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { RouteAnswer } from './route.ts';

type Streamed = NonNullable<RouteAnswer['stream']>;

/**
 * Sends content as it is made, so that a million rows never stand in memory. Whoever hangs up ends it in silence; a
 * fault on our side cuts the connection, so that nobody takes a part for the whole, and is thrown.
 */
export const sendStream = async (response: Response, { type, name, content }: Streamed): Promise<void> => {
  response.attachment(name).type(type);
  await pipeline(Readable.from(content), response).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw fault;
  });
};
