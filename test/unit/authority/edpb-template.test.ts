import { expect } from 'chai';
import { edpbTemplate, fieldsShown, isKind, lettersOf } from '../../../src/authority/edpb/edpb-template.ts';
import type { Filling } from '../../../src/authority/edpb/template-field.ts';
import type { FactValue } from '../../../src/incidents/facts/fact.ts';
import type { StandingFacts } from '../../../src/incidents/facts/fact-rule.ts';
import { purposes } from '../../../src/incidents/facts/needs.ts';
import { factFields, type FactKey, factKeys, unaskedFacts } from '../../../src/incidents/facts/vocabulary.ts';
import { organisationBody } from '../../../src/register/organisation.ts';

/** Rows of the draft without a number of their own are headings. */
const headings = [
  1, 2, 8, 9, 20, 27, 28, 32, 37, 42, 43, 54, 64, 69, 74, 77, 78, 88, 91, 93, 96, 107, 108, 112, 119, 124,
];
const { fields } = edpbTemplate;
const fieldOf = (no: number) => {
  const found = fields.find((one) => one.no === no);
  if (!found) throw new Error(`no field ${no}`);
  return found;
};
const factsOf = (values: Partial<Record<FactKey, FactValue>>): StandingFacts =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const certainty = (['estimated', 'to-be-determined', 'cannot-be-determined'] as unknown[]).includes(
        value,
      );
      return [key, certainty ? { value: null, certainty: value } : { value, certainty: 'known' }];
    }),
  );
const factKeysOf = (no: number): FactKey[] => {
  const { from } = fieldOf(no);
  return 'fact' in from ? [from.fact].flat() : [];
};

const filling = (more: Partial<Filling> = {}): Filling => ({
  facts: {},
  notification: { type: 'new', subType: 'complete' },
  hoursSinceAwareness: 10,
  controller: { establishedInEea: true, sector: 'private', organisationType: 'large' },
  reporterFunction: 'dpo',
  contactPoint: 'dpo',
  dpoDesignated: true,
  communication: null,
  communicationCoverage: null,
  communicationMeans: [],
  attachments: [],
  ...more,
});
const shown = (more: Partial<Filling> = {}): number[] => fieldsShown(filling(more)).map(({ no }) => no);
const appearing = (more: Partial<Filling>): number[] => shown(more).filter((no) => !shown().includes(no));

describe("the EDPB's template, draft 1.0", () => {
  it('has all 100 fields, each once, in their order', () => {
    const numbers = Array.from({ length: 124 }, (_, index) => index + 3).filter(
      (no) => !headings.includes(no),
    );
    expect(numbers).to.have.length(100);
    expect(fields.map(({ no }) => no)).to.deep.equal(numbers);
  });

  it('is answered by facts and settings that there are', () => {
    const settings = Object.keys(organisationBody.shape);
    for (const { no, from } of fields) {
      if ('fact' in from) expect(factKeys, `${no}`).to.include.members(factKeysOf(no));
      if ('organisation' in from) expect(settings, `${no}`).to.include(from.organisation);
    }
  });

  it('names by its letters exactly the codes of our facts, and certainties', () => {
    const certainties = ['to-be-determined', 'cannot-be-determined'];
    const compared: number[] = [];
    for (const { no, letters = {}, incompleteOnly = [], from } of fields) {
      const named = Object.values(letters);
      expect(Object.keys(letters), `${no}`).to.include.members([...incompleteOnly]);
      expect(new Set(named).size, `${no}`).to.equal(named.length);
      if (!('fact' in from) || typeof from.fact !== 'string') continue;
      const { choices } = factFields[from.fact];
      if (!choices || factFields[from.fact].kind === 'countries') continue;
      // Nothing altered, and altered without misuse, are one answer of the template.
      const ours = choices.filter((code) => !(from.fact === 'alteration' && code === 'none'));
      if (named.length === 0) continue;
      expect(
        named.filter((code) => !certainties.includes(code)),
        `${no}`,
      ).to.have.members([...ours]);
      compared.push(no);
    }
    expect(compared).to.deep.equal([50, 55, 56, 58, 59, 60, 65, 70, 75, 79, 81, 83, 85, 87, 94]);
  });

  it('has the letters that only an incomplete notification may use', () => {
    const marked = fields.flatMap(({ no, incompleteOnly = [] }) =>
      incompleteOnly.map((letter) => `${no}${letter}`),
    );
    expect(marked).to.deep.equal([
      '44e',
      '56e',
      '57e',
      '61e',
      '65k',
      '67d',
      '70t',
      '72d',
      '79e',
      '81d',
      '83d',
      '89d',
      '97c',
    ]);
  });

  it('has five kinds of notification: a new one cannot be withdrawn', () => {
    const kinds = (['new', 'follow-up'] as const).flatMap((type) =>
      (['complete', 'incomplete', 'withdraw'] as const).map((subType) => ({ type, subType })),
    );
    expect(kinds.filter(isKind)).to.have.length(5);
    expect(() => shown({ notification: { type: 'new', subType: 'withdraw' } })).to.throw();
    expect(appearing({ notification: { type: 'follow-up', subType: 'incomplete' } })).to.deep.equal([6]);
    const withdrawal = shown({ notification: { type: 'follow-up', subType: 'withdraw' } });
    expect(withdrawal).to.include.members([3, 4, 5, 6, 12, 21]).and.not.to.include.oneOf([38, 44, 60, 97]);
  });

  it('asks for reasons after 72 hours, of a new notification alone', () => {
    expect(appearing({ hoursSinceAwareness: 72 })).to.deep.equal([]);
    expect(appearing({ hoursSinceAwareness: 72.1 })).to.deep.equal([49]);
    const notification = { type: 'follow-up', subType: 'complete' } as const;
    expect(shown({ hoursSinceAwareness: 99, notification })).not.to.include(49);
  });

  it('shows what the facts call for', () => {
    const by = (values: Parameters<typeof factsOf>[0]) => appearing({ facts: factsOf(values) });
    expect(by({ nature: ['confidentiality'] })).to.deep.equal([56, 57, 79]);
    expect(by({ nature: ['integrity'] })).to.deep.equal([58, 81]);
    expect(by({ nature: ['availability'] })).to.deep.equal([59, 83]);
    expect(by({ otherPartiesInvolved: true })).to.deep.equal([39, 40, 41]);
    expect(by({ discovery: 'by-processor' })).to.deep.equal([52]);
    expect(by({ impacts: ['other'] })).to.deep.equal([86]);
    expect(by({ peopleCount: 3, recordsCount: 3 })).to.deep.equal([68, 73]);
    expect(by({ policeReported: true })).to.deep.equal([111]);
    expect(by({ crossBorder: true })).to.deep.equal([114, 115, 116, 117, 118]);
    const begun = '2026-11-20T08:00:00.000Z';
    expect(by({ breachBegan: begun, breachOngoing: true })).to.deep.equal([46]);
    expect(by({ breachBegan: begun, breachEnded: begun })).to.deep.equal([46, 47]);
  });

  it('shows what the organisation and the course call for', () => {
    expect(appearing({ communication: 'informed' })).to.deep.equal([98, 102, 104, 106]);
    expect(appearing({ communication: 'informed', communicationCoverage: 'not-all' })).to.include(103);
    expect(appearing({ communication: 'informed', communicationMeans: ['other'] })).to.include(105);
    expect(appearing({ communication: 'planned-without-date' })).to.deep.equal([99]);
    expect(appearing({ communication: 'exempt' })).to.deep.equal([100, 101]);
    expect(appearing({ communication: 'not-high-risk' })).to.deep.equal([]);
    expect(appearing({ reporterFunction: 'authorised' })).to.deep.equal([24, 29, 30, 31]);
    expect(appearing({ reporterFunction: 'authorised', dpoDesignated: false })).to.deep.equal([24, 29]);
    expect(appearing({ contactPoint: 'other' })).to.deep.equal([34, 35, 36]);
    expect(appearing({ attachments: ['other'] })).to.deep.equal([126]);
    const controller = { establishedInEea: false, sector: 'private', organisationType: 'other' } as const;
    expect(appearing({ controller })).to.deep.equal([16, 18, 19, 120, 121, 122, 123]);
    expect(shown({ controller: { ...controller, sector: 'public' } })).not.to.include.oneOf([15, 16, 113]);
  });

  it('gives the letters that the facts choose', () => {
    const letters = (no: number, values: Parameters<typeof factsOf>[0]) =>
      lettersOf(fieldOf(no), factsOf(values));
    expect(letters(60, { incidentTypes: ['exfiltration', 'ransomware'] })).to.deep.equal(['b', 'g']);
    expect(letters(60, {})).to.deep.equal(['x']);
    expect(letters(75, { safeguards: ['backup'] })).to.deep.equal(['b']);
    expect(letters(94, { prevention: ['access-levels'] })).to.deep.equal(['i']);
    expect(letters(75, { safeguards: ['access-levels'] })).to.deep.equal(['g']);
    expect(letters(38, { otherPartiesInvolved: false })).to.deep.equal(['b']);
    expect(letters(109, { policeReported: 'cannot-be-determined' })).to.deep.equal(['c']);
    expect(letters(61, { causeOrigin: 'external', intent: 'malicious' })).to.deep.equal(['d']);
    expect(letters(61, { causeOrigin: 'internal', intent: 'accidental' })).to.deep.equal(['a']);
    expect(letters(61, { causeOrigin: 'internal', intent: 'cannot-be-determined' })).to.deep.equal(['f']);
    expect(letters(61, { intent: 'malicious' })).to.deep.equal(['e']);
    expect(letters(57, { protection: 'strong', protectionKey: 'safe' })).to.deep.equal(['a']);
    expect(letters(57, { protection: 'strong', protectionKey: 'compromised' })).to.deep.equal(['b']);
    expect(letters(57, { protection: 'strong' })).to.deep.equal(['e']);
    expect(letters(57, { protection: 'none' })).to.deep.equal(['c']);
    expect(letters(58, { alteration: 'none' })).to.deep.equal(['a']);
    expect(letters(59, { availabilityLoss: 'permanent' })).to.deep.equal(['b']);
    expect(letters(67, { peopleCount: 3 })).to.deep.equal(['a']);
    expect(letters(67, { peopleCount: 'cannot-be-determined' })).to.deep.equal(['c']);
    expect(letters(45, {})).to.deep.equal([]);
    const late = '2026-11-20T22:59:00.000Z';
    const next = '2026-11-20T23:01:00.000Z';
    expect(letters(44, { breachBegan: late, breachEnded: late })).to.deep.equal(['a']);
    expect(letters(44, { breachBegan: late, breachEnded: next }), 'midnight in Norway').to.deep.equal(['b']);
    expect(letters(44, { breachBegan: late, breachOngoing: true })).to.deep.equal(['c']);
    expect(letters(44, { breachBegan: 'cannot-be-determined' })).to.deep.equal(['d']);
    expect(letters(44, { breachBegan: late })).to.deep.equal(['e']);
  });

  it('asks no fact that a complete notice does not', () => {
    const complete: readonly string[] = purposes['complete-notice'].map(({ key }) => key);
    const asked: readonly string[] = fields
      .filter(({ need }) => need === 'M' || need === 'C')
      .flatMap(({ no }) => factKeysOf(no))
      // Whether it goes on is asked until an end is known.
      .filter((key) => key !== 'breachOngoing');
    expect(complete).to.include.members(asked);
    expect(unaskedFacts.filter((key) => asked.includes(key))).to.deep.equal(['toldAt']);
  });
});
