import { expect } from 'chai';
import fc from 'fast-check';
import type { Standing } from '../../../workflows/assessment/duty-proposals.ts';
import { assessedFacts, pictureOfFacts } from '../../../workflows/assessment/picture-of-facts.ts';
import { identifierNames, pictureAnswers } from '../../../workflows/assessment/picture.ts';
import { weigh } from '../../../workflows/assessment/weigh.ts';
import { factsOfPicture } from './facts-of-picture.ts';
import { unknownPicture, workedCases } from './worked-cases.ts';

const controller: Standing = {
  role: 'controller',
  thresholds: { authority: 'risk', people: 'high' },
  authorityNotifier: null,
  peopleInformer: null,
  exemptions: [],
};

const stolenLaptop = factsOfPicture({
  nature: ['confidentiality'],
  exposure: 'likely',
  recipients: 'unknown',
  protection: 'strong',
  intent: 'malicious',
  dataKinds: [{ class: 'financial', circumstance: 'ordinary' }],
  identifiers: ['name-with-details'],
  vulnerablePeople: false,
});

const outcomes = (facts: Parameters<typeof weigh>[0], standing: Partial<Standing> = {}) =>
  Object.fromEntries(
    weigh(facts, { ...controller, ...standing }).duties.map(({ duty, outcome }) => [duty, outcome]),
  );

describe('what an assessment says of facts', () => {
  it('draws the same picture from the facts that somebody entered who knew it', () => {
    for (const { name, picture } of workedCases)
      expect(pictureOfFacts(factsOfPicture({ ...unknownPicture, ...picture })), name).to.deep.equal({
        ...unknownPicture,
        ...picture,
        nature: pictureAnswers.nature.filter((one) =>
          (picture.nature ?? unknownPicture.nature).includes(one),
        ),
        identifiers: identifierNames.filter((one) => picture.identifiers?.includes(one)),
      });
  });

  it('takes a fact that is missing, undetermined or strange for unknown, and an estimate for what it says', () => {
    const { nature: _nature, ...unsaid } = unknownPicture;
    expect(pictureOfFacts({})).to.deep.equal({ ...unsaid, nature: [] });
    const strange = Object.fromEntries(
      assessedFacts.map((key) => [key, { certainty: 'known', value: { strange: true } }]),
    );
    expect(pictureOfFacts(strange)).to.deep.equal(pictureOfFacts({}));
    const undetermined = Object.fromEntries(
      assessedFacts.map((key) => [key, { certainty: 'to-be-determined', value: null }]),
    );
    expect(pictureOfFacts(undetermined)).to.deep.equal(pictureOfFacts({}));
    expect(pictureOfFacts({ backup: { certainty: 'estimated', value: 'complete' } }).backup).to.equal(
      'complete',
    );
    const misfit = [{ class: 'simple', circumstance: 'allows-fraud' }];
    expect(pictureOfFacts({ dataKinds: { certainty: 'known', value: misfit } }).dataKinds).to.deep.equal([]);
  });

  it('never proposes less for a fact that is taken away', () => {
    const rank = { unlikely: 0, risk: 1, high: 2 };
    fc.assert(
      fc.property(fc.constantFrom(...workedCases), fc.constantFrom(...assessedFacts), ({ picture }, key) => {
        const facts = factsOfPicture({ ...unknownPicture, ...picture });
        // What was seen is an observation: without it nothing was seen.
        if (key === 'misuseSeen') return;
        const { [key]: _gone, ...rest } = facts;
        expect(rank[weigh(rest, controller).risk], key).to.be.at.least(rank[weigh(facts, controller).risk]);
      }),
      { numRuns: 1500 },
    );
  });

  it('says of each open question which answer alone would turn the outcome', () => {
    const { risk, open } = weigh(stolenLaptop, controller);
    expect(risk).to.equal('high');
    expect(open.find(({ question }) => question === 'key')?.turns).to.deep.equal([
      { answer: 'safe', risk: 'unlikely' },
    ]);
    expect(open.find(({ question }) => question === 'peopleCount')?.turns).to.deep.equal([]);
  });

  it('tells of every factor what it rests on and what is not known', () => {
    const { factors } = weigh(stolenLaptop, controller);
    expect(factors.map(({ factor }) => factor)).to.deep.equal([
      'type-of-breach',
      'data',
      'identification',
      'consequences',
      'individuals',
      'controller',
      'number-of-people',
      'general',
    ]);
    const identification = factors.find(({ factor }) => factor === 'identification');
    expect(identification).to.deep.equal({
      factor: 'identification',
      restsOn: ['identifiers', 'protection'],
      unknown: ['protectionKey'],
    });
    expect(factors.find(({ factor }) => factor === 'number-of-people')?.unknown).to.deep.equal([
      'peopleCount',
    ]);
  });

  it('proposes for each duty by the risk, and the record always', () => {
    expect(outcomes(stolenLaptop)).to.deep.equal({
      document: 'owed',
      authority: 'owed',
      people: 'owed',
      controllers: 'not-owed',
    });
    const safe = { ...stolenLaptop, ...factsOfPicture({ key: 'safe' }) };
    expect(outcomes(safe)).to.include({ document: 'owed', authority: 'not-owed', people: 'not-owed' });
  });

  it('goes by the thresholds of the law that applies', () => {
    const risk = {
      ...stolenLaptop,
      ...factsOfPicture({ dataKinds: [{ class: 'simple', circumstance: 'ordinary' }] }),
    };
    expect(outcomes(risk)).to.include({ authority: 'owed', people: 'not-owed' });
    expect(outcomes(risk, { thresholds: { authority: 'high', people: 'high' } })).to.include({
      authority: 'not-owed',
    });
  });

  it('has a processor tell its controllers, whatever the risk', () => {
    const safe = { ...stolenLaptop, ...factsOfPicture({ key: 'safe' }) };
    for (const facts of [stolenLaptop, safe])
      expect(outcomes(facts, { role: 'processor' })).to.deep.equal({
        document: 'owed',
        authority: 'not-ours',
        people: 'not-ours',
        controllers: 'owed',
      });
  });

  it('leaves to the other joint controller what the arrangement gives it', () => {
    expect(outcomes(stolenLaptop, { role: 'joint', authorityNotifier: 'other' })).to.include({
      authority: 'not-ours',
      people: 'owed',
    });
    expect(outcomes(stolenLaptop, { role: 'joint', peopleInformer: 'other' })).to.include({
      authority: 'owed',
      people: 'not-ours',
    });
  });

  it('lets an exemption release from telling each person, and from nothing else', () => {
    const people = (exemptions: Standing['exemptions']) => outcomes(stolenLaptop, { exemptions });
    expect(people(['unintelligible'])).to.include({ authority: 'owed', people: 'exempt' });
    expect(people(['disproportionate-effort'])).to.include({ people: 'public-notice' });
    expect(people(['criminal-investigation'])).to.include({ authority: 'owed', people: 'held' });
    expect(people(['criminal-investigation', 'risk-removed'])).to.include({ people: 'exempt' });
    const removed = { ...stolenLaptop, ...factsOfPicture({ mitigation: 'risk-removed' }) };
    const proposed = weigh(removed, controller).duties.find(({ duty }) => duty === 'people');
    expect(proposed?.outcome).to.equal('exempt');
    expect(proposed?.exemption).to.deep.equal({ code: 'risk-removed', approved: false });
  });
});
