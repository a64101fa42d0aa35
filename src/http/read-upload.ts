import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { invalid, Problem } from '../problems.ts';
import type { UploadedFile } from './route.ts';

/** The largest text field of a form with a file, in bytes, and how many there may be. */
const fieldLimits = { fieldSize: 64 * 1024, fields: 30, parts: 40, files: 1, headerPairs: 100 };

/** What a form may hold beside its file, in bytes. */
const besideFile = 128 * 1024;

const tooLarge = (maxBytes: number): Problem =>
  new Problem(
    'body-too-large',
    `The file is too large: at most ${Math.floor(maxBytes / 1024 / 1024)} MiB. Nothing was kept.`,
    { errors: [{ pointer: '/file', detail: 'file-too-large: Send a smaller file, or several.' }] },
  );

/**
 * Reads a form with one file. What is too large is refused as soon as that is known, by its header or by count, and
 * never held: the rest runs through. Throws `body-too-large`, `unsupported-media-type`, `malformed-body`, and
 * `invalid-input` at /file where there is none.
 */
export const readUpload = async (
  request: IncomingMessage,
  maxBytes: number,
): Promise<{ fields: Record<string, string>; file: UploadedFile }> => {
  if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? ''))
    throw new Problem(
      'unsupported-media-type',
      'Send the file as a form: Content-Type: multipart/form-data.',
    );
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + besideFile) throw tooLarge(maxBytes);
  const fields: Record<string, string> = {};
  let file: UploadedFile | undefined;
  await new Promise<void>((resolve, reject) => {
    let form: busboy.Busboy;
    try {
      form = busboy({
        headers: request.headers,
        defParamCharset: 'utf8',
        limits: { ...fieldLimits, fileSize: maxBytes },
      });
    } catch {
      reject(new Problem('malformed-body', 'The form has no boundary.'));
      return;
    }
    const fail = (problem: Problem): void => {
      request.unpipe(form);
      request.resume();
      reject(problem);
    };
    form.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) fail(invalid(`/${name}`, 'This is too long.'));
      else fields[name] = value;
    });
    form.on('file', (name, stream, { filename, mimeType }) => {
      if (name !== 'file') {
        stream.resume();
        fail(invalid(`/${name}`, 'There is no such field; the file comes under the name file.'));
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => fail(tooLarge(maxBytes)));
      stream.on('error', () => undefined);
      stream.on('close', () => {
        file = { name: filename ?? '', type: mimeType, content: Buffer.concat(chunks) };
      });
    });
    form.on('filesLimit', () => fail(invalid('/file', 'Send one file at a time.')));
    form.on('fieldsLimit', () => fail(new Problem('malformed-body', 'The form has too many fields.')));
    form.on('partsLimit', () => fail(new Problem('malformed-body', 'The form has too many parts.')));
    form.on('error', () => fail(new Problem('malformed-body', 'The form cannot be read.')));
    form.on('close', resolve);
    request.on('aborted', () => reject(new Problem('malformed-body', 'The request was cut off.')));
    request.pipe(form);
  });
  // A form in a browser sends a file without name and content where nobody chose one.
  if (!file || (file.name === '' && file.content.length === 0))
    throw invalid('/file', 'no-file: Choose a file.');
  return { fields, file };
};
