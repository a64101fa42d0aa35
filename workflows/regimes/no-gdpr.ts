import type { Instant } from '../deadlines.ts';
import type { Regime } from './regime.ts';

/**
 * GDPR art. 33 and 34 as they apply in Norway (personopplysningsloven, LOV-2018-06-15-38, in force 20 July 2018),
 * newest last. The EU's Digital Omnibus (COM(2025) 837) would make it 96 hours and high risk only: should it become
 * law, it is a second entry here, valid from its day.
 */
export const versions: readonly [Regime, ...Regime[]] = [
  {
    id: 'no-gdpr@2018-07-20',
    validFrom: '2018-07-19T22:00:00.000Z',
    validTo: null,
    authority: { name: 'Datatilsynet', country: 'NO', organisationNumber: '974761467' },
    thresholds: { authority: 'risk', people: 'high' },
    duties: {
      'authority.notice': {
        hours: 72,
        countsFrom: 'awareness',
        basis: 'GDPR art. 33(1)',
        ownTarget: false,
        reminders: {
          hoursBefore: [48, 24, 12, 6, 2, 1],
          firstAfter: { everyHours: 1, forHours: 24 },
          everyHoursAfter: 6,
        },
      },
      'authority.follow-up': {
        hours: 72,
        countsFrom: 'submission of the follow-up for approval',
        basis: 'own target, art. 33(4)',
        ownTarget: true,
        reminders: { hoursBefore: [24], everyHoursAfter: 24 },
      },
      'people.notice': {
        hours: 24,
        countsFrom: 'the decision that the risk is high, or the submission of a voluntary notice',
        basis: 'own target, art. 34(1)',
        ownTarget: true,
        reminders: { hoursBefore: [], everyHoursAfter: 24 },
      },
      'people.decision': {
        hours: 24,
        countsFrom: 'the end of the clock towards the authority, while the risk is not assessed',
        basis: 'own target, art. 34(1)',
        ownTarget: true,
        reminders: { hoursBefore: [], everyHoursAfter: 24 },
      },
      'controllers.notice': {
        hours: 24,
        countsFrom: 'awareness of the processor',
        basis: 'own rule, art. 33(2)',
        ownTarget: true,
        reminders: { hoursBefore: [12, 6, 2, 1], everyHoursAfter: 12 },
      },
      'suspicion.triage': {
        hours: 4,
        countsFrom: 'the moment at which it was recorded as a suspicion',
        basis: 'own target, art. 33(1)',
        ownTarget: true,
        reminders: { hoursBefore: [], everyHoursAfter: 24, quietStart: true },
      },
      'decision.review': {
        hours: 24,
        countsFrom: 'the change of a fact that a decision, a report or a notice relied on',
        basis: 'own target, art. 33(5)',
        ownTarget: true,
        reminders: { hoursBefore: [], everyHoursAfter: 24, quietStart: true },
      },
    },
    dated: {
      'authority.promise': {
        dateOf: 'what the authority was promised',
        basis: 'own promise, art. 33(4)',
        needsDecision: false,
        reminders: { hoursBefore: [72, 24, 2], everyHoursAfter: 24, quietStart: true },
      },
      'authority.supplement': {
        dateOf: 'the rest of a notice that was filed incomplete',
        basis: 'own promise, art. 33(4)',
        needsDecision: false,
        endsByFiling: true,
        defaultHours: 14 * 24,
        reminders: { hoursBefore: [72, 24, 2], everyHoursAfter: 24, quietStart: true },
      },
      'authority.question': {
        dateOf: 'the answer to a question of the authority',
        basis: 'own date, art. 31',
        needsDecision: true,
        reminders: { hoursBefore: [72, 24, 2], everyHoursAfter: 24, quietStart: true },
      },
      'authority.mandate': {
        dateOf: 'a notice that a controller has let its processor file',
        basis: 'own promise, art. 28(3)(f)',
        needsDecision: false,
        endsByFiling: true,
        reminders: { hoursBefore: [24, 12, 6, 2, 1], everyHoursAfter: 6, quietStart: true },
      },
      'people.promise': {
        dateOf: 'what the people were promised',
        basis: 'own promise, art. 34(1)',
        needsDecision: false,
        reminders: { hoursBefore: [72, 24, 2], everyHoursAfter: 24, quietStart: true },
      },
      'police.hold': {
        dateOf: 'the review of a hold that the police asked for',
        basis: 'own date, personopplysningsloven § 16',
        needsDecision: true,
        reminders: { hoursBefore: [24], everyHoursAfter: 24, quietStart: true },
      },
      'evidence.deletion': {
        dateOf: 'the deletion of evidence by somebody or something',
        basis: 'own date, art. 33(5)',
        needsDecision: true,
        reminders: { hoursBefore: [72, 24, 6, 1], everyHoursAfter: 24, quietStart: true },
      },
    },
  },
];

/** The regime in force at an instant; the earliest one for anything older. */
export const regimeAt = (instant: Instant): Regime =>
  versions.findLast(({ validFrom }) => Date.parse(validFrom) <= Date.parse(instant)) ?? versions[0];

/** The regime that an incident was opened under. Throws for an id that no version has: the record is damaged. */
export const regimeById = (id: string): Regime => {
  const regime = versions.find((version) => version.id === id);
  if (!regime) throw new Error(`no regime ${id}`);
  return regime;
};
