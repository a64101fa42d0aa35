import { z } from 'zod';
import { instant } from '../http/fields.ts';

/**
 * How sure we are of a fact. The two last carry no value; they are printed as "not yet known" and "cannot be
 * determined", never left out and never invented. Source: EDPB template for breach notification, draft 1.0 (exact,
 * approximate, unknown), and GDPR art. 33(4): what is missing may follow in phases.
 */
export const certainties = ['known', 'estimated', 'to-be-determined', 'cannot-be-determined'] as const;
export type Certainty = (typeof certainties)[number];

const text = z.string().trim().min(1).max(10_000);
const list = z.array(z.string().trim().min(1).max(200)).min(1).max(50);
const count = z.int().min(0).max(100_000_000);
const party = z.enum(['us', 'other']);

/**
 * What a breach is described by, keyed by meaning; the authority's form, the PDF and the notices are projections.
 * The order is that of Datatilsynet's form. Basis: GDPR art. 33(3); `dataWhereabouts` and `relationToPeople` are
 * asked by Datatilsynet beyond it.
 */
export const factValues = {
  /** Main cause, in words: Datatilsynet's choice values are not published, so none are invented here. */
  mainCause: text,
  breachBegan: instant,
  breachEnded: instant,
  /** The first sign that anybody had, whether it was understood or not. Told apart from awareness (EDPB 9/2022). */
  firstSignal: instant,
  /** Who told us, by role (a customer, the processor, the press), not by name; and when. */
  toldBy: text,
  toldAt: instant,
  /** When our processor was aware. Basis: GDPR art. 33(2). */
  processorAwareAt: instant,
  /** Which of confidentiality, integrity, availability was breached (GDPR art. 4(12)). */
  nature: z
    .array(z.enum(['confidentiality', 'integrity', 'availability']))
    .min(1)
    .max(3),
  /** Art. 33(3)(a): approximate number of data subjects. */
  peopleCount: count,
  /** Art. 33(3)(a): categories of data subjects. */
  peopleCategories: list,
  /** Art. 33(3)(a): approximate number of personal data records. */
  recordsCount: count,
  /** Art. 33(3)(a): categories of personal data. */
  dataCategories: list,
  whatHappened: text,
  howItArose: text,
  relationToPeople: text,
  dataWhereabouts: text,
  /** Art. 33(3)(c). */
  likelyConsequences: text,
  /** Art. 33(3)(d). */
  measuresTaken: text,
  measuresPlanned: text,
  mitigation: text,
  /** Role `joint`: which controller notifies the authority, by the arrangement (art. 26(1)). */
  authorityNotifier: party,
  /** Role `joint`: which controller informs the people (art. 26(1)). */
  peopleInformer: party,
} as const;

export type FactKey = keyof typeof factValues;
export const factKeys = Object.keys(factValues) as FactKey[];

/**
 * Facts that no form asks for and that tell how awareness came about: shown where somebody recorded them, missing
 * nowhere.
 */
export const unaskedFacts: readonly FactKey[] = ['firstSignal', 'toldBy', 'toldAt', 'processorAwareAt'];

/** A fact as stored and shown. `value` is null exactly when the certainty says that there is none. */
export interface Fact {
  value: string | number | string[] | null;
  certainty: Certainty;
}
