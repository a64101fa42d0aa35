import type { FactValue } from './fact.ts';
import type { Party } from './kinds.ts';

const isParties = (value: FactValue): value is Party[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((row) => typeof row === 'object' && 'role' in row && 'name' in row);

/** A fact as the journal and those without a right to contacts have it: how to reach a party is left out. */
export const withoutPartyContacts = (value: FactValue): FactValue =>
  isParties(value) ? value.map(({ role, name }) => ({ role, name })) : value;

/** What somebody wrote who does not see contacts: each party keeps the one that it had. */
export const keepContacts = (said: FactValue, recorded: FactValue): FactValue => {
  if (!isParties(said) || !isParties(recorded)) return said;
  return said.map((party) => {
    const had = recorded.find(({ role, name }) => role === party.role && name === party.name)?.contact;
    return party.contact === undefined && had !== undefined ? { ...party, contact: had } : party;
  });
};
