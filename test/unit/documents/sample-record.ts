import type { Documentation, DocumentedEntry } from '../../../src/documentation/documentation-document.ts';
import {
  type FactKey,
  factFields,
  factKeys,
  type FactValue,
} from '../../../src/incidents/facts/vocabulary.ts';
import { fullReport } from './sample-report.ts';

const asa = 'Åse Bjørnstad';
const ingrid = 'Ingrid Øverås';
const oyvind = 'Øyvind Sæther';
const hash = (letter: string): string => letter.repeat(64);

const values: Partial<Record<FactKey, FactValue>> = {
  mainCause: 'Løsepengevirus etter misbruk av en leverandørkonto',
  breachBegan: '2026-11-20T01:11:00.000Z',
  discovery: 'by-us',
  nature: ['confidentiality', 'availability'],
  peopleCount: 18422,
  peopleCategories: ['kunder', 'ansatte', 'tidligere ansatte'],
  dataKinds: [
    { class: 'financial', circumstance: 'allows-fraud', reason: 'Kontonumre sammen med fødselsnumre.' },
  ],
  whatHappened:
    'Natt til 20. november ble en filserver ved kontoret i Ålesund rammet av løsepengevirus.\n\nAngriperen brukte en leverandørkonto uten tofaktor, hentet ut en kopi av kundearkivet og krypterte deretter serveren.',
  likelyConsequences: 'De berørte kan bli utsatt for målrettet svindel og identitetstyveri.',
  impacts: ['identity-theft', 'fraud'],
  measuresTaken: 'Leverandørkontoen er sperret, og alle passord i domenet er byttet.',
  measuresPlanned: 'Tofaktor innføres for alle eksterne kontoer.',
  otherParties: [{ role: 'processor', name: 'Nordlys Drift AS' }],
  policeReported: true,
  peopleCountries: [{ country: 'NO', people: 18400 }, { country: 'SE' }],
};

const facts: Documentation['facts'] = factKeys
  .filter((key) => key in values)
  .map((key) => ({
    key,
    section: factFields[key].section,
    certainty: key === 'peopleCount' || key === 'breachBegan' ? 'estimated' : 'known',
    value: values[key] ?? null,
    source: key === 'dataKinds' ? 'register' : key === 'mainCause' ? 'Rapport fra Nordlys Drift AS' : null,
    recordedAt: '2026-11-20T15:40:00.000Z',
    recordedBy: asa,
    earlier:
      key === 'peopleCount'
        ? [{ value: 1200, certainty: 'estimated', until: '2026-11-20T15:40:00.000Z' }]
        : [],
  }));

const entry = (
  position: number,
  at: string,
  event: string,
  by: string,
  details: DocumentedEntry['details'] = {},
  changed: FactKey[] = [],
): DocumentedEntry => ({ position, at, event, by, details, facts: changed });

const timeline: DocumentedEntry[] = [
  entry(1, '2026-11-20T06:05:00.000Z', 'incident.opened', oyvind),
  entry(2, '2026-11-20T07:20:00.000Z', 'breach.contained', oyvind, {
    containedAt: '2026-11-20T07:20:00.000Z',
    note: 'Serveren er koblet fra nettet.',
  }),
  entry(3, '2026-11-20T15:03:00.000Z', 'breach.confirmed', asa, {
    awareAt: '2026-11-20T15:03:00.000Z',
    reason: 'Undersøkelsen viste først om ettermiddagen at kundearkivet var hentet ut.',
  }),
  entry(4, '2026-11-20T15:40:00.000Z', 'facts.recorded', asa, {}, ['mainCause', 'peopleCount', 'nature']),
  entry(5, '2026-11-20T15:41:00.000Z', 'deadline.neared', 'system', {
    deadline: 'authority.notice',
    dueAt: '2026-11-23T15:03:00.000Z',
  }),
  entry(6, '2026-11-20T15:44:00.000Z', 'alert.acknowledged', oyvind, {
    deadline: 'authority.notice',
    how: 'sms',
  }),
  entry(7, '2026-11-21T07:50:00.000Z', 'assessment.made', asa, { number: 1, risk: 'high', score: 3.5 }),
  entry(8, '2026-11-21T08:00:00.000Z', 'risk.assessed', asa, {
    level: 'high',
    proposedLevel: 'high',
    reasoning: 'Fødselsnummer og kontaktopplysninger for mange personer er på avveie samlet.',
  }),
  entry(9, '2026-11-21T12:00:00.000Z', 'people.listed', asa, { people: 18422, merged: 211 }),
  entry(10, '2026-11-21T12:20:00.000Z', 'notice.submitted', asa, { people: 18211 }),
  entry(11, '2026-11-21T12:40:00.000Z', 'notice.approved', ingrid),
  entry(12, '2026-11-21T16:30:00.000Z', 'notice.settled', 'system', {
    people: 18422,
    told: 18190,
    unknown: 31,
    notTold: 201,
  }),
  entry(13, '2026-11-22T10:45:00.000Z', 'report.submitted', asa, {
    kind: 'first',
    completeness: 'incomplete',
  }),
  entry(14, '2026-11-22T13:20:00.000Z', 'report.approved', ingrid),
  entry(15, '2026-11-22T13:40:00.000Z', 'authority.notified', asa, {
    channel: 'altinn',
    reference: 'AR300186895',
  }),
  entry(16, '2026-11-22T13:40:00.000Z', 'duty.undertaken', asa, {
    kind: 'authority.supplement',
    what: 'Resten av meldingen',
    dueAt: '2026-12-06T13:40:00.000Z',
  }),
  entry(17, '2026-11-23T09:00:00.000Z', 'facts.recorded', oyvind, {}, ['peopleCount']),
];

/** A reported breach with everything in its record. The people and firms do not exist. */
export const fullRecord: Documentation = {
  format: 'varsla-internal-documentation@1',
  createdAt: '2026-11-24T08:00:00.000Z',
  hash: hash('a'),
  version: 19,
  authority: fullReport.authority,
  organisation: fullReport.organisation,
  incident: {
    reference: fullReport.incident.reference,
    title: fullReport.incident.title,
    description: fullReport.incident.description,
    role: 'controller',
    system: fullReport.incident.system,
    processors: fullReport.incident.processors,
    detectedAt: fullReport.incident.detectedAt,
    awareAt: fullReport.incident.awareAt,
    containedAt: fullReport.incident.containedAt,
    openedAt: '2026-11-20T06:05:00.000Z',
    openedBy: oyvind,
    owner: asa,
    standing: 'open',
    endedAt: null,
    summary: null,
  },
  risk: 'high',
  towards: { authority: 'notified', people: 'told', controllers: 'inapplicable' },
  facts,
  unanswered: ['recordsCount', 'dataWhereabouts', 'mitigation'],
  assessments: [
    {
      number: 1,
      madeAt: '2026-11-21T07:50:00.000Z',
      madeBy: asa,
      hash: hash('c'),
      risk: 'high',
      score: 3.5,
      band: 'high',
      reasons: ['malicious-and-readable', 'severity-is-high', 'enough-for-identity-theft'],
      choices: [
        {
          part: 'context',
          chosen: 'financial:allows-fraud',
          value: 4,
          assumed: false,
          reason: 'Kontonumre sammen med fødselsnumre.',
        },
        { part: 'intent', chosen: 'unknown', value: 0.5, assumed: true, reason: null },
      ],
    },
  ],
  decisions: [
    ...timeline.filter(({ event }) =>
      ['breach.contained', 'breach.confirmed', 'risk.assessed', 'duty.undertaken'].includes(event),
    ),
    entry(17, '2026-11-23T09:00:00.000Z', 'decision.outdated', oyvind, { decision: 'report' }, [
      'peopleCount',
    ]),
    entry(18, '2026-11-23T10:00:00.000Z', 'decision.confirmed', asa, {
      decision: 'risk',
      reason: 'Antallet endrer ikke vurderingen: risikoen var høy også med det første anslaget.',
    }),
    entry(19, '2026-11-23T11:00:00.000Z', 'remainder.decided', asa, {
      reason: 'De 201 uten gyldig adresse får brev. De 31 uvisse blir ringt.',
    }),
  ],
  exemptions: [
    {
      code: 'criminal-investigation',
      evidence: {
        author: 'Møre og Romsdal politidistrikt',
        basis: 'Skriftlig anmodning av 20. november',
        reveals: 'At politiet følger kontoen.',
        reviewAt: '2026-11-21T10:00:00.000Z',
      },
      claimed: { at: '2026-11-20T16:00:00.000Z', by: asa },
      approved: { at: '2026-11-20T16:30:00.000Z', by: ingrid, ownApprovalReason: null },
      ended: { at: '2026-11-21T10:00:00.000Z', by: asa, reason: 'Politiet har sikret sporene.' },
    },
  ],
  notices: [
    {
      number: 1,
      kind: 'first',
      completeness: 'incomplete',
      withdrawal: null,
      hash: hash('9'),
      submitted: { at: '2026-11-22T09:00:00.000Z', by: asa },
      approved: null,
      returned: { at: '2026-11-22T10:00:00.000Z', by: ingrid, reason: 'Tidspunktet mangler.' },
      filed: null,
    },
    {
      number: 2,
      kind: 'first',
      completeness: 'incomplete',
      withdrawal: null,
      hash: hash('8'),
      submitted: { at: '2026-11-22T10:45:00.000Z', by: asa },
      approved: { at: '2026-11-22T13:20:00.000Z', by: ingrid, ownApprovalReason: null },
      returned: null,
      filed: {
        at: '2026-11-22T13:35:00.000Z',
        by: asa,
        recordedAt: '2026-11-22T13:40:00.000Z',
        channel: 'altinn',
        reference: 'AR300186895',
        delayReason: null,
        proof: null,
      },
    },
  ],
  correspondence: [
    entry(20, '2026-11-23T12:00:00.000Z', 'authority.registered', asa, { caseNumber: '26/01234' }),
  ],
  controllers: [],
  people: {
    lists: [{ at: '2026-11-21T12:00:00.000Z', by: asa, people: 18422, merged: 211, hash: hash('7') }],
    submitted: { at: '2026-11-21T12:20:00.000Z', by: asa, people: 18211, hash: hash('6') },
    approved: { at: '2026-11-21T12:40:00.000Z', by: ingrid, ownApprovalReason: null },
    settled: [{ at: '2026-11-21T16:30:00.000Z', people: 18422, told: 18190, unknown: 31, notTold: 201 }],
  },
  deadlines: [
    {
      kind: 'authority.notice',
      what: null,
      basis: 'GDPR art. 33(1)',
      ownTarget: false,
      anchorAt: '2026-11-20T15:03:00.000Z',
      dueAt: '2026-11-23T15:03:00.000Z',
      outcome: 'met',
      settledAt: '2026-11-22T13:35:00.000Z',
    },
    {
      kind: 'people.notice',
      what: null,
      basis: 'own target, art. 34(1)',
      ownTarget: true,
      anchorAt: '2026-11-21T08:00:00.000Z',
      dueAt: '2026-11-21T14:00:00.000Z',
      outcome: 'late',
      settledAt: '2026-11-21T16:30:00.000Z',
    },
    {
      kind: 'authority.supplement',
      what: 'Resten av meldingen',
      basis: 'own date, art. 33(4)',
      ownTarget: true,
      anchorAt: '2026-11-22T13:40:00.000Z',
      dueAt: '2026-12-06T13:40:00.000Z',
      outcome: 'running',
      settledAt: null,
    },
  ],
  alerts: [
    { deadline: 'authority.notice', raised: 3, acknowledged: 2, unanswered: 0, failed: 1 },
    { deadline: 'people.notice', raised: 2, acknowledged: 1, unanswered: 1, failed: 0 },
  ],
  attachments: [
    {
      id: '01939d3e-0000-7000-8000-000000000001',
      kind: 'altinn-receipt',
      size: 184_320,
      sha256: hash('5'),
      disclosure: 'exempt',
      basis: 'offentleglova § 13, jf. forvaltningsloven § 13',
      at: '2026-11-22T13:45:00.000Z',
      by: asa,
      withdrawn: null,
    },
  ],
  timeline,
  journal: fullReport.journal,
};

/** A suspicion that was just opened: nothing is recorded yet. */
export const emptyRecord: Documentation = {
  ...fullRecord,
  version: 1,
  createdAt: '2026-11-20T06:06:00.000Z',
  organisation: { name: null, organisationNumber: null, dataProtectionOfficer: null, contact: null },
  incident: {
    ...fullRecord.incident,
    description: '',
    system: null,
    processors: [],
    containedAt: null,
    owner: null,
    standing: 'suspected',
  },
  risk: null,
  towards: { authority: 'owed', people: 'deciding', controllers: 'inapplicable' },
  facts: [],
  unanswered: [...factKeys].slice(0, 20),
  assessments: [],
  decisions: [],
  exemptions: [],
  notices: [],
  correspondence: [],
  people: { lists: [], submitted: null, approved: null, settled: [] },
  deadlines: [],
  alerts: [],
  attachments: [],
  timeline: timeline.slice(0, 1),
};

const longWord = `Personvern${'opplysnings'.repeat(14)}brudd`;
const longName = 'Wilhelmine-Alexandra Hansen-Kristoffersen av Østre Bærum og Ålesundsfjorden';
const longText = 'Det skjedde mye på kort tid, og ingen visste ennå hva som var tatt. '.repeat(30);

/** Everything that can grow has grown: 200 facts, 300 journal entries, words and names without end. */
export const longRecord: Documentation = {
  ...fullRecord,
  organisation: { ...fullRecord.organisation, name: `${longName} ${longWord} AS` },
  incident: {
    ...fullRecord.incident,
    title: `${longWord} og en tittel som noen har skrevet fordi de ville ha med alt`,
    description: longText,
    owner: longName,
    openedBy: longName,
    processors: Array.from({ length: 12 }, (_, index) => `${longName} Drift ${index} AS`),
  },
  facts: Array.from({ length: 200 }, (_, index) => {
    const fact = facts[index % facts.length] as Documentation['facts'][number];
    return {
      ...fact,
      recordedBy: longName,
      source: index % 10 === 3 ? longWord : fact.source,
      earlier: fact.earlier.flatMap((one) => Array.from({ length: 6 }, () => one)),
    };
  }),
  unanswered: [...factKeys],
  decisions: Array.from({ length: 40 }, (_, index) => ({
    ...(fullRecord.decisions[index % fullRecord.decisions.length] as DocumentedEntry),
    by: longName,
    ...(index === 2 && { details: { level: 'high', reasoning: `${longText}\n\n${longWord}` } }),
  })),
  notices: Array.from({ length: 9 }, (_, index) => ({
    ...(fullRecord.notices[index % 2] as Documentation['notices'][number]),
    number: index + 1,
  })),
  attachments: Array.from({ length: 50 }, () => ({
    ...(fullRecord.attachments[0] as Documentation['attachments'][number]),
    by: longName,
  })),
  timeline: Array.from({ length: 300 }, (_, index) => ({
    ...(timeline[index % timeline.length] as DocumentedEntry),
    position: index + 1,
    by: index % 3 === 0 ? longName : asa,
  })),
};
