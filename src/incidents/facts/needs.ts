import { type Asked, estimated, is } from './asked.ts';
import type { FactKey } from './vocabulary.ts';

/** A fact that a purpose asks for, where it is asked at all (`isAsked`). */
export interface Need {
  key: FactKey;
  /** The provision, or the form. */
  basis: string;
  /** Beyond what shows the question; absent: always. */
  when?: Asked;
}

const needs = (basis: string, ...keys: FactKey[]): Need[] => keys.map((key) => ({ key, basis }));
const field = (number: number, key: FactKey, when?: Asked): Need => ({
  key,
  basis: `EDPB template, draft 1.0, field ${number}`,
  ...(when && { when }),
});

/** What a notice to the authority holds by law. Basis: GDPR art. 33(3). */
const byLaw: readonly Need[] = [
  ...needs('GDPR art. 33(3)(a)', 'whatHappened', 'nature', 'peopleCount', 'peopleCategories'),
  ...needs('GDPR art. 33(3)(a)', 'recordsCount', 'dataCategories'),
  ...needs('GDPR art. 33(3)(c)', 'likelyConsequences'),
  ...needs('GDPR art. 33(3)(d)', 'measuresTaken', 'measuresPlanned', 'mitigation'),
];

const datatilsynet: readonly Need[] = needs(
  "Datatilsynet's form",
  'mainCause',
  'breachBegan',
  'breachEnded',
  'howItArose',
  'relationToPeople',
  'dataWhereabouts',
);

const joint: readonly Need[] = needs('GDPR art. 26(1)', 'authorityNotifier', 'peopleInformer');

const toldByOthers = is(
  'discovery',
  'by-processor',
  'by-data-subject',
  'by-external-party',
  'by-press',
  'other',
);

/** What the template asks of every complete notification, where its own rules show it. */
const template: readonly Need[] = [
  field(38, 'otherPartiesInvolved'),
  field(40, 'otherParties'),
  field(50, 'discovery'),
  field(51, 'discoveryDescription'),
  field(52, 'toldAt', toldByOthers),
  field(53, 'timelineComments', estimated('breachBegan', 'breachEnded')),
  field(56, 'exposure'),
  field(57, 'protection'),
  field(57, 'protectionKey'),
  field(58, 'alteration'),
  field(59, 'availabilityLoss'),
  field(60, 'incidentTypes'),
  field(61, 'causeOrigin'),
  field(61, 'intent'),
  field(63, 'systemsDescription'),
  field(65, 'peopleTypes'),
  field(70, 'dataTypes'),
  field(75, 'safeguards'),
  field(76, 'safeguardsDescription'),
  field(79, 'confidentialityConsequences'),
  field(81, 'integrityConsequences'),
  field(83, 'availabilityConsequences'),
  field(85, 'impacts'),
  field(87, 'impactSeverity'),
  field(94, 'prevention'),
  field(111, 'otherAuthoritiesDetails'),
  field(113, 'crossBorder'),
  field(114, 'leadAuthority'),
  field(115, 'establishmentCountries'),
  field(116, 'peopleCountries'),
  field(118, 'authoritiesNotified'),
];

/**
 * What each purpose asks for. A first notice may leave open what is to be determined (GDPR art. 33(4)), a complete one
 * may not; the people need an answer in words (art. 34(2)); a case is closed on a whole record (art. 33(5)).
 */
export const purposes = {
  'first-notice': [...byLaw, ...datatilsynet, ...joint],
  'complete-notice': [...byLaw, ...datatilsynet, ...template, ...joint],
  'people-notice': needs(
    'GDPR art. 34(2)',
    'whatHappened',
    'likelyConsequences',
    'measuresTaken',
    'dataCategories',
  ),
  closing: needs(
    'GDPR art. 33(5)',
    'whatHappened',
    'nature',
    'howItArose',
    'breachBegan',
    'breachEnded',
    'peopleCount',
    'peopleCategories',
    'dataCategories',
    'likelyConsequences',
    'measuresTaken',
  ),
} as const satisfies Record<string, readonly Need[]>;

export type Purpose = keyof typeof purposes;
export const purposeNames = Object.keys(purposes) as [Purpose, ...Purpose[]];

/** What a processor can tell its controllers for theirs. */
export const processorBasis = 'GDPR art. 28(3)(f), 33(2)';
export const neededFromProcessor: readonly FactKey[] = byLaw.map(({ key }) => key);
