import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { zipOf } from '../../support/zip.ts';
import { type BadRequest, invalidAt, nul } from './bad-request.ts';

const put =
  (name: string) =>
  (what: string, body: unknown, ...at: string[]): BadRequest => ({
    what: `${name}: ${what}`,
    method: 'PUT',
    path: `/api/v1/${name}`,
    body,
    ...invalidAt(...at),
  });
const organisation = put('organisation');
const contacts = put('contacts');
const escalation = put('escalation');
const register = put('register');
const spreadsheet = (what: string, body: unknown, ...at: string[]): BadRequest => ({
  what: `spreadsheet: ${what}`,
  method: 'POST',
  path: '/api/v1/register/spreadsheet',
  body,
  ...invalidAt(...at),
});
const inBase64 = (content: Buffer): { content: string } => ({ content: content.toString('base64') });
const token = (what: string, body: unknown, ...at: string[]): BadRequest => ({
  what: `tokens: ${what}`,
  method: 'POST',
  path: '/api/v1/tokens',
  body,
  ...invalidAt(...at),
});

const form = put('authority/form');
const role = put('authority/role');
const shipped = JSON.parse(
  readFileSync(new URL('../../../templates/authority/datatilsynet@2026-11-22.json', import.meta.url), 'utf8'),
) as { sections: { key: string; heading: string; fields: { key: string; sources: object[] }[] }[] };
const [opening] = shipped.sections;
const [question] = opening?.fields ?? [];
const withQuestion = (more: object) => ({
  ...shipped,
  sections: [{ ...opening, fields: [{ ...question, ...more }] }],
});
const someoneElse = '00000000-0000-4000-8000-000000000000';
const template = new URL('../../../templates/registers/wepack.json', import.meta.url);
const wepack = JSON.parse(readFileSync(template, 'utf8')) as {
  systems: { key: string; processors: string[]; role: string }[];
  processors: { name: string }[];
};
const [system] = wepack.systems;
const { processors } = wepack;
const everyone = { contacts: 'everyone', methods: ['sms'], waitMinutes: 5 };
const someone = { name: 'Kari Skjult', email: 'kari@skjult.example' };

export const badSettings: BadRequest[] = [
  form('nothing', {}, '/format', '/id', '/authority', '/title', '/source', '/validFrom', '/sections'),
  form('a list', [], ''),
  form('an id without a date', { ...shipped, id: 'Datatilsynet' }, '/id'),
  form(
    'a page that is no address',
    { ...shipped, source: { page: 'javascript:x', readOn: '2026-11-22' } },
    '/source/page',
  ),
  form('a day that there is not', { ...shipped, validFrom: '2026-02-30' }, '/validFrom'),
  form(
    'a fact that there is not',
    withQuestion({ sources: [{ from: 'fact.invented' }] }),
    '/sections/0/fields/0/sources/0/from',
  ),
  form(
    'a fact that no notice says',
    withQuestion({ sources: [{ from: 'fact.dataKinds' }] }),
    '/sections/0/fields/0/sources/0/from',
  ),
  form('values of a list', withQuestion({ values: ['hacking'] }), '/sections/0/fields/0/values'),
  form('a question from nothing', withQuestion({ sources: [] }), '/sections/0/fields/0/sources'),
  form(
    'one key twice',
    { ...shipped, sections: [opening, { ...opening, fields: [{ ...question, key: 'another' }] }] },
    '/sections/1/key',
  ),
  form('U+0000', withQuestion({ label: nul }), '/sections/0/fields/0/label'),
  role('nothing', {}, '/holder', '/how'),
  role('nobody’s id', { holder: 'Kari', how: 'Asked.' }, '/holder'),
  role('somebody who is not here', { holder: someoneElse, how: 'Asked.' }, '/holder'),
  role('one person as both', { holder: someoneElse, deputy: someoneElse, how: 'Asked.' }, '/deputy'),
  role('a deputy of nobody', { holder: null, deputy: someoneElse, how: 'Asked.' }, '/holder'),
  role('no word of how', { holder: null, how: ' ' }, '/how'),
  role(
    'a look that is still to come',
    { holder: null, how: 'Asked.', checkedAt: '2099-01-01T00:00:00Z' },
    '/checkedAt',
  ),
  organisation('no name', {}, '/name'),
  organisation(
    'a number whose check digit is wrong',
    { name: 'Skjult AS', organisationNumber: '977 281 963' },
    '/organisationNumber',
  ),
  organisation(
    'a number of eight digits',
    { name: 'Skjult AS', organisationNumber: '97728196' },
    '/organisationNumber',
  ),
  organisation(
    'a number as a number',
    { name: 'Skjult AS', organisationNumber: 977_281_962 },
    '/organisationNumber',
  ),
  organisation(
    'an officer whose address is none',
    { name: 'Skjult AS', dpo: { name: 'Kari', email: 'kari skjult' } },
    '/dpo/email',
  ),
  organisation(
    'a contact with an impossible number',
    { name: 'Skjult AS', contact: { name: 'Kari', phone: '12 34' } },
    '/contact/phone',
  ),
  organisation(
    'an officer without a name',
    { name: 'Skjult AS', dpo: { email: 'kari@skjult.example' } },
    '/dpo/name',
  ),
  organisation(
    'an office without days',
    { name: 'Skjult AS', officeHours: { days: [], from: '08:00', to: '16:00' } },
    '/officeHours/days',
  ),
  organisation(
    'an office that closes before it opens',
    { name: 'Skjult AS', officeHours: { days: [1], from: '16:00', to: '08:00' } },
    '/officeHours/to',
  ),
  organisation('an unknown field', { name: 'Skjult AS', logo: 'Skjult tekst' }, '/logo'),
  organisation('U+0000', { name: nul }, '/name'),
  { ...escalation('no steps', { steps: [], repeat: 1 }, '/steps'), noted: 'escalation.refused' },
  {
    ...escalation('a loop', { steps: [everyone, everyone], repeat: 1 }, '/steps/1'),
    noted: 'escalation.refused',
  },
  escalation(
    'a step that waits for less than nothing',
    { steps: [{ contacts: 'everyone', methods: ['sms'], waitMinutes: -1 }], repeat: 1 },
    '/steps/0/waitMinutes',
  ),
  escalation(
    'somebody who is not on the list',
    {
      steps: [{ contacts: ['00000000-0000-4000-8000-000000000000'], methods: ['sms'], waitMinutes: 5 }],
      repeat: 1,
    },
    '/steps/0/contacts/0',
  ),
  spreadsheet('none', {}, '/content'),
  spreadsheet('nothing in it', { content: '' }, '/content'),
  spreadsheet('no base64', { content: 'Skjult tekst' }, '/content'),
  spreadsheet('no spreadsheet', inBase64(Buffer.from('Skjult tekst')), '/content'),
  spreadsheet('macros', inBase64(zipOf([{ name: 'xl/vbaProject.bin', content: 'Skjult' }])), '/content'),
  spreadsheet('a bomb', inBase64(zipOf([{ name: 'a', content: Buffer.alloc(2 ** 25) }])), '/content'),
  spreadsheet(
    'one sheet alone, with a formula',
    inBase64(
      Buffer.from(
        await writeXlsx({
          sheets: [
            {
              name: 'Virksomheten',
              rows: [['Navn', 'Organisasjonsnummer'], ['Skjult AS']],
              cells: new Map([['1,1', { type: 'formula', formula: 'A2' }]]),
            },
          ],
        }),
      ),
    ),
    '/content/Virksomheten!B2',
    '/content/Systemer',
    '/content/Databehandlere',
    '/content/Typer opplysninger',
    '/content/Grupper av personer',
    '/content/Lagringstider',
    '/content/Løfter',
  ),
  contacts('no list', {}, '/contacts'),
  contacts('somebody who cannot be reached', { contacts: [someone, { name: 'Ola Skjult' }] }, '/contacts/1'),
  {
    ...contacts(
      'a landline for SMS',
      { contacts: [{ ...someone, mobile: '+47 22 39 69 00' }] },
      '/contacts/0/mobile',
    ),
    noted: 'contacts.refused',
  },
  contacts('an impossible number', { contacts: [{ ...someone, mobile: '+47 12' }] }, '/contacts/0/mobile'),
  contacts(
    'an address that is none',
    { contacts: [{ name: 'Kari Skjult', email: 'kari skjult' }] },
    '/contacts/0/email',
  ),
  contacts('a place before the first', { contacts: [{ ...someone, order: 0 }] }, '/contacts/0/order'),
  contacts('more than can be alerted', { contacts: Array.from({ length: 51 }, () => someone) }, '/contacts'),
  contacts(
    'an unknown field',
    { contacts: [{ ...someone, birthday: '2000-01-01' }] },
    '/contacts/0/birthday',
  ),
  register(
    'a processor that is its own sub-processor',
    {
      ...wepack,
      processors: [
        { ...processors[0], subProcessors: [{ name: processors[0]?.name, country: 'NO' }] },
        ...processors.slice(1),
      ],
    },
    '/processors/0/subProcessors',
  ),
  register('a list', [], ''),
  register(
    'a key twice',
    { ...wepack, systems: [...wepack.systems, system] },
    `/systems/${wepack.systems.length}/key`,
  ),
  register(
    'a processor that is not there',
    { ...wepack, systems: [{ ...system, processors: ['ingen-her'] }] },
    '/systems/0/processors/0',
  ),
  register(
    'a system whose role is none',
    { ...wepack, systems: [{ ...system, role: 'owner' }] },
    '/systems/0/role',
  ),
  register(
    'a key that is none',
    { ...wepack, systems: [{ ...system, key: 'Skjult Nøkkel' }] },
    '/systems/0/key',
  ),
  register('U+0000', { ...wepack, systems: [{ ...system, name: nul }] }, '/systems/0/name'),
  {
    what: 'calendar: a language that is none',
    method: 'POST',
    path: '/api/v1/me/calendar',
    body: { language: 'se' },
    ...invalidAt('/language'),
  },
  {
    what: 'calendar: ending none',
    method: 'DELETE',
    path: '/api/v1/me/calendar',
    status: 404,
    type: 'not-found',
  },
  {
    what: 'calendar: an address that never was',
    method: 'GET',
    path: '/calendar/skjult.ics',
    status: 404,
    type: 'not-found',
  },
  token('no name', { role: 'handler' }, '/name'),
  token('a blank name', { name: '  ', role: 'handler' }, '/name'),
  token('a name of two lines', { name: 'Kari\nSkjult', role: 'handler' }, '/name'),
  token('a role that is none', { name: 'Kari Skjult', role: 'emperor' }, '/role'),
  token('a token to be used', { name: 'Kari Skjult', role: 'handler', token: 'x'.repeat(40) }, '/token'),
  {
    what: 'tokens: by a handler',
    by: 'handler',
    method: 'POST',
    path: '/api/v1/tokens',
    body: { name: 'Kari Skjult', role: 'administrator' },
    status: 403,
    type: 'forbidden',
  },
  {
    what: 'tokens: revoking none',
    method: 'DELETE',
    path: '/api/v1/tokens/00000000-0000-4000-8000-000000000000',
    status: 404,
    type: 'not-found',
  },
  {
    what: 'tokens: revoking what is no id',
    method: 'DELETE',
    path: '/api/v1/tokens/skjult',
    status: 404,
    type: 'not-found',
  },
];
