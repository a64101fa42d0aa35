import {
  certainties,
  type Certainty,
  type FactKey,
  factFields,
  type FactValue,
} from '../../incidents/facts/vocabulary.ts';
import type { ShownIncident } from '../../incidents/schemas.ts';
import type { Values } from './event-body.ts';
import { encodeRows, isRowKind, rowsFrom, rowsIn } from './fact-rows.ts';
import { fromRegister } from '../../incidents/facts-from-register.ts';
import { localParts } from './local-time.ts';

/** The fields of one fact, as they are typed: a list has one item a line, rows one encoded row a line. */
export interface TypedFact {
  value: string;
  time: string;
  certainty: Certainty | '';
  /** Where it comes from, in words; empty where nobody said, and where the register did. */
  source: string;
}

const nothing: TypedFact = { value: '', time: '', certainty: '', source: '' };

const shownValue = (key: FactKey, value: FactValue): string => {
  const { kind, choices = [] } = factFields[key];
  if (isRowKind(kind)) return encodeRows(rowsFrom(kind, value));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    const items = value.map(String);
    return (kind === 'choices' ? choices.filter((code) => items.includes(code)) : items).join('\n');
  }
  const text = String(value ?? '').replaceAll('\r\n', '\n');
  return kind === 'number' ? text.replace('.', ',') : text;
};

/** A stored fact as its fields show it; empty where nothing is recorded. */
export const typedFrom = (key: FactKey, facts: ShownIncident['facts']): TypedFact => {
  const fact = facts[key];
  if (!fact) return nothing;
  const { value, certainty } = fact;
  const source = fact.source === null || fact.source === fromRegister ? '' : fact.source;
  if (factFields[key].kind === 'instant' && typeof value === 'string') {
    const { date, time } = localParts(value);
    return { value: date, time, certainty, source };
  }
  return { value: shownValue(key, value), time: '', certainty, source };
};

const isCertainty = (text: string): text is Certainty => certainties.some((one) => one === text);

/** What was typed for a fact; undefined when the form did not have it. */
export const typedIn = (values: Values, key: FactKey): TypedFact | undefined => {
  const chosen = values[`${key}.certainty`];
  if (chosen === undefined) return undefined;
  const { kind } = factFields[key];
  const value = isRowKind(kind)
    ? encodeRows(rowsIn(values, key, kind))
    : (values[`${key}.value`] ?? '').replaceAll('\r\n', '\n').trim();
  return {
    value,
    time: values[`${key}.time`] ?? '',
    certainty: isCertainty(chosen) ? chosen : '',
    source: (values[`${key}.source`] ?? '').trim(),
  };
};

/** As the page showed it: travels with the form, so that only what this person changed is saved. */
export const encodeShown = ({ value, time, certainty, source }: TypedFact): string =>
  JSON.stringify([value, time, certainty, source]);

export const shownIn = (values: Values, key: FactKey): string => values[`${key}.was`] ?? '';

/** What a page showed, as its form brought it back; nothing where it was tampered with. */
export const decodeShown = (text: string): TypedFact => {
  const [, value, time, certainty, source] =
    /^\["((?:[^"\\]|\\.)*)","((?:[^"\\]|\\.)*)","([^"]*)","((?:[^"\\]|\\.)*)"\]$/.exec(text) ?? [];
  if (value === undefined) return nothing;
  const plain = (part = ''): string => JSON.parse(`"${part}"`) as string;
  return {
    value: plain(value),
    time: plain(time),
    certainty: certainty !== undefined && isCertainty(certainty) ? certainty : '',
    source: plain(source),
  };
};
