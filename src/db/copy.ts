import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import type { Db } from './transaction.ts';

/** What `pg` hands to a query that speaks for itself; the declarations leave the copy messages out. */
interface Wire {
  stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** Bytes that may wait to be taken before the server is told to wait, by TCP's own means. */
const highWater = 1024 * 1024;

const connectionOf = (db: Db): pg.Client => {
  if (db instanceof pg.Client) return db;
  throw new Error('COPY runs on one connection: hand over that of a transaction');
};

/** Until the socket takes more, or is gone. */
const drained = async (stream: Duplex): Promise<void> => {
  const enough = new AbortController();
  const { signal } = enough;
  try {
    await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]);
  } finally {
    enough.abort();
  }
};

const rowsOf = (tag: string): number => Number(/^COPY (\d+)$/.exec(tag)?.[1] ?? 0);

/**
 * Streams what `copy … to stdout` gives, in blocks, with flat memory however large the table; returns how many rows
 * it was. Whoever stops early lets the rest go by unread.
 */
export const copyOut = async function* (db: Db, sql: string): AsyncGenerator<Buffer, number> {
  let waiting: Buffer[] = [];
  let size = 0;
  let rows = 0;
  let isOver = false;
  let isUnwanted = false;
  let failure: Error | undefined;
  let stream: Duplex | undefined;
  let wake = (): void => undefined;
  connectionOf(db).query({
    submit(connection: unknown) {
      const wire = connection as Wire;
      stream = wire.stream;
      wire.query(sql);
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      if (isUnwanted) return;
      // The chunk is a window on a buffer that the next message is read into.
      waiting.push(Buffer.from(chunk));
      size += chunk.length;
      if (size > highWater) stream?.pause();
      wake();
    },
    handleCommandComplete({ text }: { text: string }) {
      rows = rowsOf(text);
    },
    handleReadyForQuery() {
      isOver = true;
      wake();
    },
    handleError(error: Error) {
      failure = error;
      isOver = true;
      wake();
    },
  });
  try {
    for (;;) {
      if (waiting.length > 0) {
        const block = Buffer.concat(waiting);
        waiting = [];
        size = 0;
        stream?.resume();
        yield block;
      } else if (isOver) {
        break;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    isUnwanted = true;
    stream?.resume();
  }
  if (failure) throw failure;
  return rows;
};

/** Feeds `copy … from stdin` and returns how many rows it took. A source that throws fails the statement. */
export const copyIn = async (db: Db, sql: string, source: AsyncIterable<Buffer>): Promise<number> => {
  const client = connectionOf(db);
  return new Promise((resolve, reject) => {
    let rows = 0;
    let failure: Error | undefined;
    const pump = async (wire: Wire): Promise<void> => {
      try {
        for await (const chunk of source) {
          if (failure) return;
          wire.sendCopyFromChunk(chunk);
          if (wire.stream.writableNeedDrain) await drained(wire.stream);
        }
        if (!failure) wire.endCopyFrom();
      } catch (error) {
        failure ??= error as Error;
        wire.sendCopyFail('the source has failed');
      }
    };
    client.query({
      submit(connection: unknown) {
        (connection as Wire).query(sql);
      },
      handleCopyInResponse(connection: Wire) {
        void pump(connection);
      },
      handleCommandComplete({ text }: { text: string }) {
        rows = rowsOf(text);
      },
      handleReadyForQuery() {
        resolve(rows);
      },
      handleError(error: Error) {
        failure ??= error;
        reject(failure);
      },
    });
  });
};
