import { expect } from 'chai';
import type { Certainty, FactValue } from '../../../src/incidents/facts/fact.ts';
import type { StandingFacts } from '../../../src/incidents/facts/fact-rule.ts';
import { type Course, missingFor } from '../../../src/incidents/facts/missing.ts';
import { type Purpose, purposeNames, purposes } from '../../../src/incidents/facts/needs.ts';
import { type FactKey, factKeys } from '../../../src/incidents/facts/vocabulary.ts';

const course = (facts: StandingFacts, rest: Partial<Course> = {}): Course => ({
  role: 'controller',
  facts,
  assessed: true,
  hasContact: true,
  ...rest,
});
const keysOf = (purpose: Purpose, facts: StandingFacts, rest: Partial<Course> = {}) =>
  missingFor(purpose, course(facts, rest)).map(({ key }) => key);
const all = (keys: readonly FactKey[], certainty: Certainty, value: FactValue = null): StandingFacts =>
  Object.fromEntries(keys.map((key) => [key, { certainty, value }]));
const known = (key: FactKey, value: FactValue): StandingFacts => ({ [key]: { certainty: 'known', value } });

describe('what is missing', () => {
  it('for a first notice: what art. 33(3) and the form ask, until something is said of each', () => {
    const missing = keysOf('first-notice', {});
    expect(missing).to.include.members([
      'nature',
      'peopleCount',
      'likelyConsequences',
      'measuresTaken',
      'mainCause',
    ]);
    expect(missing).not.to.include.oneOf(['incidentTypes', 'safeguards', 'authorityNotifier', 'firstSignal']);
    expect(keysOf('first-notice', all(factKeys, 'to-be-determined'))).to.deep.equal([]);
    expect(missingFor('first-notice', course({})).find(({ key }) => key === 'peopleCount')).to.deep.equal({
      key: 'peopleCount',
      section: 'people',
      basis: 'GDPR art. 33(3)(a)',
      why: 'not-recorded',
    });
  });

  it('for a complete notice: more, and nothing may be left to be determined', () => {
    const open = all(factKeys, 'to-be-determined');
    const first = keysOf('first-notice', {});
    expect(keysOf('complete-notice', open)).to.include.members([...first, 'incidentTypes', 'impactSeverity']);
    expect(
      missingFor('complete-notice', course(open)).every(({ why }) => why === 'to-be-determined'),
    ).to.equal(true);
    expect(keysOf('complete-notice', all(factKeys, 'cannot-be-determined'))).to.deep.equal([]);
  });

  it('asks by the answers: the nature, who told, estimates, others, borders', () => {
    const whenAnswered = (facts: StandingFacts) =>
      keysOf('complete-notice', facts).filter((key) => !keysOf('complete-notice', {}).includes(key));
    expect(whenAnswered(known('nature', ['confidentiality']))).to.deep.equal([
      'exposure',
      'protection',
      'confidentialityConsequences',
    ]);
    expect(whenAnswered(known('nature', ['availability']))).to.deep.equal([
      'availabilityLoss',
      'availabilityConsequences',
    ]);
    expect(whenAnswered(known('nature', ['integrity']))).to.deep.equal([
      'alteration',
      'integrityConsequences',
    ]);
    expect(whenAnswered(known('discovery', 'by-press'))).to.deep.equal(['toldAt']);
    expect(whenAnswered(known('discovery', 'by-us'))).to.deep.equal([]);
    expect(
      whenAnswered({ breachBegan: { certainty: 'estimated', value: '2026-11-20T08:00:00.000Z' } }),
    ).to.deep.equal(['timelineComments']);
    expect(whenAnswered(known('otherPartiesInvolved', true))).to.deep.equal(['otherParties']);
    expect(whenAnswered(known('policeReported', true))).to.deep.equal(['otherAuthoritiesDetails']);
    expect(whenAnswered(known('crossBorder', true))).to.deep.equal([
      'leadAuthority',
      'establishmentCountries',
      'peopleCountries',
      'authoritiesNotified',
    ]);
  });

  it('for the people: an answer in words, which "cannot be determined" is not', () => {
    const asked = ['whatHappened', 'likelyConsequences', 'measuresTaken', 'dataCategories'];
    expect(keysOf('people-notice', {})).to.deep.equal(asked);
    expect(keysOf('people-notice', all(factKeys, 'cannot-be-determined'))).to.deep.equal(asked);
    expect(keysOf('people-notice', all(factKeys, 'estimated', 'x'))).to.deep.equal([]);
  });

  it('for closing: the record whole, nothing left open, nothing going on', () => {
    const settled = all(factKeys, 'cannot-be-determined');
    expect(keysOf('closing', settled)).to.deep.equal([]);
    const ongoing = { ...settled, ...known('breachOngoing', true) };
    expect(missingFor('closing', course(ongoing)).map(({ key, why }) => [key, why])).to.deep.equal([
      ['breachEnded', 'still-ongoing'],
    ]);
    const open = { ...settled, impacts: { certainty: 'to-be-determined' as const, value: null } };
    expect(keysOf('closing', open)).to.deep.equal(['impacts']);
  });

  it('names whom to ask and the assessment, where nobody stands and none was made', () => {
    const rest = { assessed: false, hasContact: false };
    const settled = all(factKeys, 'estimated', 'x');
    expect(purposeNames.map((purpose) => [purpose, keysOf(purpose, settled, rest)])).to.deep.equal([
      ['first-notice', ['contact']],
      ['complete-notice', ['contact', 'assessment']],
      ['people-notice', ['contact']],
      ['closing', ['assessment']],
    ]);
  });

  it('is nothing where another does it, and for a processor what its controllers need', () => {
    const others = { ...known('authorityNotifier', 'other'), ...known('peopleInformer', 'other') };
    expect(keysOf('complete-notice', others, { role: 'joint' })).to.deep.equal([]);
    expect(keysOf('people-notice', others, { role: 'joint' })).to.deep.equal([]);
    expect(keysOf('first-notice', {}, { role: 'joint' })).to.include('authorityNotifier');
    expect(keysOf('complete-notice', {}, { role: 'processor' })).to.deep.equal([]);
    const [first] = missingFor('first-notice', course({}, { role: 'processor', hasContact: false }));
    expect(first?.basis).to.equal('GDPR art. 28(3)(f), 33(2)');
    expect(keysOf('first-notice', {}, { role: 'processor' })).not.to.include.oneOf(['mainCause', 'contact']);
  });

  it('names each need once a purpose', () => {
    for (const purpose of purposeNames) {
      const keys = purposes[purpose].map(({ key }) => key);
      expect(new Set(keys).size, purpose).to.equal(keys.length);
    }
  });
});
