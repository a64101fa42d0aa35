import { type FactKey, factFields } from '../../incidents/facts/vocabulary.ts';
import type { Values } from './event-body.ts';
import { decodeShown, encodeShown, shownIn, type TypedFact, typedIn } from './fact-fields.ts';
import { decodeRows, isRowKind, isUnfinished, parsedRow, wholeNumber } from './fact-rows.ts';
import { instantOf } from './local-time.ts';

const isEmpty = ({ value, time }: TypedFact): boolean => value === '' && time === '';
const hasNone = ({ certainty }: TypedFact): boolean =>
  certainty === 'to-be-determined' || certainty === 'cannot-be-determined';

/**
 * What somebody means by what they changed. Of value and certainty the one that was changed counts: an answer to what
 * was open is known, what is now said to be open loses its value, and an emptied field is open again.
 */
const meant = (typed: TypedFact, shown: TypedFact): TypedFact => {
  const answered = typed.value !== shown.value || typed.time !== shown.time;
  const isSure = typed.certainty !== shown.certainty;
  if (isEmpty(typed))
    return answered && !isSure && !hasNone(typed) ? { ...typed, certainty: 'to-be-determined' } : typed;
  if (typed.certainty === '') return { ...typed, certainty: 'known' };
  if (!hasNone(typed)) return typed;
  if (answered && !isSure) return { ...typed, certainty: 'known' };
  return answered ? typed : { ...typed, value: '', time: '' };
};

const parsed = (key: FactKey, { value, time }: TypedFact): unknown => {
  const { kind } = factFields[key];
  if (isRowKind(kind)) return decodeRows(value).map((row) => parsedRow(kind, row));
  switch (kind) {
    case 'instant':
      return instantOf(value, time, `/${key}/value`);
    case 'count':
      return wholeNumber(value);
    case 'number':
      return /^-?\d+([.,]\d+)?$/.test(value) ? Number(value.replace(',', '.')) : value;
    case 'boolean':
      return value === 'yes';
    case 'list':
    case 'choices':
      return value.split('\n').flatMap((line) => line.trim() || []);
    case 'text':
    case 'choice':
      return value;
  }
};

/** What a person changed of a fact; undefined where it stands as it was shown, or was not shown. */
export const changeOf = (values: Values, key: FactKey): TypedFact | undefined => {
  const typed = typedIn(values, key);
  if (!typed || encodeShown(typed) === shownIn(values, key)) return undefined;
  const change = meant(typed, decodeShown(shownIn(values, key)));
  return isEmpty(change) && change.certainty === '' ? undefined : change;
};

/** Whether somebody is still writing it: half a point in time, a row that lacks a part, how sure without what. */
export const isHalfSaid = (key: FactKey, change: TypedFact): boolean => {
  if (hasNone(change)) return false;
  const { kind } = factFields[key];
  if (isRowKind(kind)) {
    const rows = decodeRows(change.value);
    return rows.length === 0 || rows.some((row) => isUnfinished(kind, row));
  }
  return change.value === '' || (kind === 'instant' && change.time === '');
};

/** A change as the API takes it. Throws `invalid-input` for a time that is none. */
export const patchOf = (key: FactKey, change: TypedFact): Record<string, unknown> => ({
  certainty: change.certainty,
  ...(!isEmpty(change) && { value: parsed(key, change) }),
  ...(change.source !== '' && { source: change.source }),
});
