import { expect } from 'chai';
import { differencesBetween } from '../../../src/authority/differences.ts';
import { isKind } from '../../../src/authority/edpb/edpb-template.ts';
import { kindOfNotification } from '../../../src/authority/edpb/kind-of-notification.ts';
import { openFields } from '../../../src/authority/open-fields.ts';
import type { StandingFacts } from '../../../src/incidents/facts/fact-rule.ts';
import { completenesses, reportKinds } from '../../../workflows/incident/filings.ts';
import { fullReport } from '../documents/sample-report.ts';

describe('a kind of notice in the EDPB draft', () => {
  it('is one of its five combinations, and they all come up', () => {
    const seen = new Set<string>();
    for (const kind of reportKinds)
      for (const completeness of [...completenesses, null]) {
        const notification = kindOfNotification(kind, completeness);
        expect(isKind(notification), `${kind}, ${completeness}`).to.equal(true);
        seen.add(`${notification.type}+${notification.subType}`);
      }
    expect([...seen].sort()).to.deep.equal([
      'follow-up+complete',
      'follow-up+incomplete',
      'follow-up+withdraw',
      'new+complete',
      'new+incomplete',
    ]);
  });

  it('is new for the first one alone, and incomplete where nobody was asked', () => {
    expect(kindOfNotification('first', null)).to.deep.equal({ type: 'new', subType: 'incomplete' });
    expect(kindOfNotification('final', 'complete')).to.deep.equal({ type: 'follow-up', subType: 'complete' });
    expect(kindOfNotification('withdrawal', 'complete').subType).to.equal('withdraw');
  });
});

describe('what makes a notice incomplete', () => {
  const known = <Value>(value: Value) => ({ certainty: 'known' as const, value });
  const open = { certainty: 'to-be-determined' as const, value: null };
  const beyond = { certainty: 'cannot-be-determined' as const, value: null };
  const decided = { risk: 'risk', people: 'not-planned' } as const;
  const numbers = (facts: object, more: object = {}): number[] =>
    openFields(facts as StandingFacts, { ...decided, ...more }).map(({ no }) => no);
  const whole = {
    nature: known(['confidentiality']),
    breachBegan: known('2026-11-20T07:00:00Z'),
    breachEnded: known('2026-11-20T08:00:00Z'),
    exposure: known('disclosed'),
    protection: known('none'),
    causeOrigin: known('internal'),
    intent: known('accidental'),
    peopleTypes: known(['customers']),
    peopleCount: known(3),
    dataTypes: known(['basic']),
    recordsCount: known(3),
    confidentialityConsequences: known(['other']),
  };

  it('is nothing where every answer is there, whatever else is open', () => {
    expect(numbers(whole)).to.deep.equal([]);
    expect(numbers({ ...whole, mainCause: open, howItArose: open })).to.deep.equal([]);
  });

  it('is each answer that the draft leaves open only so, said to be open or not said at all', () => {
    const fields = {
      breachBegan: 44,
      exposure: 56,
      protection: 57,
      intent: 61,
      peopleTypes: 65,
      peopleCount: 67,
      dataTypes: 70,
      recordsCount: 72,
      confidentialityConsequences: 79,
    };
    for (const [key, no] of Object.entries(fields)) {
      expect(numbers({ ...whole, [key]: open }), key).to.deep.equal([no]);
      const { [key as 'intent']: _gone, ...rest } = whole;
      expect(numbers(rest), key).to.deep.equal([no]);
      expect(numbers({ ...whole, [key]: beyond }), key).to.deep.equal([]);
    }
    expect(numbers(whole, { risk: null })).to.deep.equal([89]);
    expect(numbers(whole, { people: 'undecided' })).to.deep.equal([97]);
  });

  it('asks of a breach only what its nature shows', () => {
    const other = { ...whole, nature: known(['integrity', 'availability']) };
    expect(numbers(other)).to.deep.equal([81, 83]);
    expect(numbers({ ...other, exposure: open })).to.deep.equal([81, 83]);
  });
});

describe('the difference between two notices', () => {
  const report = fullReport;

  it('is none of the same, whenever they were made, and of lists in another order', () => {
    const again = {
      ...report,
      version: 99,
      createdAt: '2027-01-01T00:00:00.000Z',
      journal: { position: 99, hash: 'x' },
      timeline: [],
      fields: report.fields.map((field) =>
        Array.isArray(field.value) ? { ...field, value: field.value.toReversed() } : field,
      ),
    };
    expect(differencesBetween(report, again)).to.deep.equal([]);
  });

  it('names what is said otherwise, with how sure it is', () => {
    const fields = report.fields.map((field) =>
      field.key === 'peopleCount' ? { ...field, certainty: 'known' as const, value: 7 } : field,
    );
    const before = report.fields.find(({ key }) => key === 'peopleCount');
    const after = {
      ...report,
      fields,
      assessment: null,
      incident: { ...report.incident, containedAt: '2027-01-01T00:00:00.000Z' },
    };
    expect(differencesBetween(report, after)).to.deep.include.members([
      {
        key: 'peopleCount',
        from: { value: before?.value ?? null, certainty: before?.certainty ?? 'to-be-determined' },
        to: { value: 7, certainty: 'known' },
      },
      { key: 'incident.containedAt', from: report.incident.containedAt, to: '2027-01-01T00:00:00.000Z' },
      { key: 'assessment.level', from: report.assessment?.level, to: null },
    ]);
  });
});
