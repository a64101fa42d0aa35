import { expect } from 'chai';
import fc from 'fast-check';
import type { BreachPicture } from '../../../workflows/assessment/picture.ts';
import { propose } from '../../../workflows/assessment/propose.ts';
import { reasonSources } from '../../../workflows/assessment/reasons.ts';
import { annexB, unknownPicture, workedCases } from './worked-cases.ts';
import { bandOf } from '../../../workflows/assessment/severity-method.ts';
import { groundsAgainstRisk } from '../../../workflows/assessment/grounds.ts';
import { severityOf } from '../../../workflows/assessment/severity.ts';

const rank = { unlikely: 0, risk: 1, high: 2 };

const pictures: fc.Arbitrary<BreachPicture> = fc.record({
  nature: fc.uniqueArray(fc.constantFrom('confidentiality', 'integrity', 'availability'), { minLength: 1 }),
  exposure: fc.constantFrom('disclosed', 'likely', 'excluded', 'unknown'),
  logs: fc.constantFrom('complete', 'partial', 'none', 'unknown'),
  recipients: fc.constantFrom('nobody', 'trusted', 'known', 'unknown', 'public'),
  deletion: fc.constantFrom('confirmed', 'claimed', 'none', 'unknown'),
  protection: fc.constantFrom('strong', 'weak', 'none', 'unknown'),
  key: fc.constantFrom('safe', 'compromised', 'unknown'),
  backup: fc.constantFrom('complete', 'partial', 'none', 'unknown'),
  restoredAfterHours: fc.option(fc.nat(500)),
  disruption: fc.constantFrom('none', 'inconvenience', 'serious', 'unknown'),
  alteration: fc.constantFrom('none', 'reversible', 'misused-reversible', 'irreversible', 'unknown'),
  intent: fc.constantFrom('malicious', 'accidental', 'unknown'),
  misuseSeen: fc.boolean(),
  dataKinds: fc.array(
    fc.constantFrom(
      { class: 'simple', circumstance: 'ordinary' } as const,
      { class: 'financial', circumstance: 'little-insight' } as const,
      { class: 'sensitive', circumstance: 'ordinary' } as const,
    ),
    { maxLength: 2 },
  ),
  identifiers: fc.array(fc.constantFrom('unlinkable-code', 'name', 'national-identity-number'), {
    maxLength: 2,
  }),
  vulnerablePeople: fc.constantFrom(true, false, 'unknown' as const),
  peopleCount: fc.option(fc.nat(100_000)),
  mitigation: fc.constantFrom('risk-removed', 'partial', 'none'),
});

describe('the proposal of the assessment', () => {
  for (const { name, picture, outcome } of workedCases)
    it(`EDPB Guidelines 01/2021: ${name}: ${outcome}`, () => {
      const proposal = propose({ ...unknownPicture, ...picture });
      expect(proposal.risk, proposal.reasons.join(', ')).to.equal(outcome);
    });

  for (const { name, picture, outcomes } of annexB)
    it(`EDPB Guidelines 9/2022, Annex B: ${name}: ${outcomes.join(' or ')}`, () => {
      const proposal = propose({ ...unknownPicture, ...picture });
      expect(proposal.risk, proposal.reasons.join(', ')).to.be.oneOf(outcomes);
    });

  it('takes what is not known as the worst, and says what that is', () => {
    const proposal = propose(unknownPicture);
    expect(proposal.risk).to.equal('high');
    expect(proposal.severity.score).to.equal(5);
    expect(proposal.open).to.include.members([
      'exposure',
      'recipients',
      'intent',
      'dataKinds',
      'peopleCount',
    ]);
  });

  it('takes no trace for a proof only from logs that are complete', () => {
    const picture = {
      ...unknownPicture,
      exposure: 'excluded',
      recipients: 'nobody',
      dataKinds: [{ class: 'simple', circumstance: 'ordinary' }],
      identifiers: ['name'],
      intent: 'accidental',
      vulnerablePeople: false,
    } as const;
    expect(propose({ ...picture, logs: 'complete' }).risk).to.equal('unlikely');
    expect(propose({ ...picture, logs: 'partial' }).risk).to.equal('risk');
  });

  it('says with every proposal why, from a source', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const { reasons } = propose(picture);
        expect(reasons).to.not.be.empty;
        for (const reason of reasons) expect(reasonSources[reason]).to.be.a('string');
      }),
    );
  });

  it('is moved by no number of people', () => {
    fc.assert(
      fc.property(pictures, fc.nat(1_000_000), (picture, peopleCount) => {
        const few = propose({ ...picture, peopleCount: 1 });
        const many = propose({ ...picture, peopleCount });
        expect(many.risk).to.equal(few.risk);
        expect(many.severity.score).to.equal(few.severity.score);
      }),
    );
  });

  it('never says that there is no duty for the score alone', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const { risk, severity, reasons } = propose(picture);
        if (risk === 'unlikely') expect(groundsAgainstRisk(picture, severity)).to.deep.equal(reasons);
        // Whatever its score, data that somebody has and has not given back are a risk.
        const kept = propose({
          ...picture,
          nature: ['confidentiality'],
          exposure: 'disclosed',
          protection: 'none',
          deletion: 'none',
        });
        expect(kept.risk).to.not.equal('unlikely');
      }),
      { numRuns: 2000 },
    );
    const low = {
      ...unknownPicture,
      exposure: 'disclosed',
      recipients: 'known',
      deletion: 'none',
      protection: 'none',
      intent: 'accidental',
      dataKinds: [{ class: 'simple', circumstance: 'ordinary' }],
      identifiers: ['common-name'],
      vulnerablePeople: false,
    } as const;
    expect(bandOf(severityOf(low).score)).to.equal('low');
    expect(propose(low).risk).to.equal('risk');
  });

  it('takes an exclusion that no log bears out for none', () => {
    const patients = {
      ...unknownPicture,
      exposure: 'excluded',
      protection: 'none',
      dataKinds: [{ class: 'sensitive', circumstance: 'ordinary' }],
      identifiers: ['national-identity-number'],
      vulnerablePeople: true,
      intent: 'malicious',
    } as const;
    expect(propose({ ...patients, logs: 'none' }).risk).to.equal('high');
    expect(propose({ ...patients, logs: 'partial' }).risk).to.equal('risk');
    expect(propose({ ...patients, logs: 'complete' }).risk).to.equal('unlikely');
  });

  it('lets trusted hands that gave it back lower a high risk, and no other hands', () => {
    const letter = {
      ...unknownPicture,
      exposure: 'disclosed',
      deletion: 'confirmed',
      protection: 'none',
      intent: 'accidental',
      dataKinds: [{ class: 'sensitive', circumstance: 'ordinary' }],
      identifiers: ['national-identity-number'],
      vulnerablePeople: true,
    } as const;
    expect(propose({ ...letter, recipients: 'trusted' }).risk).to.equal('risk');
    expect(propose({ ...letter, recipients: 'known' }).risk).to.equal('high');
    expect(propose({ ...letter, recipients: 'trusted', deletion: 'claimed' }).risk).to.equal('high');
  });

  it('takes an identity number with a stranger who is known for high, until it is given back', () => {
    const list = {
      ...unknownPicture,
      exposure: 'disclosed',
      recipients: 'known',
      protection: 'none',
      intent: 'accidental',
      dataKinds: [{ class: 'simple', circumstance: 'ordinary' }],
      identifiers: ['national-identity-number'],
      vulnerablePeople: false,
    } as const;
    expect(propose({ ...list, deletion: 'none' }).risk).to.equal('high');
    expect(propose({ ...list, deletion: 'claimed' }).risk).to.equal('risk');
    expect(propose({ ...list, deletion: 'confirmed' }).risk).to.equal('risk');
    expect(propose({ ...list, recipients: 'trusted', deletion: 'confirmed' }).risk).to.equal('unlikely');
  });

  it('never falls when an answer becomes unknown', () => {
    const unknowns = {
      nature: [],
      exposure: 'unknown',
      logs: 'unknown',
      recipients: 'unknown',
      deletion: 'unknown',
      protection: 'unknown',
      key: 'unknown',
      backup: 'unknown',
      disruption: 'unknown',
      alteration: 'unknown',
      intent: 'unknown',
      dataKinds: [],
      identifiers: [],
      vulnerablePeople: 'unknown',
      restoredAfterHours: null,
    } as const;
    fc.assert(
      fc.property(
        pictures,
        fc.constantFrom(...(Object.keys(unknowns) as (keyof typeof unknowns)[])),
        (picture, question) => {
          const known = propose(picture);
          const blurred = propose({ ...picture, [question]: unknowns[question] });
          expect(rank[blurred.risk], question).to.be.at.least(rank[known.risk]);
          expect(blurred.severity.score).to.be.at.least(known.severity.score);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
