/** Where a letter goes. Nothing of it is checked against a register. */
export interface PostalAddress {
  /** One line or several, as written. */
  street: string | null;
  postalCode: string | null;
  place: string | null;
  country: string | null;
}

/** What is sealed of a person: how to reach them, and what to call them. */
export interface Contact {
  name: string | null;
  email: string | null;
  /** E.164; one that SMS reaches. */
  phone: string | null;
  /** E.164; a number that SMS does not reach. */
  landline: string | null;
  address: PostalAddress | null;
  /** Own merge fields by name. */
  fields: Readonly<Record<string, string>>;
  /** Addresses and numbers as they were written that nothing can be sent to, for a person to look at. */
  unusable: readonly string[];
}

const nothing: Contact = {
  name: null,
  email: null,
  phone: null,
  landline: null,
  address: null,
  fields: {},
  unusable: [],
};

/** As it is sealed: without what is empty. A million of them are stored. */
export const packContact = ({
  name,
  email,
  phone,
  landline,
  address,
  fields,
  unusable,
}: Contact): Partial<Contact> => ({
  ...(name !== null && { name }),
  ...(email !== null && { email }),
  ...(phone !== null && { phone }),
  ...(landline !== null && { landline }),
  ...(address !== null && { address }),
  ...(Object.keys(fields).length > 0 && { fields }),
  ...(unusable.length > 0 && { unusable }),
});

export const unpackContact = (packed: unknown): Contact => ({ ...nothing, ...(packed as Partial<Contact>) });

/** As it is compared: without case, doubled blanks and forms of one letter. */
export const folded = (text: string): string =>
  (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text)
    ? text
    : text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
  ).toLowerCase();

/** The address of a letter as one text; null where there is none. */
export const foldedAddress = (address: PostalAddress | null): string | null => {
  if (!address) return null;
  const { street, postalCode, place, country } = address;
  return folded([street, postalCode, place, country].map((part) => part ?? '').join('\n'));
};

/** Whether a letter can be sent there: a street or box, and where it is. */
export const isMailable = (address: PostalAddress | null): boolean =>
  address !== null && address.street !== null && (address.postalCode !== null || address.place !== null);
