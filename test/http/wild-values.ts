import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { registerDocument } from '../../src/register/register-document.ts';
import { smallDocument } from '../support/edpb-document.ts';
import { writeSpreadsheet } from '../../src/register/spreadsheet/write-spreadsheet.ts';

const register = JSON.parse(
  readFileSync(new URL('../../templates/registers/blank.json', import.meta.url), 'utf8'),
) as object;
const form = JSON.parse(
  readFileSync(new URL('../../templates/authority/datatilsynet@2026-11-22.json', import.meta.url), 'utf8'),
) as object;
const spreadsheet = Buffer.from(await writeSpreadsheet(registerDocument.parse(register))).toString('base64');
const texts = { email: { subject: 'Om deg', text: 'Hei\n\nEn liste lå åpen.' }, sms: { text: 'En liste.' } };

/** Bodies that are right, by route: what is wild grows out of them. */
export const goodBodies: Record<string, unknown[]> = {
  'POST /api/v1/incidents': [
    {
      title: 'A list',
      description: 'Lay open.',
      detectedAt: '2026-11-20T08:00:00Z',
      role: 'joint',
      awareAt: '2026-11-20T08:30:00+00:00',
      awareReason: 'Logs read.',
    },
  ],
  'PATCH /api/v1/incidents/{id}/facts': [
    {
      nature: { certainty: 'known', value: ['integrity'] },
      peopleCount: { certainty: 'estimated', value: 12 },
      peopleCategories: { certainty: 'known', value: ['customers'] },
      breachBegan: { certainty: 'known', value: '2026-11-19T20:00:00Z' },
      whatHappened: { certainty: 'known', value: 'A list lay open.' },
      measuresPlanned: { certainty: 'to-be-determined' },
      authorityNotifier: { certainty: 'known', value: 'us' },
    },
    {
      breachOngoing: { certainty: 'known', value: false },
      exposure: { certainty: 'estimated', value: 'likely' },
      peopleTypes: { certainty: 'known', value: ['customers', 'minors'] },
      restoredAfterHours: { certainty: 'cannot-be-determined' },
      dataKinds: {
        certainty: 'known',
        value: [{ class: 'simple', circumstance: 'profile', reason: 'Much of it.' }],
      },
      otherParties: { certainty: 'known', value: [{ role: 'processor', name: 'Drift AS', contact: 'x' }] },
      peopleCountries: { certainty: 'known', value: [{ country: 'SE', people: 3 }, { country: 'DK' }] },
    },
  ],
  'POST /api/v1/misdirected': [
    {
      title: 'A bill to another',
      what: 'A bill went to another customer.',
      how: 'The wrong line of a list.',
      sentAt: '2026-11-20T07:00:00Z',
      detectedAt: '2026-11-20T08:00:00Z',
      peopleCount: 1,
      dataKinds: [{ class: 'financial', circumstance: 'little-insight', reason: 'One amount.' }],
      identifiers: ['name-with-email'],
      identifiersReason: 'Name and address.',
      vulnerablePeople: false,
      recipients: 'known',
      recipientsReason: 'A customer.',
      deletion: 'confirmed',
      protection: 'weak',
      protectionKey: 'compromised',
      measures: 'Asked for it back.',
    },
  ],
  'POST /api/v1/incidents/{id}/assessments': [
    {
      choices: {
        identification: 'Names.',
        confidentiality: 'Lay open.',
        integrity: 'Unchanged.',
        availability: 'There.',
        intent: 'A slip.',
        context: 'Names alone.',
      },
    },
    {},
  ],
  'POST /api/v1/incidents/{id}/exemptions': [
    { code: 'unintelligible', evidence: { measure: 'AES', keySafe: 'In a vault.' } },
    { code: 'risk-removed', evidence: { measures: 'Locked.', effect: 'Nobody gets in.' } },
    {
      code: 'disproportionate-effort',
      evidence: {
        effort: 'No addresses.',
        publicNotice: 'On the front page',
        equallyEffective: 'All go there.',
        publishBy: '2026-11-22T08:00:00Z',
      },
    },
    {
      code: 'criminal-investigation',
      evidence: {
        author: 'The police',
        basis: 'A letter',
        reveals: 'A search',
        reviewAt: '2026-11-27T08:00:00Z',
      },
    },
  ],
  'POST /api/v1/incidents/{id}/exemptions/{exemptionId}/approval': [{}, { ownApprovalReason: 'Alone.' }],
  'POST /api/v1/incidents/{id}/exemptions/{exemptionId}/end': [{ reason: 'Over.' }],
  'POST /api/v1/incidents/{id}/attachments': [
    { kind: 'ransom-note', disclosure: 'exempt', basis: 'Ransom details.', note: 'As it came.' },
    { kind: 'altinn-receipt', disclosure: 'releasable' },
    { kind: 'other' },
  ],
  'PATCH /api/v1/incidents/{id}/attachments/{attachmentId}': [
    { disclosure: 'exempt', basis: 'Names.' },
    { kind: 'risk-assessment', note: 'Once more.' },
    { disclosure: 'releasable', note: null },
  ],
  'POST /api/v1/incidents/{id}/attachments/{attachmentId}/withdrawal': [{ reason: 'Another case.' }],
  'POST /api/v1/edpb/check': [smallDocument],
  'POST /api/v1/incidents/{id}/edpb/comparison': [{ document: smallDocument }],
  'POST /api/v1/incidents/{id}/edpb/facts': [{ document: smallDocument, keys: ['systemsDescription'] }],
  'POST /api/v1/edpb/imports': [
    { title: 'From another', document: smallDocument },
    { title: 'From another', document: smallDocument, role: 'joint', detectedAt: '2026-11-20T07:00:00Z' },
  ],
  'POST /api/v1/breach-register/imports': [{ language: 'nn' }],
  'POST /api/v1/breach-register/imports/{importId}/removal': [{ reason: 'The wrong list.' }],
  'PUT /api/v1/incidents/{id}/people': [
    { people: [{ name: 'Kari', email: 'kari@example.no', phone: '900 00 000', language: 'nn' }, {}] },
  ],
  'POST /api/v1/incidents/{id}/people/look-up': [{ address: 'kari@example.no' }, { address: '900 00 000' }],
  'POST /api/v1/incidents/{id}/people/imports': [{}],
  'PUT /api/v1/incidents/{id}/people/imports/{importId}': [
    { columns: [{ as: 'name' }], language: 'nn', group: 'Kunder' },
    { columns: [{ as: 'field', field: 'kundenr' }] },
  ],
  'PUT /api/v1/incidents/{id}/notice': [{ texts: { nb: texts, en: texts } }],
  'PUT /api/v1/incidents/{id}/access': [
    { restricted: false },
    { restricted: true, people: ['00000000-0000-4000-8000-000000000000'] },
    { restricted: true },
  ],
  'PUT /api/v1/incidents/{id}/owner': [
    { personId: null },
    { personId: '00000000-0000-4000-8000-000000000000' },
  ],
  'POST /api/v1/restricted-incidents/{id}/open': [{ reason: 'Nobody else is here.' }],
  'PUT /api/v1/authority/form': [form],
  'PUT /api/v1/authority/role': [
    { holder: null, how: 'Nobody has it.' },
    { holder: null, deputy: null, how: 'Still nobody.', checkedAt: '2026-11-20T08:00:00Z' },
  ],
  'PUT /api/v1/organisation': [
    {
      name: 'WEPACK AS',
      organisationNumber: '977 281 962',
      dpo: { name: 'Ombudet', email: 'pvo@example.no', phone: '22 39 69 00' },
      contact: null,
    },
    {
      name: 'Hagen',
      sector: 'private',
      organisationType: 'other',
      organisationTypeOther: 'Stiftelse',
      economicActivity: 'K',
      contact: { name: 'Kari', function: 'Leder' },
      reporter: { name: 'Kari', function: 'authorised', functionOther: 'Sekretær' },
      establishedInEea: false,
      eeaRepresentative: { name: 'Per', email: 'per@example.no' },
    },
  ],
  // Before the list itself, which would take the one contact away.
  'POST /api/v1/contacts/{id}/methods': [{ kind: 'voice', address: '22 39 69 00' }],
  'POST /api/v1/contacts/{id}/methods/{methodId}/verify': [{ code: '123456' }],
  'PUT /api/v1/contacts/{id}/absences': [
    { absences: [{ from: '2026-12-24T00:00:00+01:00', to: '2027-01-02T00:00:00+01:00' }] },
  ],
  'PUT /api/v1/escalation': [
    {
      steps: [
        { contacts: 'on-duty', methods: ['email', 'sms'], waitMinutes: 15 },
        { contacts: 'everyone', methods: ['voice', 'webhook'], waitMinutes: 30 },
      ],
      repeat: 2,
    },
  ],
  'PUT /api/v1/contacts': [
    {
      contacts: [
        { name: 'Vakt', email: 'vakt@example.no', mobile: '+47 400 00 000', order: 1, language: 'nb' },
      ],
    },
  ],
  'PUT /api/v1/register': [register],
  'POST /api/v1/me/calendar': [{ language: 'nn' }],
  'POST /api/v1/register/spreadsheet': [{ content: spreadsheet }],
  'POST /api/v1/readiness/tries': [{ check: 'key' }],
  'POST /api/v1/readiness/key-copy': [{ kept: true }],
  'POST /api/v1/incidents/{id}/notice/run/pause': [{ reason: 'Seen.' }],
  'POST /api/v1/incidents/{id}/notice/run/resume': [{ reason: 'Seen.' }],
  'POST /api/v1/incidents/{id}/notice/run/stop': [{ reason: 'Seen.' }],
  'POST /api/v1/incidents/{id}/deliveries/{deliveryId}/decision': [{ decision: 'sent', reason: 'Logs.' }],
  'POST /api/v1/incidents/{id}/notice/samples': [
    { contactId: '00000000-0000-4000-8000-000000000000', channel: 'email', language: 'nn' },
  ],
  'PUT /api/v1/incidents/{id}/notice/run/quiet': [{ quiet: { from: 21, to: 7 } }, { quiet: null }],
  'POST /api/v1/access-reports': [{ address: 'kari@example.org', language: 'nn', format: 'json' }],
  'PUT /api/v1/retention/rules': [{ people: { months: 3 }, attachments: { months: 24 }, automatic: false }],
  'POST /api/v1/retention/purge': [
    { items: [{ incidentId: '00000000-0000-4000-8000-000000000000', kind: 'people' }] },
  ],
  'POST /api/v1/incidents/{id}/legal-hold': [{ reason: 'The authority asks.' }],
  'POST /api/v1/incidents/{id}/legal-hold/release': [{ reason: 'The authority is done.' }],
  'POST /api/v1/hold/release': [{ reason: 'Seen.', notices: 'unknown' }],
  'POST /api/v1/tokens': [{ name: 'Rune', role: 'auditor' }],
  // Last: events close what the others need open.
  'POST /api/v1/incidents/{id}/events': [
    { type: 'breach.confirmed', awareAt: '2026-11-20T08:30:00Z', reason: 'Logs read.' },
    { type: 'breach.contained', at: '2026-11-20T08:30:00Z', note: 'Closed.' },
    { type: 'risk.assessed', level: 'high', reasoning: 'Names.' },
    { type: 'report.submitted' },
    { type: 'report.approved', hash: 'f'.repeat(64) },
    { type: 'exception.approved' },
    { type: 'exception.returned', reason: 'Again.' },
    { type: 'decision.confirmed', decision: 'risk', reason: 'As before.' },
    { type: 'report.returned', reason: 'Again.' },
    {
      type: 'authority.notified',
      channel: 'altinn',
      at: '2026-11-20T08:30:00Z',
      kind: 'first',
      reference: 'AR1',
      filedBy: '00000000-0000-4000-8000-000000000000',
      followUpDueAt: '2026-12-01T08:00:00Z',
    },
    { type: 'report.submitted', kind: 'withdrawal', withdrawal: { code: 'duplicate', reason: 'Twice.' } },
    { type: 'authority.phoned', at: '2026-11-20T08:30:00Z', note: 'They know.' },
    { type: 'authority.registered', caseNumber: '26/01234', documentNumber: '26/01234-1' },
    {
      type: 'mandate.given',
      controller: 'A firm',
      scope: 'full',
      givenAt: '2026-11-20T08:30:00Z',
      dueAt: '2026-11-22T08:30:00Z',
    },
    { type: 'mandate.ended', key: '00000000-0000-4000-8000-000000000000', reason: 'Over.' },
    { type: 'controller.notified', controller: 'A firm', at: '2026-11-20T08:30:00Z', allTold: false },
    { type: 'notice.submitted' },
    { type: 'notice.approved' },
    { type: 'remainder.decided', reason: 'Unknown.' },
    { type: 'incident.closed', summary: 'Done.' },
    { type: 'incident.reopened', reason: 'More.' },
  ],
};

/** Texts from every corner: any UTF-16 code units, control characters, SQL, templates, times that are none. */
const wildText = fc.oneof(
  fc.array(fc.nat(0xffff), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc.string({ maxLength: 300 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\uD800',
    '\uDFFF',
    '\u202E',
    '\uFEFF',
    '\u200B',
    'a\r\nb',
    '%00',
    '../../etc/passwd',
    `'; drop table incidents; --`,
    '{{name}}',
    '{{#name}}',
    '{{{x}}}',
    '${x}',
    '<script>',
    '__proto__',
    'constructor',
    '2026-11-20T08:00:00Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-23:59',
    '2026-02-30T00:00:00Z',
    '-1',
    '1e999',
    '00000000-0000-0000-0000-000000000000',
    '+4740000000',
    '+999999999999999',
    '112',
    'a@b.no',
    'aware',
    'high',
  ),
);

/** Any JSON value, mostly small and mostly odd. */
const wildValue: fc.Arbitrary<unknown> = fc.oneof(
  wildText,
  fc.constantFrom(null, true, false, 0, -0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, [], {}, [[]], [null]),
  fc.jsonValue({ maxDepth: 3 }),
);

type Path = (string | number)[];

const pathsIn = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        pathsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : []),
];

type Change =
  | { does: 'replace' | 'add'; name: string; value: unknown }
  | { does: 'spoil'; text: string }
  | { does: 'drop' | 'double' };

/** The value with one place changed; the rest is shared. */
const changed = (value: unknown, [step, ...rest]: Path, change: Change): unknown => {
  if (step === undefined) {
    if (change.does === 'replace') return change.value;
    if (change.does === 'add' && typeof value === 'object' && value !== null)
      return Array.isArray(value) ? [...value, change.value] : { ...value, [change.name]: change.value };
    if (change.does === 'spoil') return typeof value === 'string' ? `${value}${change.text}` : value;
    return change.does === 'drop' ? undefined : [value, value];
  }
  if (Array.isArray(value))
    return value.map((inner, index) => (index === step ? changed(inner, rest, change) : inner));
  const record = value as Record<string, unknown>;
  return { ...record, [step]: changed(record[step], rest, change) };
};

const wildChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ does: fc.constantFrom('replace' as const, 'add' as const), name: wildText, value: wildValue }),
  fc.record({
    does: fc.constant('spoil' as const),
    text: fc.constantFrom('\u0000', '\uD800', '\n', '\u202E', ' '.repeat(9_999)),
  }),
  fc.record({ does: fc.constantFrom('drop' as const, 'double' as const) }),
);

/** A right body with up to three places changed, a right body as it is, or anything at all. */
export const wildBody = (good: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...good),
          fc.array(fc.tuple(fc.nat(), wildChange), { minLength: 0, maxLength: 3 }),
        )
        .map(([body, changes]) =>
          changes.reduce((current, [pick, change]) => {
            const paths = pathsIn(current);
            return changed(current, paths[pick % paths.length] ?? [], change);
          }, body),
        ),
    },
    { weight: 1, arbitrary: wildValue },
  );

/** A query or nothing. */
export const wildQuery: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'limit',
        'cursor',
        'status',
        'after',
        'state',
        'language',
        'format',
        'content',
        'x',
        '__proto__',
      ),
      fc.oneof(wildText, fc.integer().map(String), fc.constantFrom('nb', 'json', 'draft', 'aware', 'MQ')),
    ),
    { maxLength: 3 },
  )
  .map((pairs) => {
    const query = pairs
      .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
      .join('&');
    return query && `?${query}`;
  });

export const wildId: fc.Arbitrary<string> = fc.oneof(
  fc.uuid(),
  wildText.map((text) => encodeURIComponent(text.toWellFormed())),
);

/** Headers that mean something here, with and without sense. */
export const wildHeaders: fc.Arbitrary<Record<string, string>> = fc.record(
  {
    'If-Match': fc.oneof(
      fc.nat(30).map((version) => `"${version}"`),
      fc.constantFrom('*', '""', 'W/"1"', '"x"', '1', '"1", "2"'),
    ),
    'Idempotency-Key': fc.oneof(
      fc.string({ maxLength: 300 }).map((text) => text.replaceAll(/[^ -~]/g, 'x').trim()),
      fc.constantFrom('a', 'b'),
    ),
  },
  { requiredKeys: [] },
);
