import type { FactKey } from '../../incidents/facts/vocabulary.ts';
import type { CaseView } from './case-view.ts';
import { encodeShown, shownIn, type TypedFact, typedFrom, typedIn } from './fact-fields.ts';
import { inOwnWords } from './own-words.ts';

/** How a fact stands in the form. */
export interface Standing {
  key: FactKey;
  /** What its fields show. */
  typed: TypedFact;
  /** What is saved now, also when somebody else saved it meanwhile. */
  stored: TypedFact;
  /** Somebody else saved another answer while this one was being written; nothing of it is saved. */
  isCrossed: boolean;
  /** What is wrong with what was typed. */
  fault?: string | undefined;
  /** What became of it, where there is something to say. */
  said?: string | undefined;
  /** With script: a press takes one of two answers. */
  asks?: boolean;
}

/** Whether what the API says of a field is about this fact. */
export const isAbout = (key: FactKey, pointer: string): boolean =>
  pointer === `/${key}` || pointer.startsWith(`/${key}/`);

/** Whether a fact has been answered anew by another than the one who writes. */
export const isCrossed = (
  { incident, visit }: Pick<CaseView, 'incident' | 'visit'>,
  key: FactKey,
  typed: TypedFact,
  was: string,
): boolean => {
  const saved = encodeShown(typedFrom(key, incident.facts));
  const isOthers = incident.facts[key]?.recordedBy !== visit.requester.name;
  return isOthers && saved !== was && saved !== encodeShown(typed);
};

/**
 * What stands in the fields of a fact: what this person typed, where it was not saved; otherwise what is stored now,
 * also when somebody else changed it meanwhile. After a fault all but what is at fault has been saved.
 */
export const standingOf = (view: CaseView, key: FactKey): Standing => {
  const { incident, attempt, visit } = view;
  const stored = typedFrom(key, incident.facts);
  const asStored = { key, typed: stored, stored, isCrossed: false };
  const typed = attempt && typedIn(attempt.values, key);
  const was = attempt ? shownIn(attempt.values, key) : '';
  if (!typed || encodeShown(typed) === was) return asStored;
  const fault = inOwnWords(visit, attempt.problem).details.errors?.find(({ pointer }) =>
    isAbout(key, pointer),
  )?.detail;
  if (attempt.problem.type === 'invalid-input' && fault === undefined) return asStored;
  return { key, typed, stored, isCrossed: isCrossed(view, key, typed, was), fault };
};
