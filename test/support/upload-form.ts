import type { RequestOptions } from './service.ts';

/** A form with a file, as a browser sends it: the body and its content type. */
export const uploadForm = async (
  file: { name: string; content: Uint8Array; type?: string },
  fields: Readonly<Record<string, string>> = {},
): Promise<Required<Pick<RequestOptions, 'raw' | 'headers'>>> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([Uint8Array.from(file.content)], { type: file.type ?? '' }), file.name);
  const sent = new Response(form);
  return {
    raw: Buffer.from(await sent.arrayBuffer()),
    headers: { 'Content-Type': sent.headers.get('content-type') ?? '' },
  };
};
