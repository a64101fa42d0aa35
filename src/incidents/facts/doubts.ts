import { codesIn, type FactRule, isNot, numberIn } from './fact-rule.ts';
import type { DataKindFact, PeopleInCountry } from './kinds.ts';

const deliberate = ['ransomware', 'hacking-or-malware', 'phishing', 'privilege-abuse'];
const special = [
  'biometric',
  'political',
  'ethnic',
  'religious',
  'sexual',
  'trade-union',
  'genetic',
  'health',
];
const documents = ['national-identity-number', 'identity-document'];
const someone = ['trusted', 'known', 'unknown'];

/** Facts that hardly fit together, and still may: they are recorded, and somebody should look at them again. */
export const doubts: readonly FactRule[] = [
  {
    code: 'excluded-without-proof',
    keys: ['exposure', 'logs'],
    says: 'No trace in logs that lack is no proof that nobody saw the data.',
    broken: (facts) =>
      facts.exposure?.value === 'excluded' &&
      (facts.logs?.value === 'none' || facts.logs?.value === 'partial'),
  },
  {
    code: 'excluded-with-recipients',
    keys: ['recipients', 'exposure'],
    says: 'Somebody may have the data, though it is said that nobody saw them.',
    broken: (facts) =>
      facts.exposure?.value === 'excluded' && someone.includes(facts.recipients?.value as string),
  },
  {
    code: 'disclosed-to-nobody',
    keys: ['recipients', 'exposure'],
    says: 'The data were disclosed, though nobody is said to have them.',
    broken: (facts) => facts.exposure?.value === 'disclosed' && facts.recipients?.value === 'nobody',
  },
  {
    code: 'misuse-though-excluded',
    keys: ['misuseSeen', 'exposure'],
    says: 'The data were seen misused, though it is said that nobody saw them.',
    broken: (facts) => facts.exposure?.value === 'excluded' && facts.misuseSeen?.value === true,
  },
  {
    code: 'exposed-without-confidentiality',
    keys: ['exposure', 'nature'],
    says: 'Data that were likely seen are a breach of confidentiality, and the nature does not name it.',
    broken: (facts) => isNot(facts, 'confidentiality') && facts.exposure?.value === 'likely',
  },
  {
    code: 'deleted-by-strangers',
    keys: ['deletion', 'recipients'],
    says: 'A deletion by people whom nobody knows cannot well be confirmed.',
    broken: (facts) =>
      facts.deletion?.value === 'confirmed' &&
      (facts.recipients?.value === 'unknown' || facts.recipients?.value === 'public'),
  },
  {
    code: 'attack-by-accident',
    keys: ['intent', 'incidentTypes'],
    says: 'This kind of incident is hardly an accident.',
    broken: (facts) =>
      facts.intent?.value === 'accidental' &&
      codesIn(facts, 'incidentTypes').some((type) => deliberate.includes(type as string)),
  },
  {
    code: 'minors-not-vulnerable',
    keys: ['vulnerablePeople', 'peopleTypes'],
    says: 'Children and patients count as vulnerable (GDPR recital 75).',
    broken: (facts) =>
      facts.vulnerablePeople?.value === false &&
      (codesIn(facts, 'peopleTypes').some((type) => type === 'minors' || type === 'patients') ||
        (numberIn(facts, 'minorsCount') ?? 0) > 0),
  },
  {
    code: 'special-not-sensitive',
    keys: ['dataKinds', 'dataTypes'],
    says: 'Special categories of data are among them, and no kind is assessed as sensitive.',
    broken: (facts) =>
      codesIn(facts, 'dataTypes').some((type) => special.includes(type as string)) &&
      codesIn(facts, 'dataKinds').length > 0 &&
      !(codesIn(facts, 'dataKinds') as readonly DataKindFact[]).some((kind) => kind.class === 'sensitive'),
  },
  {
    code: 'identity-not-among-identifiers',
    keys: ['identifiers', 'dataTypes'],
    says: 'Identity numbers or documents are among the data, and not among what identifies people.',
    broken: (facts) =>
      codesIn(facts, 'dataTypes').some(
        (type) => type === 'identification' || type === 'official-documents',
      ) &&
      codesIn(facts, 'identifiers').length > 0 &&
      !codesIn(facts, 'identifiers').some((one) => documents.includes(one as string)),
  },
  {
    code: 'countries-beyond-whole',
    keys: ['peopleCountries', 'peopleCount'],
    says: 'Over all countries there are more people than affected.',
    broken: (facts) =>
      (codesIn(facts, 'peopleCountries') as readonly PeopleInCountry[]).reduce(
        (sum, { people = 0 }) => sum + people,
        0,
      ) > (numberIn(facts, 'peopleCount') ?? Number.POSITIVE_INFINITY),
  },
  {
    code: 'abroad-without-borders',
    keys: ['crossBorder', 'peopleCountries'],
    says: 'People in several countries are affected: is no border crossed?',
    broken: (facts) => facts.crossBorder?.value === false && codesIn(facts, 'peopleCountries').length > 1,
  },
  {
    code: 'records-of-nobody',
    keys: ['peopleCount', 'recordsCount'],
    says: 'Records are affected, and no people.',
    broken: (facts) => facts.peopleCount?.value === 0 && (numberIn(facts, 'recordsCount') ?? 0) > 0,
  },
];
