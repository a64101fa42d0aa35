import { edpbTemplate } from '../edpb/edpb-template.ts';
import type { FieldValue } from './field-types.ts';

/** When a field is asked, by the answers of others: said once, read by our check and written into the JSON Schema. */
export type Condition =
  | { field: number; is: readonly string[] }
  | { ticked: number }
  | { present: number }
  | { absent: number }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] };

const is = (field: number, ...values: readonly string[]): Condition => ({ field, is: values });
const all = (...conditions: readonly Condition[]): Condition => ({ all: conditions });

/** A withdrawal asks who, which notification and why; the draft does not say what else (our reading: nothing). */
export const isWithdrawal: Condition = is(4, 'c');
const stands: Condition = is(4, 'a', 'b');
export const isIncomplete: Condition = is(4, 'b');

/** Beside "the notification is none that takes one back". Slips of the draft are put right where they stood. */
const own: Readonly<Record<number, Condition>> = {
  5: isWithdrawal,
  6: is(3, 'b'),
  15: is(14, 'a'),
  16: is(15, 'd'),
  18: { present: 120 },
  19: { present: 120 },
  24: is(23, 'c'),
  29: is(23, 'b', 'c'),
  30: is(29, 'yes'),
  31: is(29, 'yes'),
  34: is(33, 'c'),
  35: is(33, 'c'),
  36: is(33, 'c'),
  39: is(38, 'a'),
  40: is(38, 'a'),
  41: is(38, 'a'),
  46: is(44, 'a', 'b', 'c'),
  47: is(44, 'a', 'b'),
  49: is(3, 'a'),
  52: is(50, 'b', 'c', 'd', 'e', 'f'),
  53: { ticked: 45 },
  56: is(55, 'a'),
  57: is(55, 'a'),
  58: is(55, 'b'),
  59: is(55, 'c'),
  68: is(67, 'a', 'b'),
  73: is(72, 'a', 'b'),
  79: is(55, 'a'),
  80: is(79, 'd'),
  81: is(55, 'b'),
  82: is(81, 'c'),
  // The draft's text says integrity: a slip.
  83: is(55, 'c'),
  84: is(83, 'c'),
  86: is(85, 'n'),
  98: is(97, 'a'),
  99: is(97, 'b', 'b1'),
  // The draft shows both also where the risk is not high: they fit the exemption alone.
  100: is(97, 'e'),
  101: is(97, 'e'),
  102: is(97, 'a'),
  103: is(102, 'b'),
  104: is(97, 'a'),
  105: all(is(97, 'a'), is(104, 'c')),
  106: is(97, 'a'),
  111: { any: [is(109, 'a'), is(110, 'a')] },
  // A controller is established in the EEA or not: one of the two is answered.
  113: { absent: 120 },
  114: is(113, 'a'),
  115: is(113, 'a'),
  116: is(113, 'a'),
  117: is(113, 'a'),
  118: is(113, 'a'),
  120: { absent: 113 },
  121: is(120, 'a'),
  122: is(120, 'a'),
  123: is(120, 'a'),
  126: is(125, 'j'),
};

export interface AskedField {
  no: number;
  /** Undefined: always. */
  asked: Condition | undefined;
  /** Whether it must be answered where it is asked; of `late` nobody can say without knowing what time it is. */
  need: 'must' | 'may' | 'late';
}

const ofWithdrawal = (no: number, section: string): boolean =>
  (section.startsWith('2.') && no !== 38) || no <= 7;
const partiesAsked = [39, 40, 41];

/** Every field, when it is asked, and whether it must be answered then. */
export const askedFields: readonly AskedField[] = edpbTemplate.fields.map(({ no, section, need }) => {
  const condition = own[no];
  const always = ofWithdrawal(no, section) && !partiesAsked.includes(no);
  const asked = always ? condition : condition ? all(stands, condition) : stands;
  if (no === 49) return { no, asked, need: 'late' };
  // A controller outside the EEA is told by field 120, which a withdrawal does not have.
  return { no, asked, need: need === 'M' || need === 'C' ? 'must' : 'may' };
});

const holds = (value: FieldValue | undefined, wanted: readonly string[]): boolean =>
  Array.isArray(value)
    ? value.some((one) => typeof one === 'string' && wanted.includes(one))
    : typeof value === 'string' && wanted.includes(value);

/** Whether a condition holds for the answers of a document. */
export const isMet = (condition: Condition, fields: Readonly<Record<string, FieldValue>>): boolean => {
  if ('all' in condition) return condition.all.every((one) => isMet(one, fields));
  if ('any' in condition) return condition.any.some((one) => isMet(one, fields));
  if ('present' in condition) return Object.hasOwn(fields, condition.present);
  if ('absent' in condition) return !Object.hasOwn(fields, condition.absent);
  if ('ticked' in condition) return fields[condition.ticked] === true;
  return holds(fields[condition.field], condition.is);
};
