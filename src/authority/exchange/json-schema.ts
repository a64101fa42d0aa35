import { eeaCountries } from '../../incidents/facts/countries.ts';
import { edpbDraft } from '../edpb/draft.ts';
import { edpbTemplate } from '../edpb/edpb-template.ts';
import { askedFields, type Condition, isIncomplete } from './conditions.ts';
import { type FieldType, fieldTypes } from './field-types.ts';

type Schema = Record<string, unknown>;

/** RFC 3339 with an offset; `format` alone is a hint that a validator may ignore. */
const instantPattern = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$';
const dayPattern = '^\\d{4}-\\d{2}-\\d{2}$';
const text: Schema = { type: 'string', minLength: 1, maxLength: 50_000, pattern: '\\S' };
const contact: Schema = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: Object.fromEntries(
    ['name', 'email', 'phone', 'address'].map((name) => [
      name,
      { type: 'string', minLength: 1, maxLength: 500 },
    ]),
  ),
};

const schemaOf = (field: FieldType): Schema => {
  switch (field.type) {
    case 'one':
      return { enum: [...field.of] };
    case 'many':
      return { type: 'array', items: { enum: [...field.of] }, minItems: 1, uniqueItems: true };
    case 'each':
      return { type: 'array', items: { enum: [...field.of] }, minItems: 1, maxItems: 100 };
    case 'text':
      return text;
    case 'texts':
      return { type: 'array', items: text, minItems: 1, maxItems: 100 };
    case 'instant':
      return { type: 'string', format: 'date-time', pattern: instantPattern };
    case 'day':
      return { type: 'string', format: 'date', pattern: dayPattern };
    case 'day-or-open':
      return {
        anyOf: [{ type: 'string', format: 'date', pattern: dayPattern }, { const: 'to-be-determined' }],
      };
    case 'count':
      return { type: 'integer', minimum: 0, maximum: 100_000_000 };
    case 'ticked':
      return { type: 'boolean' };
    case 'contact':
      return contact;
    case 'contacts':
      return { type: 'array', items: { anyOf: [text, { type: 'null' }] }, minItems: 1, maxItems: 100 };
    case 'per-country':
      return {
        type: 'object',
        minProperties: 1,
        propertyNames: { enum: [...eeaCountries] },
        additionalProperties: { type: 'integer', minimum: 0, maximum: 100_000_000 },
      };
  }
};

const answered = (no: number, value: Schema): Schema => ({
  properties: { [no]: value },
  required: [String(no)],
});

/** A condition as a schema of the answers. */
const whenMet = (condition: Condition): Schema => {
  if ('all' in condition) return { allOf: condition.all.map(whenMet) };
  if ('any' in condition) return { anyOf: condition.any.map(whenMet) };
  if ('present' in condition) return { required: [String(condition.present)] };
  if ('absent' in condition) return { not: { required: [String(condition.absent)] } };
  if ('ticked' in condition) return answered(condition.ticked, { const: true });
  const wanted = { enum: [...condition.is] };
  const isMany = fieldTypes.get(condition.field)?.type === 'many';
  return answered(condition.field, isMany ? { contains: wanted } : wanted);
};

const rulesOf = (): Schema[] => {
  const asked = askedFields.flatMap(({ no, asked: condition, need }): Schema[] => {
    const must = { required: [String(no)] };
    if (!condition) return need === 'must' ? [must] : [];
    return [
      {
        if: whenMet(condition),
        ...(need === 'must' && { then: must }),
        else: { not: must },
      },
    ];
  });
  const open = edpbTemplate.fields.flatMap(({ no, incompleteOnly = [] }): Schema[] => {
    if (incompleteOnly.length === 0) return [];
    const letters = { enum: [...incompleteOnly] };
    const isMany = fieldTypes.get(no)?.type === 'many';
    return [
      {
        if: answered(no, isMany ? { contains: letters } : letters),
        then: whenMet(isIncomplete),
      },
    ];
  });
  return [...asked, ...open, { not: { allOf: [answered(3, { const: 'a' }), answered(4, { const: 'c' })] } }];
};

/** Where the schema is published, from the address of a Varsla on. */
export const schemaPath = `/api/v1/schemas/${edpbDraft}.json`;

/**
 * The JSON Schema (draft 2020-12) of a notification in the draft's numbering: made from the same table as our own check,
 * so that both say the same. What hangs on the time of day it cannot say.
 */
export const edpbJsonSchema = (): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:varsla:schema:${edpbDraft}`,
  title: 'Notification of a personal data breach, in the numbering of the EDPB template 2026, draft 1.0',
  description:
    'Field numbers and letters of the draft of 8 June 2026. Where the draft gives two values one letter (97), the second has a key of its own (b1); of 89 the last is d. Codes outside stand as edpb-2026-draft-1.0:60.s.',
  $comment:
    'Two rules are not here, since a schema knows no time: field 49 must be answered in a new notification more than 72 hours after field 48, and may not be before; 46 is not after 47, and 39 to 41 are of one length.',
  type: 'object',
  additionalProperties: false,
  required: ['format', 'fields'],
  properties: {
    format: { const: edpbDraft },
    fields: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        edpbTemplate.fields.map(({ no, asks }) => {
          const type = fieldTypes.get(no);
          return [no, { title: asks, ...(type && schemaOf(type)) }];
        }),
      ),
      allOf: rulesOf(),
    },
  },
});
