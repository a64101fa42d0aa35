import { naceSections } from '../../register/controller-details.ts';
import { eeaCountries } from '../../incidents/facts/countries.ts';
import { edpbTemplate } from '../edpb/edpb-template.ts';

/** How an answer is written in the exchange. `one` and `many` are letters of the template, or codes where it has none. */
export type FieldType =
  | { type: 'one'; of: readonly string[] }
  | { type: 'many'; of: readonly string[] }
  | { type: 'text' }
  | { type: 'texts' }
  | { type: 'instant' }
  | { type: 'day' }
  /** A day, or that it is not set. */
  | { type: 'day-or-open' }
  | { type: 'count' }
  | { type: 'ticked' }
  | { type: 'contact' }
  /** One code for each name in field 40, which may come again. */
  | { type: 'each'; of: readonly string[] }
  /** One for each name in field 40; null where there is none. */
  | { type: 'contacts' }
  /** How many people, by country. */
  | { type: 'per-country' };

/** Where people pick several; the draft says so of few of them, and one value is a list of one. */
const severalOf = [55, 60, 65, 70, 75, 79, 81, 83, 85, 94, 104, 125];

const own: Readonly<Record<number, FieldType>> = {
  17: { type: 'one', of: naceSections },
  26: { type: 'ticked' },
  29: { type: 'one', of: ['yes', 'no'] },
  39: { type: 'each', of: ['processor', 'joint-controller', 'other'] },
  40: { type: 'texts' },
  41: { type: 'contacts' },
  45: { type: 'ticked' },
  46: { type: 'instant' },
  47: { type: 'instant' },
  48: { type: 'instant' },
  52: { type: 'day' },
  68: { type: 'count' },
  73: { type: 'count' },
  98: { type: 'day' },
  99: { type: 'day-or-open' },
  115: { type: 'many', of: eeaCountries },
  116: { type: 'many', of: eeaCountries },
  117: { type: 'per-country' },
  118: { type: 'texts' },
  121: { type: 'many', of: eeaCountries },
  122: { type: 'per-country' },
  123: { type: 'texts' },
  ...Object.fromEntries([13, 19, 22, 31, 36].map((no) => [no, { type: 'contact' }])),
};

/** Every field of the template by its number, and how it is answered. */
export const fieldTypes: ReadonlyMap<number, FieldType> = new Map(
  edpbTemplate.fields.map(({ no, letters }): [number, FieldType] => {
    const known = own[no];
    if (known) return [no, known];
    if (!letters) return [no, { type: 'text' }];
    return [no, { type: severalOf.includes(no) ? 'many' : 'one', of: Object.keys(letters) }];
  }),
);

/** How to reach somebody; what is not known is left out. */
export interface Contact {
  name?: string;
  email?: string;
  phone?: string;
  address?: string;
}

export type FieldValue =
  | string
  | number
  | boolean
  | string[]
  | Contact
  | (string | null)[]
  | Record<string, number>;

/** A notification in the numbering of the EDPB's draft. Which answers it has follows from its kind and its answers. */
export interface EdpbDocument {
  format: string;
  fields: Readonly<Record<string, FieldValue>>;
}
