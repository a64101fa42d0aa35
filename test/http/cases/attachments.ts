import { email, pdf, program, zip } from '../../support/sample-files.ts';
import { formOf, type SentFile } from '../../support/upload.ts';
import { type BadRequest, endless, invalidAt, nul } from './bad-request.ts';

const path = '/api/v1/incidents/{aware}/attachments';
const unknown = '00000000-0000-4000-8000-000000000000';
const good = { name: 'Kari Skjult.pdf', content: pdf('bad'), type: 'application/pdf' };

const send = (
  what: string,
  file: SentFile | undefined,
  fields: Record<string, string>,
  ...at: string[]
): BadRequest => ({
  what,
  method: 'POST',
  path,
  ...(formOf(fields, ...(file ? [file] : [])) as Pick<BadRequest, 'raw' | 'headers'>),
  ...invalidAt(...at),
});
const file = (what: string, name: string, content: Buffer | string, type?: string): BadRequest =>
  send(what, { name, content, ...(type && { type }) }, { kind: 'other' }, '/file');
const fields = (what: string, said: Record<string, string>, ...at: string[]): BadRequest =>
  send(what, good, { kind: 'other', ...said }, ...at);
const withoutForm = (what: string, request: Partial<BadRequest>): BadRequest => ({
  what,
  method: 'POST',
  path,
  status: 415,
  type: 'unsupported-media-type',
  ...request,
});
const one = (what: string, method: string, rest: string, body: unknown, ...at: string[]): BadRequest => ({
  what,
  method,
  path: `${path}/${unknown}${rest}`,
  body,
  ...invalidAt(...at),
});

export const badAttachments: BadRequest[] = [
  file('an empty file', 'tom.pdf', ''),
  file('an archive that is called a PDF', 'kvittering.pdf', zip()),
  file('a PDF that was declared an image', 'kvittering.pdf', pdf(), 'image/png'),
  file('a program that is called a PDF', 'kvittering.pdf', program(), 'application/pdf'),
  file('a page', 'side.html', '<!doctype html><script>skjult()</script>', 'text/html'),
  file('a picture that runs', 'bilde.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'),
  file('a script', 'rydd.ps1', 'Remove-Item skjult', 'text/plain'),
  file('a message without its headers', 'm.eml', 'Skjult tekst', 'message/rfc822'),
  file('a message that is called a picture', 'm.png', email()),
  file('text in latin-1', 'a.txt', Buffer.from('Bl\xe5b\xe6r', 'latin1')),
  send('no file', undefined, { kind: 'other' }, '/file'),
  send('nothing', undefined, {}, '/file', '/kind'),
  fields('a kind that there is not', { kind: 'song' }, '/kind'),
  fields('a standing that there is not', { disclosure: 'secret' }, '/disclosure'),
  fields('exempt without a basis', { disclosure: 'exempt' }, '/basis'),
  fields('a basis for what may be released', { disclosure: 'releasable', basis: 'Skjult tekst' }, '/basis'),
  fields('an endless note', { note: endless.slice(0, 20_000) }, '/note'),
  fields('U+0000 in a note', { note: nul }, '/note'),
  fields('an unknown field', { colour: 'skjult 2026' }, '/colour'),
  {
    ...send(
      'more than a file may be',
      { ...good, content: Buffer.alloc(11 * 1024 * 1024, 'a') },
      { kind: 'other' },
    ),
    status: 413,
    type: 'body-too-large',
    at: ['/file'],
  },
  { ...fields('a file by an auditor', {}), by: 'auditor', status: 403, type: 'forbidden', at: [] },
  { ...fields('a file without a token', {}), by: 'anonymous', status: 401, type: 'unauthenticated', at: [] },
  {
    ...fields('a file for nobody', {}),
    path: `/api/v1/incidents/${unknown}/attachments`,
    status: 404,
    type: 'not-found',
    at: [],
  },
  withoutForm('JSON instead of a form', { body: { kind: 'other' } }),
  withoutForm('a form that holds no file', {
    raw: 'kind=other',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  }),
  one('a change of nothing', 'PATCH', '', {}, ''),
  one('a change to a kind that there is not', 'PATCH', '', { kind: 'song' }, '/kind'),
  one('an unknown field in a change', 'PATCH', '', { name: 'Kari Skjult.pdf' }, '/name'),
  one('a withdrawal without a reason', 'POST', '/withdrawal', {}, '/reason'),
  one('a withdrawal for blanks', 'POST', '/withdrawal', { reason: '   ' }, '/reason'),
  {
    ...one('a withdrawal of nobody', 'POST', '/withdrawal', { reason: 'Skjult tekst' }),
    status: 404,
    type: 'not-found',
    at: [],
  },
  {
    ...one('a content that is not there', 'GET', '/content', undefined),
    status: 404,
    type: 'not-found',
    at: [],
  },
];
