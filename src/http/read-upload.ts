import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { invalid, Problem } from '../problems.ts';
import { pointerTo } from './problem-details.ts';
import type { UploadedFile } from './route.ts';

/** The largest text field beside a file, in bytes, how many there may be, and how many headers a part. */
const limits = { fieldSize: 64 * 1024, fields: 30, files: 1, headerPairs: 20 };

/** What a form may hold beside its file, in bytes. */
const besideFile = 128 * 1024;

const mebibyte = 1024 * 1024;

/** A form with a file, as it came. */
export interface UploadForm {
  /** Where the file was refused, those that came before it. */
  fields: Record<string, string>;
  /** Missing where nobody chose one, and where it was refused. */
  file: UploadedFile | undefined;
  /** Why the file was not read. */
  refused?: Problem;
}

export const tooLarge = (maxBytes: number): Problem => {
  const most = `${Math.floor(maxBytes / mebibyte)} MiB`;
  return new Problem('body-too-large', `The file is too large: send ${most} at most. Nothing was kept.`, {
    errors: [{ pointer: '/file', detail: `file-too-large: Send ${most} at most.` }],
  });
};

export const malformed = (detail: string): Problem => new Problem('malformed-body', detail);

const unpack = (request: IncomingMessage, maxBytes: number): busboy.Busboy => {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      // One byte more: who sends exactly as much as is allowed has not sent too much.
      limits: { ...limits, fileSize: maxBytes + 1 },
    });
  } catch {
    throw malformed('The form has no boundary, or one that cannot be read.');
  }
};

/** What takes a form with one file apart. Throws `unsupported-media-type`, or `malformed-body` for a form without a boundary. */
export const startForm = (request: IncomingMessage, maxBytes: number): busboy.Busboy => {
  const { headers } = request;
  if (!/^multipart\/form-data\s*(?:;|$)/i.test(headers['content-type'] ?? ''))
    throw new Problem(
      'unsupported-media-type',
      'Send the file in a form: Content-Type: multipart/form-data.',
    );
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity')
    throw new Problem('unsupported-media-type', 'Send the form as it is, without Content-Encoding.');
  return unpack(request, maxBytes);
};

/** Takes a form apart as it comes. Stops at the first thing that is wrong, and lets the rest go by unread. */
const parse = (request: IncomingMessage, maxBytes: number): Promise<UploadForm> => {
  const form = startForm(request, maxBytes);
  const isTooLong = Number(request.headers['content-length'] ?? 0) > maxBytes + besideFile;
  const fields = new Map<string, string>();
  let chunks: Buffer[] = [];
  let file: UploadedFile | undefined;
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      request.off('data', count);
      request.unpipe(form);
      chunks = [];
      // Read on and throw away: an answer to somebody who still sends is not heard otherwise.
      request.resume();
    };
    const fail = (problem: Problem): void => {
      stop();
      reject(problem);
    };
    const refuse = (refused: Problem): void => {
      stop();
      resolve({ fields: Object.fromEntries(fields), file: undefined, refused });
    };
    let received = 0;
    const count = (chunk: Buffer): void => {
      received += chunk.length;
      if (received > besideFile + (isTooLong ? 0 : maxBytes)) refuse(tooLarge(maxBytes));
    };
    form.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated) fail(malformed('The name of a field is too long.'));
      else if (fields.has(name)) fail(invalid(pointerTo([name]), 'This came twice.'));
      else if (valueTruncated) fail(invalid(pointerTo([name]), 'Too big: this is too long.'));
      else if (value.includes('\uFFFD')) fail(invalid(pointerTo([name]), 'This is not well-formed UTF-8.'));
      else fields.set(name, value);
    });
    form.on('file', (name, stream, { filename, mimeType }) => {
      stream.on('error', () => undefined);
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => refuse(tooLarge(maxBytes)));
      stream.on('end', () => {
        file = { name: filename ?? '', type: mimeType, content: Buffer.concat(chunks) };
      });
      if (name !== 'file')
        fail(invalid(pointerTo([name]), 'There is no such field: the file comes as `file`.'));
      else if (isTooLong) refuse(tooLarge(maxBytes));
    });
    form.on('filesLimit', () => refuse(invalid('/file', 'one-file: Send one file at a time.')));
    form.on('fieldsLimit', () => fail(malformed('The form has too many fields.')));
    form.on('error', () => fail(malformed('The form cannot be read: it is cut off, or not one.')));
    // A browser sends a file without name and content where nobody chose one.
    const isChosen = (): boolean => file !== undefined && (file.name !== '' || file.content.length > 0);
    form.on('close', () =>
      resolve({ fields: Object.fromEntries(fields), file: isChosen() ? file : undefined }),
    );
    request.on('aborted', () => reject(malformed('The request was cut off.')));
    request.on('data', count);
    request.pipe(form);
  });
};

/**
 * Reads a form with one file of at most so many bytes. A file that is too large is refused as soon as that is known, by
 * its header or by count, and is never held: the rest runs through. Throws `unsupported-media-type`, `malformed-body`,
 * and `invalid-input` for fields that came twice or under another name.
 */
export const readUploadForm = async (request: IncomingMessage, maxBytes: number): Promise<UploadForm> =>
  parse(request, maxBytes);
