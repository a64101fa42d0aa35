import { z } from 'zod';
import { eeaCountries } from '../../incidents/facts/countries.ts';
import { type FieldFault, Problem } from '../../problems.ts';
import { edpbDraft, templateHours } from '../edpb/draft.ts';
import { edpbTemplate } from '../edpb/edpb-template.ts';
import { askedFields, isIncomplete, isMet } from './conditions.ts';
import { type EdpbDocument, type FieldType, type FieldValue, fieldTypes } from './field-types.ts';

const written = z.string().min(1).max(50_000).regex(/\S/, 'There is no text.');
const short = z.string().min(1).max(500);
const count = z.int().min(0).max(100_000_000);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'A day: 2026-11-20.');

const valueOf = (field: FieldType): z.ZodType => {
  switch (field.type) {
    case 'one':
      return z.enum(field.of as [string, ...string[]], `One of ${field.of.join(', ')}.`);
    case 'many':
      return z
        .array(
          z.enum(field.of as [string, ...string[]], `One of ${field.of.join(', ')}.`),
          'A list of letters.',
        )
        .min(1)
        .refine((values) => new Set(values).size === values.length, 'The same letter stands here twice.');
    case 'each':
      return z
        .array(
          z.enum(field.of as [string, ...string[]], `One of ${field.of.join(', ')}.`),
          'A list of codes.',
        )
        .min(1)
        .max(100);
    case 'text':
      return written;
    case 'texts':
      return z.array(written).min(1).max(100);
    case 'instant':
      return z
        .string()
        .regex(
          /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/,
          'Date, time and offset: 2026-11-20T09:00:00+01:00.',
        );
    case 'day':
      return day;
    case 'day-or-open':
      return z.union([day, z.literal('to-be-determined')], 'A day, or to-be-determined.');
    case 'count':
      return count;
    case 'ticked':
      return z.boolean();
    case 'contact':
      return z
        .strictObject({
          name: short.optional(),
          email: short.optional(),
          phone: short.optional(),
          address: short.optional(),
        })
        .refine((contact) => Object.keys(contact).length > 0, 'Say how to reach them.');
    case 'contacts':
      return z.array(written.nullable()).min(1).max(100);
    case 'per-country':
      return z
        .partialRecord(z.enum(eeaCountries), count)
        .refine((countries) => Object.keys(countries).length > 0, 'Name at least one country.');
  }
};

const shape = z.strictObject({
  format: z.literal(edpbDraft, `The format is ${edpbDraft}.`),
  fields: z.strictObject(
    Object.fromEntries(
      edpbTemplate.fields.map(({ no }) => [
        String(no),
        valueOf(fieldTypes.get(no) ?? { type: 'text' }).optional(),
      ]),
    ),
  ),
});

const at = (no: number | string): string => `/fields/${no}`;
const hour = 3_600_000;

/** What a schema cannot say: it hangs on the time, or compares two answers. */
const timed = (fields: EdpbDocument['fields'], now: Date): FieldFault[] => {
  const faults: FieldFault[] = [];
  const aware = typeof fields[48] === 'string' ? Date.parse(fields[48]) : NaN;
  const isLate = now.getTime() - aware > templateHours * hour;
  if (fields[3] === 'a' && fields[4] !== 'c' && !Number.isNaN(aware)) {
    if (isLate && fields[49] === undefined)
      faults.push({
        pointer: at(49),
        detail: `A new notification more than ${templateHours} hours after awareness says why it is late.`,
      });
    if (!isLate && fields[49] !== undefined)
      faults.push({ pointer: at(49), detail: 'It is not late: there is no delay to give reasons for.' });
  }
  const [began, ended] = [fields[46], fields[47]].map((value) =>
    typeof value === 'string' ? Date.parse(value) : NaN,
  );
  if ((began ?? NaN) > (ended ?? NaN)) faults.push({ pointer: at(47), detail: 'It ended before it began.' });
  const lengths = [39, 40, 41].flatMap((no) => {
    const value = fields[no];
    return Array.isArray(value) ? [value.length] : [];
  });
  if (new Set(lengths).size > 1)
    faults.push({
      pointer: at(41),
      detail:
        'One qualification (39) and one contact (41) for each name in field 40; a contact is null where there is none.',
    });
  return faults;
};

const lettersIn = (value: FieldValue | undefined): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string');

/** The rules that hang on nothing but the document, and are those of its JSON Schema. */
export const rulesBroken = (document: unknown): FieldFault[] => {
  const parsed = shape.safeParse(document);
  if (!parsed.success)
    return parsed.error.issues.flatMap(({ path, message, ...issue }) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            pointer: `/${[...path, key].join('/')}`,
            detail: 'The draft has no such field.',
          }))
        : [{ pointer: `/${path.join('/')}`, detail: message }],
    );
  const { fields } = parsed.data as EdpbDocument;
  const faults: FieldFault[] = [];
  if (fields[3] === 'a' && fields[4] === 'c')
    faults.push({
      pointer: at(4),
      detail: 'A new notification cannot be withdrawn: only a follow-up takes one back.',
    });
  for (const { no, asked, need } of askedFields) {
    const isAsked = asked === undefined || isMet(asked, fields);
    const isThere = Object.hasOwn(fields, no) && fields[no] !== undefined;
    if (isAsked && !isThere && need === 'must')
      faults.push({ pointer: at(no), detail: 'This must be answered here.' });
    if (!isAsked && isThere)
      faults.push({ pointer: at(no), detail: 'This is not asked by the other answers: leave it out.' });
  }
  if (!isMet(isIncomplete, fields))
    for (const { no, incompleteOnly = [] } of edpbTemplate.fields)
      for (const letter of lettersIn(fields[no]))
        if (incompleteOnly.includes(letter))
          faults.push({ pointer: at(no), detail: `${letter} stands only in an incomplete notification.` });
  return faults;
};

/**
 * Every rule of the draft that a document breaks, as JSON pointers into it; none where it may be sent. Basis: EDPB
 * template 2026, draft 1.0, with the slips of its rules put right.
 */
export const faultsOfDocument = (document: unknown, now: Date): FieldFault[] => {
  const faults = rulesBroken(document);
  const parsed = shape.safeParse(document);
  return parsed.success ? [...faults, ...timed(parsed.data.fields as EdpbDocument['fields'], now)] : faults;
};

/** Throws `invalid-input` with every broken rule at once. */
export const refuseFaults = (document: unknown, now: Date, at = ''): void => {
  const errors = faultsOfDocument(document, now).map(({ pointer, detail }) => ({
    pointer: `${at}${pointer}`,
    detail,
  }));
  if (errors.length > 0)
    throw new Problem('invalid-input', 'The document breaks rules of the draft; see errors for each field.', {
      errors,
    });
};
