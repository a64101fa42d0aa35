import { certainties, type Certainty, type FactKey } from '../../incidents/facts-vocabulary.ts';
import type { ShownIncident } from '../../incidents/schemas.ts';
import { instantOf, localParts } from './local-time.ts';
import type { Values } from './event-body.ts';

type Kind = 'text' | 'list' | 'count' | 'instant' | 'nature' | 'party';

/** How each fact is asked for. The order within a group is that of Datatilsynet's form. */
export const factKinds: Record<FactKey, Kind> = {
  mainCause: 'text',
  breachBegan: 'instant',
  breachEnded: 'instant',
  firstSignal: 'instant',
  toldBy: 'text',
  toldAt: 'instant',
  processorAwareAt: 'instant',
  nature: 'nature',
  peopleCount: 'count',
  peopleCategories: 'list',
  recordsCount: 'count',
  dataCategories: 'list',
  whatHappened: 'text',
  howItArose: 'text',
  relationToPeople: 'text',
  dataWhereabouts: 'text',
  likelyConsequences: 'text',
  measuresTaken: 'text',
  measuresPlanned: 'text',
  mitigation: 'text',
  authorityNotifier: 'party',
  peopleInformer: 'party',
};

export const factGroups = [
  ['event', ['whatHappened', 'mainCause', 'howItArose', 'breachBegan', 'breachEnded', 'nature']],
  ['awareness', ['firstSignal', 'toldBy', 'toldAt', 'processorAwareAt']],
  ['people', ['peopleCount', 'peopleCategories', 'relationToPeople']],
  ['data', ['dataCategories', 'recordsCount', 'dataWhereabouts']],
  ['consequences', ['likelyConsequences', 'measuresTaken', 'measuresPlanned', 'mitigation']],
  ['joint', ['authorityNotifier', 'peopleInformer']],
] as const satisfies readonly (readonly [string, readonly FactKey[]])[];

/** Facts that this incident's role asks for. Basis: GDPR art. 26(1) for those of joint controllers. */
export const groupsFor = ({ role }: ShownIncident) =>
  factGroups.filter(([name]) => name !== 'joint' || role === 'joint');

/** The fields of one fact, as they are typed: a list has one item a line. */
export interface TypedFact {
  value: string;
  time: string;
  certainty: Certainty | '';
}

/** In the order of the form's boxes. Basis: GDPR art. 4(12). */
export const natures = ['confidentiality', 'integrity', 'availability'] as const;

type Facts = ShownIncident['facts'];

/** A stored fact as its fields show it; empty where nothing is recorded. */
export const typedFrom = (key: FactKey, facts: Facts): TypedFact => {
  const fact = facts[key];
  if (!fact) return { value: '', time: '', certainty: '' };
  const { value, certainty } = fact;
  if (factKinds[key] === 'instant' && typeof value === 'string') {
    const { date, time } = localParts(value);
    return { value: date, time, certainty };
  }
  if (!Array.isArray(value))
    return { value: String(value ?? '').replaceAll('\r\n', '\n'), time: '', certainty };
  const items = factKinds[key] === 'nature' ? natures.filter((nature) => value.includes(nature)) : value;
  return { value: items.join('\n'), time: '', certainty };
};

const isCertainty = (text: string): text is Certainty => certainties.some((one) => one === text);

/** What was typed for a fact; undefined when the form did not have it. */
export const typedIn = (values: Values, key: FactKey): TypedFact | undefined => {
  const chosen = values[`${key}.certainty`];
  if (chosen === undefined) return undefined;
  const lines = (values[`${key}.value`] ?? '').replaceAll('\r\n', '\n').trim();
  return { value: lines, time: values[`${key}.time`] ?? '', certainty: isCertainty(chosen) ? chosen : '' };
};

/** As the page showed it: travels with the form, so that only what this person changed is saved. */
export const encodeShown = (shown: TypedFact): string =>
  JSON.stringify([shown.value, shown.time, shown.certainty]);

export const shownIn = (values: Values, key: FactKey): string => values[`${key}.was`] ?? '';

const parsed = (key: FactKey, { value, time }: TypedFact): unknown => {
  switch (factKinds[key]) {
    case 'instant':
      return instantOf(value, time, `/${key}/value`);
    case 'count':
      return /^\d[\d\s]*$/.test(value) ? Number(value.replaceAll(/\s/g, '')) : value;
    case 'list':
    case 'nature':
      return value.split('\n').flatMap((line) => line.trim() || []);
    case 'text':
    case 'party':
      return value;
  }
};

/**
 * The facts that a person changed, as the API takes them. A value without a stated certainty counts as known. Throws
 * `invalid-input` for a time that is none.
 */
export const changedFacts = (values: Values, incident: ShownIncident): Record<string, unknown> => {
  const patch: Record<string, unknown> = {};
  for (const key of groupsFor(incident).flatMap(([, keys]) => [...keys])) {
    const typed = typedIn(values, key);
    if (!typed || encodeShown(typed) === shownIn(values, key)) continue;
    const empty = typed.value === '' && typed.time === '';
    if (empty && typed.certainty === '') continue;
    patch[key] = {
      certainty: typed.certainty || 'known',
      ...(!empty && { value: parsed(key, typed) }),
    };
  }
  return patch;
};
