import type { factClashes as source } from '../../nb/incident/fact-clashes.ts';

/** What does not go together among the facts, and what to do about it, by the code of the rule. */
export const factClashes: typeof source = {
  'clash.before-breach': 'Something is recorded as before the breach began. Correct one of the times.',
  'clash.before-signal': 'Somebody is recorded as telling before the first sign. Correct one of the times.',
  'clash.part-beyond-whole': 'This is more than all the people affected. Correct one of the numbers.',
  'clash.fewer-than-listed':
    'There are more people on the list of those affected. Correct the list or the number.',
  'clash.ongoing-with-end': 'What goes on has no end. Remove the end, or say that the breach does not go on.',
  'clash.parties-denied': 'Other organisations are named here, but the answer is that none are involved.',
  'clash.excluded-but-public': 'What lay open to everybody cannot be ruled out as seen.',
  'clash.key-without-protection': 'Without encryption there is no key. Correct one of the answers.',
  'clash.restored-though-permanent': 'What is gone for good did not come back. Correct one of the answers.',
  'clash.vulnerable-denied': 'Vulnerable people stand in another answer. Correct one of the answers.',
  'clash.without-confidentiality':
    'The answers say that somebody got to know. Then “confidentiality” must be ticked as the type of breach.',
  'clash.without-integrity':
    'The answers say that data were changed. Then “integrity” must be ticked as the type of breach.',
  'clash.without-availability':
    'The answers say that data were gone. Then “availability” must be ticked as the type of breach.',
  'clash.excluded-without-proof':
    'The logs do not show everything. Then it is not ruled out that somebody saw the data.',
  'clash.excluded-with-recipients': 'Somebody may have the data, but the answer is that nobody saw them.',
  'clash.disclosed-to-nobody': 'The data came out, but the answer is that nobody has them.',
  'clash.misuse-though-excluded': 'Misuse of the data has been seen. Then somebody saw them.',
  'clash.exposed-without-confidentiality':
    'Data that were probably seen are a breach of confidentiality. Tick it as the type of breach.',
  'clash.deleted-by-strangers': 'That strangers have deleted the data can hardly be confirmed.',
  'clash.attack-by-accident': 'Such an incident is rarely an accident. Look at the answer again.',
  'clash.minors-not-vulnerable': 'Children and patients count as vulnerable.',
  'clash.special-not-sensitive': 'Special categories are ticked, but no data are entered as sensitive.',
  'clash.identity-not-among-identifiers':
    'Identity numbers or documents are included, but not among what people can be recognised by.',
  'clash.countries-beyond-whole':
    'Over all countries there are more people than are affected. Correct the numbers.',
  'clash.abroad-without-borders':
    'The people affected are in several countries. Does no processing cross borders?',
  'clash.records-of-nobody': 'Records are affected, but no people. Look at the numbers again.',
};
