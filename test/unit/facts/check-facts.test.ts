import { expect } from 'chai';
import { refuseContradictions, warningsOf } from '../../../src/incidents/facts/check-facts.ts';
import { contradictions } from '../../../src/incidents/facts/contradictions.ts';
import { doubts } from '../../../src/incidents/facts/doubts.ts';
import type { About, StandingFacts } from '../../../src/incidents/facts/fact-rule.ts';
import type { FactValue } from '../../../src/incidents/facts/fact.ts';
import type { FactKey } from '../../../src/incidents/facts/vocabulary.ts';
import { Problem } from '../../../src/problems.ts';
import { unknownPicture, workedCases } from '../../workflows/assessment/worked-cases.ts';

type Values = Partial<Record<FactKey, FactValue>>;

const about: About = {
  role: 'controller',
  awareAt: '2026-11-20T08:00:00.000Z',
  now: new Date('2026-11-20T12:00:00.000Z'),
  peopleListed: 0,
};
const factsOf = (values: Values): StandingFacts =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { value, certainty: 'known' as const }]),
  );

/** Pointer and code of each fault of a patch on top of what is recorded. */
const faults = (patch: Values, recorded: Values = {}, beside: Partial<About> = {}): string[] => {
  try {
    refuseContradictions(factsOf({ ...recorded, ...patch }), new Set(Object.keys(patch) as FactKey[]), {
      ...about,
      ...beside,
    });
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return (error.details.errors ?? []).map(
      ({ pointer, detail }) => `${pointer} ${/^([a-z-]+): /.exec(detail)?.[1] ?? detail}`,
    );
  }
};

/** What breaks each rule, first the fact that the fault is put to. */
const impossible: readonly (readonly [code: string, values: Values, beside?: Partial<About>])[] = [
  ['part-beyond-whole', { minorsCount: 10, peopleCount: 9 }],
  ['part-beyond-whole', { vulnerableCount: 10, peopleCount: 9 }],
  ['part-beyond-whole', { peopleCountries: [{ country: 'SE', people: 10 }], peopleCount: 9 }],
  ['fewer-than-listed', { peopleCount: 9 }, { peopleListed: 10 }],
  ['ongoing-with-end', { breachOngoing: true, breachEnded: '2026-11-19T10:00:00.000Z' }],
  ['parties-denied', { otherParties: [{ role: 'processor', name: 'Drift' }], otherPartiesInvolved: false }],
  ['excluded-but-public', { recipients: 'public', exposure: 'excluded' }],
  ['key-without-protection', { protectionKey: 'safe', protection: 'none' }],
  [
    'restored-though-permanent',
    { restoredAfterHours: 5, availabilityLoss: 'permanent', nature: ['availability'] },
  ],
  ['vulnerable-denied', { vulnerableCount: 1, vulnerablePeople: false }],
  ['vulnerable-denied', { vulnerablePeople: false, peopleTypes: ['vulnerable'] }],
  ['without-confidentiality', { exposure: 'disclosed', nature: ['availability'] }],
  ['without-confidentiality', { confidentialityConsequences: ['other'], nature: ['integrity'] }],
  ['without-integrity', { alteration: 'irreversible', nature: ['confidentiality'] }],
  ['without-integrity', { integrityConsequences: ['other'], nature: ['confidentiality'] }],
  ['without-availability', { availabilityLoss: 'temporary', nature: ['confidentiality'] }],
  ['without-availability', { restoredAfterHours: 0, nature: ['confidentiality'] }],
  ['without-availability', { disruption: 'serious', nature: ['confidentiality'] }],
  ['without-availability', { availabilityConsequences: ['no-access'], nature: ['confidentiality'] }],
  ['Only joint controllers can leave this duty to another.', { authorityNotifier: 'other' }],
  ['Only joint controllers can leave this duty to another.', { peopleInformer: 'other' }],
];

const doubtful: readonly (readonly [code: string, values: Values])[] = [
  ['excluded-without-proof', { exposure: 'excluded', logs: 'partial' }],
  ['excluded-with-recipients', { exposure: 'excluded', recipients: 'known' }],
  ['disclosed-to-nobody', { exposure: 'disclosed', recipients: 'nobody' }],
  ['misuse-though-excluded', { exposure: 'excluded', misuseSeen: true }],
  ['exposed-without-confidentiality', { exposure: 'likely', nature: ['availability'] }],
  ['deleted-by-strangers', { deletion: 'confirmed', recipients: 'unknown' }],
  ['attack-by-accident', { intent: 'accidental', incidentTypes: ['other', 'phishing'] }],
  ['minors-not-vulnerable', { vulnerablePeople: false, peopleTypes: ['patients'] }],
  [
    'special-not-sensitive',
    { dataTypes: ['health'], dataKinds: [{ class: 'simple', circumstance: 'ordinary' }] },
  ],
  ['identity-not-among-identifiers', { dataTypes: ['identification'], identifiers: ['name'] }],
  [
    'countries-beyond-whole',
    {
      peopleCountries: [
        { country: 'SE', people: 6 },
        { country: 'DK', people: 6 },
      ],
      peopleCount: 9,
    },
  ],
  ['abroad-without-borders', { crossBorder: false, peopleCountries: [{ country: 'SE' }, { country: 'DK' }] }],
  ['records-of-nobody', { peopleCount: 0, recordsCount: 4 }],
];

describe('facts together', () => {
  for (const [code, values, beside] of impossible) {
    const [first = ''] = Object.keys(values);
    it(`are refused: ${first}, ${code}`, () => {
      expect(faults(values, {}, beside)).to.deep.equal([`/${first}/value ${code}`]);
    });
  }

  it('have an example here for every rule', () => {
    expect(impossible.map(([code]) => code.replace(/^Only joint.*/, 'only-joint'))).to.deep.equal(
      contradictions.map(({ code }) => code),
    );
    expect(doubtful.map(([code]) => code)).to.deep.equal(doubts.map(({ code }) => code));
  });

  it('are right at the edge: a part as large as the whole, as many as are listed', () => {
    expect(faults({ minorsCount: 9, peopleCount: 9 })).to.deep.equal([]);
    expect(faults({ peopleCount: 10 }, {}, { peopleListed: 10 })).to.deep.equal([]);
    expect(faults({ minorsCount: 9, peopleCount: null })).to.deep.equal([]);
    expect(faults({ authorityNotifier: 'other' }, {}, { role: 'joint' })).to.deep.equal([]);
    expect(
      faults({ exposure: 'excluded', alteration: 'none', disruption: 'none', nature: ['integrity'] }),
    ).to.deep.equal([]);
  });

  it('are refused all at once, each at the fact that was touched, naming what was recorded before', () => {
    expect(faults({ peopleCount: 9 }, { minorsCount: 10, vulnerableCount: 11 })).to.deep.equal([
      '/peopleCount/value part-beyond-whole',
    ]);
    expect(
      faults({ peopleCount: 9, protection: 'none' }, { minorsCount: 10, protectionKey: 'safe' }),
    ).to.deep.equal(['/peopleCount/value part-beyond-whole', '/protection/value key-without-protection']);
    try {
      refuseContradictions(factsOf({ peopleCount: 9, minorsCount: 10 }), new Set(['peopleCount']), about);
      expect.fail('was taken');
    } catch (error) {
      expect((error as Problem).details.errors?.[0]?.detail).to.match(/Recorded before: minorsCount\.$/);
    }
  });

  it('that contradicted already refuse no patch of something else, and stand as a warning', () => {
    const recorded: Values = { peopleCount: 9, minorsCount: 10 };
    expect(faults({ whatHappened: 'x' }, recorded)).to.deep.equal([]);
    expect(warningsOf(factsOf(recorded), about)).to.deep.include({
      code: 'part-beyond-whole',
      key: 'minorsCount',
      keys: ['minorsCount', 'peopleCount'],
      detail: 'A part cannot be more than all the people affected.',
    });
  });

  for (const [code, values] of doubtful)
    it(`are recorded with a warning: ${code}`, () => {
      expect(faults(values)).to.deep.equal([]);
      expect(warningsOf(factsOf(values), about).map((warning) => warning.code)).to.deep.equal([code]);
    });

  it('take each worked case of the authorities as it is told', () => {
    for (const { name, picture } of workedCases) {
      const { key, mitigation, ...rest } = { ...unknownPicture, ...picture };
      const values = { ...rest, protectionKey: key, mitigationOutcome: mitigation };
      const known = Object.fromEntries(
        Object.entries(values).filter(([, value]) => value !== 'unknown' && value !== null),
      ) as Values;
      expect(faults(known), name).to.deep.equal([]);
    }
  });
});
