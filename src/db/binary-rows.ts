/** A value of one column. Only the types that something here copies; a plain number is an int4. */
export type BinaryValue = Buffer | string | boolean | number | null | { uuid: string } | { int2: number };

const header = Buffer.concat([Buffer.from('PGCOPY\n\u00FF\r\n\0', 'latin1'), Buffer.alloc(8)]);
const trailer = Buffer.from([0xff, 0xff]);

/** Bytes that a row of these values takes at most. */
const sizeOf = (value: BinaryValue): number => {
  if (typeof value === 'string') return 4 + value.length * 3;
  return Buffer.isBuffer(value) ? 4 + value.length : 20;
};

const writeValue = (into: Buffer, at: number, value: BinaryValue): number => {
  if (value === null) return into.writeInt32BE(-1, at);
  if (typeof value === 'boolean') {
    into.writeInt32BE(1, at);
    return into.writeUInt8(value ? 1 : 0, at + 4);
  }
  if (typeof value === 'number') {
    into.writeInt32BE(4, at);
    return into.writeInt32BE(value, at + 4);
  }
  if (typeof value === 'string') {
    const length = into.write(value, at + 4);
    into.writeInt32BE(length, at);
    return at + 4 + length;
  }
  if (Buffer.isBuffer(value)) {
    into.writeInt32BE(value.length, at);
    return at + 4 + value.copy(into, at + 4);
  }
  if ('int2' in value) {
    into.writeInt32BE(2, at);
    return into.writeInt16BE(value.int2, at + 4);
  }
  into.writeInt32BE(16, at);
  return at + 4 + into.write(value.uuid.replaceAll('-', ''), at + 4, 'hex');
};

/** Rows in the binary format of COPY, whole: several times faster to read for PostgreSQL than text. */
export const binaryRows = (rows: Iterable<readonly BinaryValue[]>): Buffer => {
  const parts: Buffer[] = [header];
  for (const row of rows) {
    const into = Buffer.allocUnsafe(row.reduce<number>((sum, value) => sum + sizeOf(value), 2));
    let at = into.writeInt16BE(row.length, 0);
    for (const value of row) at = writeValue(into, at, value);
    parts.push(into.subarray(0, at));
  }
  return Buffer.concat([...parts, trailer]);
};
