import { opening } from '../scene.ts';
import { type BadRequest, endless, invalidAt, nested, nul, surrogate } from './bad-request.ts';

const post = { method: 'POST', path: '/api/v1/incidents' };
const body = (what: string, fields: object, ...at: string[]): BadRequest => ({
  ...post,
  what,
  body: { ...opening, ...fields },
  ...invalidAt(...at),
});
const raw = (what: string, text: string, ...at: string[]): BadRequest => ({
  ...post,
  what,
  raw: text,
  ...invalidAt(...at),
});
const written = JSON.stringify(opening).slice(1);

export const badOpenings: BadRequest[] = [
  {
    ...post,
    what: 'no field at all',
    body: {},
    ...invalidAt('/title', '/description', '/detectedAt', '/role'),
  },
  raw('null', 'null', ''),
  raw('a number', '7', ''),
  raw('a text', '"Skjult tekst"', ''),
  raw('a list', '[]', ''),
  raw('a list 100,000 deep', nested(100_000), `/0${'/0'.repeat(31)}`),
  raw(
    'a field 100,000 deep',
    `{${written.slice(0, -1)},"title":${nested(100_000)}}`,
    `/title${'/0'.repeat(31)}`,
  ),
  raw('a number beyond all numbers as title', `{${written.slice(0, -1)},"title":1e400}`, '/title'),
  body('a title that is a number', { title: 4711 }, '/title'),
  body('an empty title', { title: '' }, '/title'),
  body('a blank title', { title: ' \t ' }, '/title'),
  body('a title of two lines', { title: 'Skjult tekst\nmed mer' }, '/title'),
  body('an endless title', { title: endless }, '/title'),
  body('a description that is an object', { description: { text: 'Skjult tekst' } }, '/description'),
  body('an endless description', { description: endless }, '/description'),
  body('a null description', { description: null }, '/description'),
  body('a role that is none', { role: 'owner' }, '/role'),
  body('a time in words', { detectedAt: 'i går kl 8' }, '/detectedAt'),
  body('a time without offset', { detectedAt: '2026-11-20T08:00:00' }, '/detectedAt'),
  body('a day that is none', { detectedAt: '2026-02-30T08:00:00Z' }, '/detectedAt'),
  body('a time as a number', { detectedAt: 1_763_625_600 }, '/detectedAt'),
  body('the year 0', { detectedAt: '0000-01-01T00:00:00Z' }, '/detectedAt'),
  body('the year before the year 0', { detectedAt: '0000-01-01T00:00:00+14:00' }, '/detectedAt'),
  body('the year after 9999', { detectedAt: '9999-12-31T23:59:59-14:00' }, '/detectedAt'),
  body('a detection in the future', { detectedAt: '2026-11-20T09:02:00Z' }, '/detectedAt'),
  body('awareness before detection', { awareAt: '2026-11-20T07:59:59Z' }, '/awareAt'),
  body(
    'awareness before detection, with a reason',
    { awareAt: '2026-11-20T07:00:00Z', awareReason: 'Skjult tekst' },
    '/awareAt',
  ),
  body(
    'awareness in the future',
    { awareAt: '2026-11-21T08:00:00Z', awareReason: 'Skjult tekst' },
    '/awareAt',
  ),
  body('later awareness without a reason', { awareAt: '2026-11-20T08:30:00Z' }, '/awareReason'),
  body(
    'later awareness with a blank reason',
    { awareAt: '2026-11-20T08:30:00Z', awareReason: ' ' },
    '/awareReason',
  ),
  body('an unknown system', { system: 'skjult-system 2026' }, '/system'),
  body('an unknown field', { priority: 'Skjult tekst' }, '/priority'),
  body('a field name that needs escaping', { 'a/b~c': 'Skjult tekst' }, '/a~1b~0c'),
  body('the actor in the body', { actor: 'Skjult tekst' }, '/actor'),
  body('the version in the body', { version: 7 }, '/version'),
  raw('a __proto__ field', `{"__proto__":{"role":"processor"},${written}`, '/__proto__'),
  body('a constructor field', { constructor: { prototype: {} } }, '/constructor'),
  body('U+0000 in a line', { title: nul }, '/title'),
  body('U+0000 in prose', { description: nul }, '/description'),
  body('U+0000 in an unknown place', { awareReason: { a: [nul] } }, '/awareReason/a/0'),
  body('half of a character in a line', { title: surrogate }, '/title'),
  body('half of a character in prose', { description: surrogate }, '/description'),
  body('U+0000 in a field name', { [nul]: 'x' }, ''),
  {
    ...post,
    what: 'an idempotency key of 256 characters',
    body: opening,
    headers: { 'Idempotency-Key': 'k'.repeat(256) },
    ...invalidAt(),
  },
];
