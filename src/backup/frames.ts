import { z } from 'zod';
import { BackupError } from './backup-error.ts';

const tableFrame = z.strictObject({ table: z.string(), columns: z.array(z.string()).min(1) });
const endFrame = z.strictObject({
  tables: z.int(),
  rows: z.int(),
  /** Chains that were checked to their heads, and what did not fit when the backup was made: mostly nothing. */
  chains: z.int(),
  entries: z.int(),
  faults: z.array(z.string()),
  sequences: z.array(
    z.strictObject({ table: z.string(), column: z.string(), last: z.int(), called: z.boolean() }),
  ),
});

/** A table by name, with the columns that follow in the order of PostgreSQL's COPY text format. */
export type TableFrame = z.infer<typeof tableFrame>;
/** What closes a backup: without it the file is not whole. */
export type EndFrame = z.infer<typeof endFrame>;

/** What a backup is made of, once opened: table, its data, its end, the next table … and the end of all. */
export type Frame =
  | { kind: 'table'; table: TableFrame }
  | { kind: 'data'; data: Buffer }
  | { kind: 'table-end'; rows: number }
  | { kind: 'end'; end: EndFrame };

const marks = { table: 'T', data: 'D', 'table-end': 'E', end: 'Z' } as const;

const payloadOf = (frame: Frame): Buffer => {
  if (frame.kind === 'data') return frame.data;
  if (frame.kind === 'table') return Buffer.from(JSON.stringify(frame.table));
  if (frame.kind === 'table-end') return Buffer.from(JSON.stringify({ rows: frame.rows }));
  return Buffer.from(JSON.stringify(frame.end));
};

/** A frame as bytes: a letter for its kind, its length in four bytes, its payload. */
export const writeFrame = (frame: Frame): Buffer => {
  const payload = payloadOf(frame);
  const head = Buffer.alloc(5);
  head.write(marks[frame.kind], 'latin1');
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
};

const parseFrame = (mark: string, payload: Buffer): Frame => {
  if (mark === marks.data) return { kind: 'data', data: payload };
  const value: unknown = JSON.parse(payload.toString());
  if (mark === marks.table) return { kind: 'table', table: tableFrame.parse(value) };
  if (mark === marks['table-end'])
    return { kind: 'table-end', rows: z.strictObject({ rows: z.int() }).parse(value).rows };
  if (mark === marks.end) return { kind: 'end', end: endFrame.parse(value) };
  throw new BackupError('damaged', 'The backup holds a part that this Varsla does not know.');
};

/** Takes frames out of a stream of bytes. Throws BackupError `damaged` for what is none. */
export const readFrames = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let bytes: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let size = 0;
  let wanted = 5;
  for await (const part of source) {
    parts.push(part);
    size += part.length;
    if (size < wanted) continue;
    bytes = Buffer.concat(parts, size);
    while (bytes.length >= 5) {
      wanted = 5 + bytes.readUInt32BE(1);
      if (bytes.length < wanted) break;
      yield parseFrame(bytes.toString('latin1', 0, 1), bytes.subarray(5, wanted));
      bytes = bytes.subarray(wanted);
      wanted = 5;
    }
    parts = [bytes];
    size = bytes.length;
  }
  if (size > 0) throw new BackupError('damaged', 'The backup ends in the middle of a part.');
};
