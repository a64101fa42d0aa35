import type { AuthorityReport, ReportField } from '../../../src/authority/report-document.ts';
import { type SheetFact, sheetFacts } from '../../../src/authority/sheet-facts.ts';

const fields: Partial<Record<SheetFact, Omit<ReportField, 'key'>>> = {
  mainCause: { certainty: 'known', value: 'Løsepengevirus etter misbruk av en leverandørkonto' },
  breachBegan: { certainty: 'estimated', value: '2026-11-20T01:11:00.000Z' },
  breachEnded: { certainty: 'known', value: '2026-11-20T07:20:00.000Z' },
  nature: { certainty: 'known', value: ['confidentiality', 'availability'] },
  peopleCount: { certainty: 'estimated', value: 18422 },
  peopleCategories: { certainty: 'known', value: ['kunder', 'ansatte', 'tidligere ansatte'] },
  recordsCount: { certainty: 'cannot-be-determined', value: null },
  dataCategories: {
    certainty: 'known',
    value: [
      'navn og adresse',
      'e-postadresse og telefonnummer',
      'fødselsnummer',
      'fakturaer, betalinger og purringer',
    ],
  },
  whatHappened: {
    certainty: 'known',
    value:
      'Natt til 20. november ble en filserver ved kontoret i Ålesund rammet av løsepengevirus. Angriperen brukte en leverandørkonto uten tofaktor, hentet ut en kopi av kundearkivet og krypterte deretter serveren.\n\nHendelsen ble oppdaget av driftsavdelingen da morgenens sikkerhetskopi feilet, og personvernombudet ble varslet samme ettermiddag.',
  },
  howItArose: { certainty: 'to-be-determined', value: null },
  relationToPeople: { certainty: 'known', value: 'Kunde- og arbeidsforhold' },
  dataWhereabouts: { certainty: 'to-be-determined', value: null },
  likelyConsequences: {
    certainty: 'known',
    value:
      'De berørte kan bli utsatt for målrettet svindel og identitetstyveri fordi fødselsnummer og kontaktopplysninger er hentet ut samlet.',
  },
  measuresTaken: {
    certainty: 'known',
    value:
      'Leverandørkontoen er sperret, og alle passord i domenet er byttet.\nServeren er gjenopprettet fra sikkerhetskopi.',
  },
  measuresPlanned: { certainty: 'known', value: 'Tofaktor innføres for alle eksterne kontoer.' },
  mitigation: {
    certainty: 'known',
    value: 'De berørte får råd om kredittsperre, og forholdet er anmeldt til politiet.',
  },
};

const hash = '9f2b4c0a7be1d36f58a9e0c4b7d2f1a6983e5c7d0b1f42a8e6c39d7f5a0bc41e';

/** A notice with everything in it. The people and firms do not exist. */
export const fullReport: AuthorityReport = {
  format: 'varsla-authority-report@2',
  kind: 'first',
  completeness: 'incomplete',
  previous: null,
  withdrawal: null,
  mandates: [],
  form: null,
  sheet: null,
  status: 'approved',
  hash,
  version: 12,
  createdAt: '2026-11-22T13:20:00.000Z',
  authority: { name: 'Datatilsynet', country: 'NO' },
  organisation: {
    name: 'Fjordkraft Eksempel AS',
    organisationNumber: '987654321',
    dataProtectionOfficer: {
      name: 'Åse Bjørnstad',
      email: 'personvernombud@eksempel.test',
      phone: '+47 22 33 44 55',
    },
    contact: { name: 'Håkon Lie', email: 'hakon.lie@eksempel.test', phone: null },
  },
  incident: {
    reference: 'VB-2026-0007',
    title: 'Løsepengevirus på filserver i Ålesund',
    description: 'Sikkerhetskopien feilet, og filene på serveren er kryptert.',
    role: 'controller',
    system: 'Kundearkivet',
    processors: ['Nordlys Drift AS', 'Skyhavn Eksempel AS'],
    detectedAt: '2026-11-20T06:05:00.000Z',
    awareAt: '2026-11-20T15:03:00.000Z',
    awareReason: 'Undersøkelsen viste først om ettermiddagen at kundearkivet var hentet ut.',
    containedAt: '2026-11-20T07:20:00.000Z',
  },
  deadline: {
    dueAt: '2026-11-23T15:03:00.000Z',
    basis: 'GDPR art. 33(1)',
    overdue: false,
    delayReason: null,
  },
  fields: sheetFacts
    .filter((key) => fields[key])
    .map((key) => ({ key, certainty: 'to-be-determined', value: null, ...fields[key] })),
  assessment: {
    level: 'high',
    reasoning:
      'Fødselsnummer og kontaktopplysninger for mange personer er på avveie samlet, og angriperen truer med å legge dem ut.',
    assessedAt: '2026-11-21T08:00:00.000Z',
    assessedBy: 'Åse Bjørnstad',
  },
  peopleInformed: { status: 'informed', figures: { people: 18422, told: 18190, unknown: 31, notTold: 201 } },
  approval: {
    submittedBy: 'Åse Bjørnstad',
    submittedAt: '2026-11-22T10:45:00.000Z',
    approvedBy: 'Ingrid Øverås',
    approvedAt: '2026-11-22T13:20:00.000Z',
  },
  timeline: [
    { at: '2026-11-20T06:05:00.000Z', event: 'incident.opened', actor: 'Øyvind Sæther' },
    { at: '2026-11-20T07:20:00.000Z', event: 'breach.contained', actor: 'Øyvind Sæther' },
    { at: '2026-11-20T15:03:00.000Z', event: 'breach.confirmed', actor: 'Åse Bjørnstad' },
    { at: '2026-11-20T15:40:00.000Z', event: 'facts.recorded', actor: 'Åse Bjørnstad' },
    { at: '2026-11-21T08:00:00.000Z', event: 'risk.assessed', actor: 'Åse Bjørnstad' },
    { at: '2026-11-21T15:03:00.000Z', event: 'deadline.neared', actor: 'system' },
    { at: '2026-11-21T16:30:00.000Z', event: 'notice.settled', actor: 'system' },
    { at: '2026-11-22T10:45:00.000Z', event: 'report.submitted', actor: 'Åse Bjørnstad' },
    { at: '2026-11-22T13:20:00.000Z', event: 'report.approved', actor: 'Ingrid Øverås' },
  ],
  journal: { position: 14, hash: hash.split('').reverse().join('') },
};

/** A draft a few minutes after the case was opened: next to nothing is known. */
export const emptyDraft: AuthorityReport = {
  ...fullReport,
  status: 'draft',
  hash: null,
  version: 1,
  createdAt: '2026-11-20T06:10:00.000Z',
  organisation: { name: null, organisationNumber: null, dataProtectionOfficer: null, contact: null },
  incident: {
    ...fullReport.incident,
    description: '',
    system: null,
    processors: [],
    awareAt: fullReport.incident.detectedAt,
    awareReason: null,
    containedAt: null,
  },
  deadline: null,
  fields: [],
  assessment: null,
  peopleInformed: { status: 'undecided', figures: null },
  approval: null,
  timeline: [],
  journal: { position: 1, hash },
};
