const header = Buffer.concat([Buffer.from('PGCOPY\n\u00FF\r\n\0', 'latin1'), Buffer.alloc(8)]);
const firstSize = 64 * 1024;

/** Rows in the binary format of COPY, value after value: several times faster to read for PostgreSQL than text. */
export interface BinaryCopy {
  row(columns: number): void;
  int4(value: number): void;
  /** Null writes null. */
  int2(value: number | null): void;
  bool(value: boolean): void;
  text(value: string): void;
  /** Bytes given in hexadecimal; null writes null. */
  bytea(hex: string | null): void;
  uuid(value: string): void;
  /** The whole, with its end. It is good until the next row: the same bytes are used again. */
  end(): Buffer;
}

/** Source: PostgreSQL's manual, COPY, file formats, binary format. */
export const createBinaryCopy = (): BinaryCopy => {
  let into: Buffer = Buffer.allocUnsafe(firstSize);
  header.copy(into);
  let at = header.length;
  let isOver = false;
  const room = (bytes: number): void => {
    if (at + bytes <= into.length) return;
    const larger = Buffer.allocUnsafe(Math.max(into.length * 2, at + bytes));
    into.copy(larger, 0, 0, at);
    into = larger;
  };
  const nothing = (): void => {
    room(4);
    at = into.writeInt32BE(-1, at);
  };
  const hex = (value: string): void => {
    const length = value.length / 2;
    room(4 + length);
    at = into.writeInt32BE(length, at);
    at += into.write(value, at, 'hex');
  };
  return {
    row(columns) {
      if (isOver) at = header.length;
      isOver = false;
      room(2);
      at = into.writeInt16BE(columns, at);
    },
    int4(value) {
      room(8);
      at = into.writeInt32BE(4, at);
      at = into.writeInt32BE(value, at);
    },
    int2(value) {
      if (value === null) return nothing();
      room(6);
      at = into.writeInt32BE(2, at);
      at = into.writeInt16BE(value, at);
    },
    bool(value) {
      room(5);
      at = into.writeInt32BE(1, at);
      at = into.writeUInt8(value ? 1 : 0, at);
    },
    text(value) {
      room(4 + value.length * 3);
      const length = into.write(value, at + 4);
      into.writeInt32BE(length, at);
      at += 4 + length;
    },
    bytea(value) {
      if (value === null) nothing();
      else hex(value);
    },
    uuid: (value) => hex(value.replaceAll('-', '')),
    end() {
      room(2);
      at = into.writeInt16BE(-1, at);
      isOver = true;
      return into.subarray(0, at);
    },
  };
};
