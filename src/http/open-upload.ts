import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { invalid, type Problem } from '../problems.ts';
import { pointerTo } from './problem-details.ts';
import { malformed, startForm, tooLarge } from './read-upload.ts';
import type { StreamedFile } from './route.ts';

/** The bytes of a file as they come. Throws when there are more than allowed, and when the form ends before the file does. */
const contentOf = async function* (
  stream: Readable & { truncated?: boolean },
  maxBytes: number,
): AsyncGenerator<Buffer> {
  for await (const chunk of stream) yield chunk as Buffer;
  if (stream.truncated) throw tooLarge(maxBytes);
};

/**
 * Opens a form with one file and nothing else, and gives the file before it is there: whoever reads it takes it as it
 * comes, with flat memory. `end` lets go of the request, and must be called whatever becomes of the reading. Throws
 * `unsupported-media-type`, `malformed-body`, `body-too-large` by its header, and `invalid-input` where no file comes.
 */
export const openUpload = async (
  request: IncomingMessage,
  maxBytes: number,
): Promise<{ file: StreamedFile; end: () => void }> => {
  const form = startForm(request, maxBytes);
  const end = (): void => {
    request.unpipe(form);
    // Read on and throw away: an answer to somebody who still sends is not heard otherwise.
    request.resume();
  };
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + 64 * 1024) {
    end();
    throw tooLarge(maxBytes);
  }
  try {
    return await new Promise((resolve, reject) => {
      let stream: Readable | undefined;
      const fail = (problem: Problem): void => {
        stream?.destroy(problem);
        reject(problem);
      };
      form.on('field', (name) =>
        fail(invalid(pointerTo([name]), 'There is no such field: send the file as `file`.')),
      );
      form.on('file', (name, opened, { filename }) => {
        stream = opened;
        stream.on('error', () => undefined);
        if (name !== 'file')
          fail(invalid(pointerTo([name]), 'There is no such field: the file comes as `file`.'));
        else resolve({ file: { name: filename ?? '', content: contentOf(opened, maxBytes) }, end });
      });
      form.on('error', () => fail(malformed('The form cannot be read: it is cut off, or not one.')));
      form.on('close', () => fail(invalid('/file', 'no-file: Choose a file.')));
      request.on('aborted', () => fail(malformed('The request was cut off.')));
      request.pipe(form);
    });
  } catch (problem) {
    end();
    throw problem;
  }
};
