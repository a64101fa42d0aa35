import type { Language } from '../languages.ts';
import type { IncidentKey } from '../sealing.ts';
import { type Contact, folded, foldedAddress } from './contact.ts';
import type { NewPerson } from './store.ts';

/** A row that was accepted, before it has an id and keys. */
export interface AcceptedRow {
  /** From 1, without the headings. */
  row: number;
  contact: Contact;
  language: Language;
  isChild: boolean;
  isVulnerable: boolean;
  hasSecretAddress: boolean;
  groupNumber: number | null;
}

/** What is stored of a person in the clear: marks, and keyed hashes to merge and find them by. */
export const newPerson = (
  key: IncidentKey,
  id: string,
  ordinal: number,
  { row, contact, ...marks }: AcceptedRow,
): NewPerson => {
  const { name, email, phone, landline, address } = contact;
  const number = phone ?? landline;
  const letter = email === null && number === null ? foldedAddress(address) : null;
  return {
    ...marks,
    id,
    ordinal,
    sourceRow: row,
    hasEmail: email !== null,
    hasPhone: phone !== null,
    hasAddress: address !== null,
    emailKey: email === null ? null : key.blindIndex('email', folded(email)),
    phoneKey: number === null ? null : key.blindIndex('phone', number),
    nameKey: name === null ? null : key.blindIndex('name', folded(name)),
    addressKey: letter === null ? null : key.blindIndex('address', letter),
  };
};
