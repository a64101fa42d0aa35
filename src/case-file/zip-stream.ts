import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** One file to pack. What is packed already (`stored`) is not packed again. */
export interface ZipPart {
  name: string;
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  stored?: boolean;
}

/**
 * A ZIP file, made while it is read: of each part one piece stands in memory. All parts carry the same time.
 * Source: PKWARE APPNOTE 4.3.
 */
export const zipStream = async function* (
  parts: AsyncIterable<ZipPart>,
  at: Date,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else ready.push(chunk);
  });
  const taken = (): Uint8Array[] => {
    if (failure) throw failure;
    const chunks = ready;
    ready = [];
    return chunks;
  };
  for await (const { name, content, stored } of parts) {
    const file = stored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    file.mtime = at;
    zip.add(file);
    for await (const piece of content) {
      file.push(piece);
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
};
