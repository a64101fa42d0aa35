import type { RequestOptions } from './service.ts';

export interface SentFile {
  name: string;
  content: Buffer | string;
  /** As the sender declares it; nothing unless said. */
  type?: string;
  /** Of the field; `file` unless said. */
  field?: string;
}

export const boundary = '----varsla-test-7MA4YWxkTrZu0gW';

const partOf = ({ name, content, type, field = 'file' }: SentFile): Buffer[] => [
  Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name.replaceAll('"', '%22')}"\r\n${type ? `Content-Type: ${type}\r\n` : 'Content-Type: application/octet-stream\r\n'}\r\n`,
  ),
  Buffer.from(content as string),
  Buffer.from('\r\n'),
];

/** A form with files, as a browser sends it: the fields first. */
export const formOf = (
  fields: Readonly<Record<string, string>>,
  ...files: readonly SentFile[]
): RequestOptions => ({
  raw: Buffer.concat([
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...files.flatMap(partOf),
    Buffer.from(`--${boundary}--\r\n`),
  ]),
  headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
});
