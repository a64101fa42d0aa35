import type { StandingFacts } from '../../incidents/facts/fact-rule.ts';
import { communicationFields } from './communication-fields.ts';
import { consequenceFields } from './consequence-fields.ts';
import { edpbDraft } from './draft.ts';
import { elsewhereFields } from './elsewhere-fields.ts';
import { natureFields } from './nature-fields.ts';
import { notificationFields } from './notification-fields.ts';
import { subjectFields } from './subject-fields.ts';
import type { Filling, TemplateField } from './template-field.ts';
import { timelineFields } from './timeline-fields.ts';

/**
 * The EDPB's common template for notifications, version 1.0 of 8 June 2026, a draft: its 100 fields and where ours
 * answer them. Slips of the draft's rules are put right where they stand. A final version gets a table of its own.
 */
export const edpbTemplate: { version: string; fields: readonly TemplateField[] } = {
  version: edpbDraft,
  fields: [
    ...notificationFields,
    ...timelineFields,
    ...natureFields,
    ...subjectFields,
    ...consequenceFields,
    ...communicationFields,
    ...elsewhereFields,
  ],
};

/** Whether the draft has such a notification: five kinds; a new one cannot be withdrawn. */
export const isKind = ({ type, subType }: Filling['notification']): boolean =>
  type === 'follow-up' || subType !== 'withdraw';

/** Asked also of a withdrawal; the draft does not say what else is (our reading: nothing). */
const ofWithdrawal = (field: TemplateField): boolean => field.section.startsWith('2.') || field.no <= 7;

/** What the template asks of a notification, in its order. Throws for a kind that it does not have. */
export const fieldsShown = (filling: Filling): TemplateField[] => {
  if (!isKind(filling.notification)) throw new Error('a new notification cannot be withdrawn');
  return edpbTemplate.fields.filter(
    (field) =>
      (field.shown?.(filling) ?? true) &&
      (filling.notification.subType !== 'withdraw' || (ofWithdrawal(field) && field.no !== 38)),
  );
};

/** The codes that a fact says to a field: its values, yes or no, or a certainty in their place. */
const codesOf = ({ from }: TemplateField, facts: StandingFacts): readonly string[] => {
  if (!('fact' in from) || typeof from.fact !== 'string') return [];
  const fact = facts[from.fact];
  const value = fact?.value ?? null;
  if (value === null) return [fact?.certainty ?? 'to-be-determined'];
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  return [value].flat().filter((one) => typeof one === 'string');
};

/** The letters that the facts choose in a field, in the template's order; none where it has none for what is known. */
export const lettersOf = (field: TemplateField, facts: StandingFacts): string[] => {
  const derived = field.derive?.(facts);
  if (derived !== undefined) return [derived];
  const codes = codesOf(field, facts);
  return Object.entries(field.letters ?? {}).flatMap(([letter, code]) =>
    codes.includes(code) ? [letter] : [],
  );
};
