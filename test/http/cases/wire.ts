import { gzipSync } from 'node:zlib';
import { opening } from '../scene.ts';
import { type BadRequest, invalidAt } from './bad-request.ts';

const post = { method: 'POST', path: '/api/v1/incidents' };
const typed = (what: string, contentType: string): BadRequest => ({
  ...post,
  what,
  raw: JSON.stringify(opening),
  headers: { 'Content-Type': contentType },
  status: 415,
  type: 'unsupported-media-type',
});
const broken = (what: string, raw: string | Buffer, headers: Record<string, string> = {}): BadRequest => ({
  ...post,
  what,
  raw,
  headers,
  status: 400,
  type: 'malformed-body',
});
const tooLarge = (what: string, request: Partial<BadRequest>): BadRequest => ({
  ...post,
  what,
  ...request,
  status: 413,
  type: 'body-too-large',
});
const query = (path: string, ...at: string[]): BadRequest => ({
  what: `GET ${path}`,
  method: 'GET',
  path: `/api/v1/${path}`,
  ...invalidAt(...at),
});
const nothing = (method: string, path: string): BadRequest => ({
  what: `${method} ${path}`,
  method,
  path,
  status: 404,
  type: 'not-found',
});
const wrongMethod = (method: string, path: string): BadRequest => ({
  what: `${method} ${path}`,
  method,
  path,
  status: 405,
  type: 'method-not-allowed',
});
const token = (what: string, headers: Record<string, string>): BadRequest => ({
  ...post,
  what,
  by: 'anonymous',
  body: opening,
  headers,
  status: 401,
  type: 'unauthenticated',
});
const unknown = '00000000-0000-4000-8000-000000000000';
const base64 = (text: string): string => Buffer.from(text).toString('base64url');

export const badWire: BadRequest[] = [
  broken('broken JSON', '{"title": "Skjult tekst'),
  broken('two values', '{} {}'),
  broken('words', 'Skjult tekst'),
  broken('NaN', '{"title": NaN}'),
  broken('a body that is not what its encoding says', 'Skjult tekst', { 'Content-Encoding': 'gzip' }),
  broken('a compressed body that is cut off', gzipSync(JSON.stringify(opening)).subarray(0, 40), {
    'Content-Encoding': 'gzip',
  }),
  broken('bytes that are no UTF-8', Buffer.from('{"title":"bl\xe5"}', 'latin1')),
  broken('an empty body', ''),
  { ...broken('an empty body that would empty a document', ''), method: 'PUT', path: '/api/v1/register' },
  typed('plain text', 'text/plain'),
  typed('a form', 'application/x-www-form-urlencoded'),
  typed('no content type', ''),
  typed('JSON in latin-1', 'application/json; charset=iso-8859-1'),
  {
    ...typed('an encoding that nobody knows', 'application/json'),
    headers: { 'Content-Encoding': 'skjult' },
  },
  tooLarge('2 MiB', { body: { ...opening, description: 'x'.repeat(2 * 1024 * 1024) } }),
  tooLarge('2 MiB, compressed', {
    raw: gzipSync(JSON.stringify({ ...opening, description: 'x'.repeat(2 * 1024 * 1024) })),
    headers: { 'Content-Encoding': 'gzip' },
  }),
  tooLarge('11 MiB of people', {
    method: 'PUT',
    path: '/api/v1/incidents/{aware}/people',
    raw: `{"people":[${' '.repeat(11 * 1024 * 1024)}]}`,
  }),
  token('no token', {}),
  token('a wrong token', { Authorization: 'Bearer vs_feil' }),
  token('another scheme', { Authorization: 'Basic dmFyc2xhOnZhcnNsYQ==' }),
  token('a token beyond measure', { Authorization: `Bearer ${'x'.repeat(2_000)}` }),
  token('a token with a quote', { Authorization: `Bearer ' or 1=1 --` }),
  { ...token('a revoked token', {}), by: 'revoked' },
  {
    ...post,
    what: 'a token of the wrong role',
    by: 'auditor',
    body: opening,
    status: 403,
    type: 'forbidden',
  },
  wrongMethod('DELETE', '/api/v1/incidents'),
  wrongMethod('PUT', '/api/v1/incidents/{aware}'),
  wrongMethod('POST', '/api/v1/incidents/{aware}/facts'),
  wrongMethod('OPTIONS', '/api/v1/incidents'),
  wrongMethod('PROPFIND', '/api/v1/incidents'),
  nothing('GET', '/api/v1/nothing'),
  nothing('POST', '/api'),
  nothing('GET', '/api/v1/incidents/skjult'),
  nothing('GET', '/api/v1/incidents/%00'),
  nothing('GET', '/api/v1/incidents/%E0%A4%A'),
  nothing('GET', '/docs/assets/..%2f..%2fpackage.json'),
  ...[
    '',
    '/journal',
    '/notice',
    '/deliveries',
    '/reports/authority',
    '/documentation',
    '/notice/proof',
  ].flatMap((rest) => [
    nothing('GET', `/api/v1/incidents/${unknown}${rest}`),
    nothing('GET', `/api/v1/incidents/42${rest}`),
  ]),
  {
    ...nothing('POST', `/api/v1/incidents/${unknown}/events`),
    body: { type: 'breach.contained' },
    headers: { 'If-Match': '"1"' },
  },
  {
    ...nothing('PATCH', `/api/v1/incidents/${unknown}/facts`),
    body: { peopleCount: { certainty: 'known', value: 1 } },
  },
  { ...nothing('PUT', `/api/v1/incidents/${unknown}/people`), body: { people: [{}] } },
  { ...nothing('PUT', `/api/v1/incidents/${unknown}/notice`), body: { texts: {} } },
  query('incidents?colour=skjult2026', '?colour'),
  query('incidents/{aware}?colour=skjult2026', '?colour'),
  query('incidents?status=sleeping', '?status'),
  query('incidents?status=aware&status=closed', '?status'),
  ...['0', '1001', '-1', '1.5', 'abc', '', '1e99', 'NaN'].map((limit) =>
    query(`incidents?limit=${limit}`, '?limit'),
  ),
  ...[
    'skjult',
    base64('0'),
    base64('-1'),
    base64('1.5'),
    base64('1 or 1=1'),
    base64('9007199254740993'),
    'x'.repeat(101),
  ].map((cursor) => query(`incidents?cursor=${cursor}`, '?cursor')),
  query('incidents/{aware}/journal?after=-1', '?after'),
  query('incidents/{aware}/journal?after=1e300', '?after'),
  query('incidents/{aware}/deliveries?cursor=skjult', '?cursor'),
  query('incidents/{aware}/deliveries?state=lost', '?state'),
  query('incidents/{aware}/reports/authority?language=sv', '?language'),
  query('incidents/{aware}/reports/authority?format=odt', '?format'),
  query('incidents/{aware}/documentation?language=sv', '?language'),
  query('incidents/{aware}/documentation?format=docx', '?format'),
  query('incidents/{aware}/notice/proof?format=xlsx', '?format'),
];
