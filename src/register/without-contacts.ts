/** Where a settings document says how to reach somebody. */
const contactFields = new Set(['dpo', 'contact', 'reporter', 'eeaRepresentative']);

const waysOf = (contact: unknown): unknown =>
  typeof contact === 'object' && contact !== null
    ? Object.fromEntries(Object.entries(contact).map(([way, value]) => [way, value !== null]))
    : null;

/**
 * A settings document as the journal may keep it for ever: whoever can be reached is there, by which ways too, but
 * neither name nor address, so that a person who leaves can be forgotten while the chain still verifies.
 */
export const withoutContacts = (document: unknown): unknown => {
  if (Array.isArray(document)) return document.map(withoutContacts);
  if (typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [
      key,
      contactFields.has(key) ? waysOf(value) : withoutContacts(value),
    ]),
  );
};
