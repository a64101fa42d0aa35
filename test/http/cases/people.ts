import { formOf } from '../../support/upload.ts';
import { type BadRequest, endless, invalidAt, nul } from './bad-request.ts';

const put = (what: string, people: unknown, ...at: string[]): BadRequest => ({
  what,
  method: 'PUT',
  path: '/api/v1/incidents/{aware}/people',
  body: { people },
  ...invalidAt(...at),
});
const notice = (what: string, texts: unknown, ...at: string[]): BadRequest => ({
  what,
  method: 'PUT',
  path: '/api/v1/incidents/{aware}/notice',
  body: { texts },
  ...invalidAt(...at),
});
const kari = { name: 'Kari Skjult', email: 'kari@skjult.example' };
const frozen = { status: 409, type: 'event-refused', code: 'frozen' } as const;

const imports = '/api/v1/incidents/{aware}/people/imports';
const file = (what: string, content: string | Buffer, code: string): BadRequest => ({
  what,
  method: 'POST',
  path: imports,
  ...(formOf({}, { name: 'Kari Skjult.csv', content }) as Pick<BadRequest, 'raw' | 'headers'>),
  ...invalidAt('/file'),
  code,
});

export const badPeople: BadRequest[] = [
  file('an empty file of people', '', 'empty'),
  file('a file of people that is none', Buffer.from('Kari Skjult\0\0'), 'binary'),
  file(
    'a file of people without headings',
    'Kari Skjult;kari@skjult.example\nOla;ola@skjult.example\n',
    'no-headings',
  ),
  file(
    'a file of people with an open quote',
    'Navn;E-post\nKari Skjult;"kari@skjult.example\n',
    'open-quote',
  ),
  {
    what: 'a file of people and a field',
    method: 'POST',
    path: imports,
    ...(formOf({ name: 'Kari Skjult' }, { name: 'a.csv', content: 'Navn\nKari\n' }) as Pick<
      BadRequest,
      'raw' | 'headers'
    >),
    ...invalidAt('/name'),
  },
  {
    what: 'no file of people',
    method: 'POST',
    path: imports,
    ...(formOf({}) as Pick<BadRequest, 'raw' | 'headers'>),
    ...invalidAt('/file'),
  },
  {
    what: 'a file of people as JSON',
    method: 'POST',
    path: imports,
    body: {},
    status: 415,
    type: 'unsupported-media-type',
  },
  {
    what: 'a look-up of a name',
    method: 'POST',
    path: '/api/v1/incidents/{aware}/people/look-up',
    body: { address: 'Kari Skjult' },
    ...invalidAt('/address'),
  },
  put('nobody', [], '/people'),
  put('no list', 'Kari Skjult', '/people'),
  put('a name instead of a person', ['Kari Skjult'], '/people/0'),
  put('an impossible number', [{ ...kari, phone: '12 34 56' }], '/people/0/phone'),
  put('a number of letters', [{ ...kari, phone: 'ring meg 2026' }], '/people/0/phone'),
  put('a number as a number', [{ ...kari, phone: 90_000_000 }], '/people/0/phone'),
  put('a landline', [{ ...kari, phone: '22 39 69 00' }], '/people/0/phone'),
  put('a number without end', [{ ...kari, phone: `+47${'9'.repeat(60)}` }], '/people/0/phone'),
  put('an address that is none', [kari, { name: 'Ola', email: 'ola at skjult' }], '/people/1/email'),
  put(
    'an address of two lines',
    [{ email: 'kari@skjult.example\nBcc: x@skjult.example' }],
    '/people/0/email',
  ),
  put('a name of two lines', [{ name: 'Kari\r\nSkjult' }], '/people/0/name'),
  put('an endless name', [{ name: endless }], '/people/0/name'),
  put('U+0000 in a name', [{ name: nul }], '/people/0/name'),
  put('a language that we do not write', [{ ...kari, language: 'sv' }], '/people/0/language'),
  put('an unknown field', [{ ...kari, birthday: '2000-01-01' }], '/people/0/birthday'),
  put(
    'more people than a list takes',
    Array.from({ length: 20_001 }, () => ({})),
    '/people',
  ),
  { ...put('people after the freeze', [kari]), path: '/api/v1/incidents/{noticed}/people', ...frozen },
  { ...put('people by an auditor', [kari]), by: 'auditor', status: 403, type: 'forbidden' },
  { ...put('a stale If-Match', [kari]), headers: { 'If-Match': '"1"' }, status: 412, type: 'stale-version' },
  notice('texts that are none', 'Skjult tekst', '/texts'),
  notice('a language that we do not write', { sv: {} }, '/texts/sv'),
  notice('a channel that is none', { nb: { letter: { text: 'Skjult tekst' } } }, '/texts/nb/letter'),
  notice('a text that is a number', { nb: { sms: { text: 7 } } }, '/texts/nb/sms/text'),
  notice('an endless text', { nb: { sms: { text: endless } } }, '/texts/nb/sms/text'),
  notice('U+0000 in a text', { nb: { email: { subject: nul } } }, '/texts/nb/email/subject'),
  {
    ...notice('texts after the freeze', { nb: { sms: { text: 'Skjult tekst' } } }),
    path: '/api/v1/incidents/{noticed}/notice',
    ...frozen,
  },
];
