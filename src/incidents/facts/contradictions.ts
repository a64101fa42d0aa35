import { answered, codesIn, type FactRule, isNot, numberIn } from './fact-rule.ts';
import type { PeopleInCountry } from './kinds.ts';
import type { FactKey } from './vocabulary.ts';

const beyond =
  (part: FactKey, whole: FactKey): FactRule['broken'] =>
  (facts) =>
    (numberIn(facts, part) ?? 0) > (numberIn(facts, whole) ?? Number.POSITIVE_INFINITY);

const partRule = (part: FactKey): FactRule => ({
  code: 'part-beyond-whole',
  keys: [part, 'peopleCount'],
  says: 'A part cannot be more than all the people affected.',
  broken: beyond(part, 'peopleCount'),
});

/** Facts that say something of a nature which the breach does not have. */
const ofNature = (key: FactKey, nature: string, harmless: readonly unknown[] = []): FactRule => ({
  code: `without-${nature}`,
  keys: [key, 'nature'],
  says: `This is a breach of ${nature}, and the nature of the breach does not name it.`,
  broken: (facts) => isNot(facts, nature) && answered(facts, key) && !harmless.includes(facts[key]?.value),
});

const jointOnly = (key: FactKey): FactRule => ({
  code: 'only-joint',
  keys: [key],
  says: 'Only joint controllers can leave this duty to another.',
  broken: (facts, { role }) => facts[key]?.value === 'other' && role !== 'joint',
});

/** Facts that cannot be true together: a patch that makes them so is refused. */
export const contradictions: readonly FactRule[] = [
  partRule('minorsCount'),
  partRule('vulnerableCount'),
  {
    code: 'part-beyond-whole',
    keys: ['peopleCountries', 'peopleCount'],
    says: 'In one country there cannot be more than all the people affected.',
    broken: (facts) =>
      (codesIn(facts, 'peopleCountries') as readonly PeopleInCountry[]).some(
        ({ people = 0 }) => people > (numberIn(facts, 'peopleCount') ?? Number.POSITIVE_INFINITY),
      ),
  },
  {
    code: 'fewer-than-listed',
    keys: ['peopleCount'],
    says: 'More people stand on the list of those to be told. Correct the list, or the number.',
    broken: (facts, { peopleListed }) =>
      (numberIn(facts, 'peopleCount') ?? Number.POSITIVE_INFINITY) < peopleListed,
  },
  {
    code: 'ongoing-with-end',
    keys: ['breachOngoing', 'breachEnded'],
    says: 'What goes on has not ended.',
    broken: (facts) => facts.breachOngoing?.value === true && answered(facts, 'breachEnded'),
  },
  {
    code: 'parties-denied',
    keys: ['otherParties', 'otherPartiesInvolved'],
    says: 'Others are named although none are involved.',
    broken: (facts) => facts.otherPartiesInvolved?.value === false && answered(facts, 'otherParties'),
  },
  {
    code: 'excluded-but-public',
    keys: ['recipients', 'exposure'],
    says: 'Data that lay open to everybody were exposed.',
    broken: (facts) => facts.exposure?.value === 'excluded' && facts.recipients?.value === 'public',
  },
  {
    code: 'key-without-protection',
    keys: ['protectionKey', 'protection'],
    says: 'Without protection there is no key.',
    broken: (facts) => facts.protection?.value === 'none' && answered(facts, 'protectionKey'),
  },
  {
    code: 'restored-though-permanent',
    keys: ['restoredAfterHours', 'availabilityLoss'],
    says: 'What is lost for good did not come back.',
    broken: (facts) => facts.availabilityLoss?.value === 'permanent' && answered(facts, 'restoredAfterHours'),
  },
  {
    code: 'vulnerable-denied',
    keys: ['vulnerableCount', 'vulnerablePeople'],
    says: 'Vulnerable people are counted although none are affected.',
    broken: (facts) =>
      facts.vulnerablePeople?.value === false && (numberIn(facts, 'vulnerableCount') ?? 0) > 0,
  },
  {
    code: 'vulnerable-denied',
    keys: ['vulnerablePeople', 'peopleTypes'],
    says: 'Vulnerable people are among the people affected.',
    broken: (facts) =>
      facts.vulnerablePeople?.value === false && codesIn(facts, 'peopleTypes').includes('vulnerable'),
  },
  ofNature('exposure', 'confidentiality', ['likely', 'excluded']),
  ofNature('confidentialityConsequences', 'confidentiality'),
  ofNature('alteration', 'integrity', ['none']),
  ofNature('integrityConsequences', 'integrity'),
  ofNature('availabilityLoss', 'availability'),
  ofNature('restoredAfterHours', 'availability'),
  ofNature('disruption', 'availability', ['none']),
  ofNature('availabilityConsequences', 'availability'),
  jointOnly('authorityNotifier'),
  jointOnly('peopleInformer'),
];
