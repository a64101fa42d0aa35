import { type BadRequest, endless, invalidAt, nul } from './bad-request.ts';

const patch = { method: 'PATCH', path: '/api/v1/incidents/{aware}/facts' };
const facts = (what: string, body: unknown, ...at: string[]): BadRequest => ({
  ...patch,
  what,
  body,
  ...invalidAt(...at),
});
const known = (value: unknown) => ({ certainty: 'known', value });

export const badFacts: BadRequest[] = [
  facts('no fact', {}, ''),
  facts('a list', [], ''),
  facts('an unknown fact', { weather: known('Skjult tekst') }, '/weather'),
  facts('a fact that is a number', { peopleCount: 5 }, '/peopleCount'),
  facts('a fact that is null', { peopleCount: null }, '/peopleCount'),
  facts('no certainty', { peopleCount: { value: 5 } }, '/peopleCount/certainty'),
  facts(
    'a certainty that is none',
    { peopleCount: { certainty: 'felt', value: 5 } },
    '/peopleCount/certainty',
  ),
  facts(
    'a source of two lines',
    { peopleCount: { ...known(1), source: 'Skjult\ntekst' } },
    '/peopleCount/source',
  ),
  facts('a negative count', { peopleCount: known(-1) }, '/peopleCount/value'),
  facts('half a person', { peopleCount: known(1.5) }, '/peopleCount/value'),
  facts('more people than there are', { peopleCount: known(1e12) }, '/peopleCount/value'),
  facts('a count in words', { peopleCount: known('Skjult tekst') }, '/peopleCount/value'),
  {
    ...patch,
    what: 'a count beyond all numbers',
    raw: '{"peopleCount":{"certainty":"known","value":1e400}}',
    ...invalidAt('/peopleCount/value'),
  },
  facts('known, and no value', { peopleCount: { certainty: 'known' } }, '/peopleCount/value'),
  facts(
    'estimated, and null',
    { peopleCount: { certainty: 'estimated', value: null } },
    '/peopleCount/value',
  ),
  facts(
    'to be determined, with a value',
    { peopleCount: { certainty: 'to-be-determined', value: 5 } },
    '/peopleCount/value',
  ),
  facts(
    'cannot be determined, with a value',
    { mainCause: { certainty: 'cannot-be-determined', value: 'Skjult tekst' } },
    '/mainCause/value',
  ),
  facts(
    'a field beside the value',
    { peopleCount: { ...known(5), recordedBy: 'Skjult tekst' } },
    '/peopleCount/recordedBy',
  ),
  facts('a text that is blank', { whatHappened: known(' ') }, '/whatHappened/value'),
  facts('a text that is endless', { whatHappened: known(endless) }, '/whatHappened/value'),
  facts('U+0000', { whatHappened: known(nul) }, '/whatHappened/value'),
  facts('U+0000 in a list', { dataCategories: known(['x', nul]) }, '/dataCategories/value/1'),
  facts('an empty list', { peopleCategories: known([]) }, '/peopleCategories/value'),
  facts('a list of numbers', { peopleCategories: known(['kunder', 7]) }, '/peopleCategories/value/1'),
  facts(
    'a list too long',
    { peopleCategories: known(Array.from({ length: 51 }, () => 'kunder')) },
    '/peopleCategories/value',
  ),
  facts('a breach of nothing', { nature: known(['beauty']) }, '/nature/value/0'),
  facts('a beginning that is no time', { breachBegan: known('Skjult tekst') }, '/breachBegan/value'),
  facts('a beginning in the year 0', { breachBegan: known('0000-01-01T00:00:00Z') }, '/breachBegan/value'),
  facts('an end in the future', { breachEnded: known('2026-11-20T10:00:00Z') }, '/breachEnded/value'),
  facts(
    'a beginning after the awareness',
    { breachBegan: known('2026-11-20T08:30:00Z') },
    '/breachBegan/value',
  ),
  facts(
    'an end before the beginning that is recorded',
    { breachEnded: known('2026-11-19T19:00:00Z') },
    '/breachEnded/value',
  ),
  facts(
    'an end before the beginning, both new',
    { breachBegan: known('2026-11-19T10:00:00Z'), breachEnded: known('2026-11-19T09:00:00Z') },
    '/breachEnded/value',
  ),
  facts(
    'leaving the authority to another, alone',
    { authorityNotifier: known('other') },
    '/authorityNotifier/value',
  ),
  facts('leaving the people to another, alone', { peopleInformer: known('other') }, '/peopleInformer/value'),
  facts(
    'one good and one bad fact',
    { mainCause: known('Skjult tekst'), peopleCount: known(-1) },
    '/peopleCount/value',
  ),
  {
    ...patch,
    what: 'a stale If-Match',
    body: { peopleCount: known(5) },
    headers: { 'If-Match': '"1"' },
    status: 412,
    type: 'stale-version',
  },
  {
    ...patch,
    what: 'a garbled If-Match',
    body: { peopleCount: known(5) },
    headers: { 'If-Match': 'W/"x"' },
    status: 412,
    type: 'stale-version',
  },
  {
    ...patch,
    what: 'an auditor',
    by: 'auditor',
    body: { peopleCount: known(5) },
    status: 403,
    type: 'forbidden',
  },
  {
    ...patch,
    what: 'facts of a closed incident',
    path: '/api/v1/incidents/{closed}/facts',
    body: { peopleCount: known(5) },
    status: 409,
    type: 'event-refused',
    code: 'incident-closed',
  },
];
