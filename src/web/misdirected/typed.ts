import { misdirectedBody, type MisdirectedBody } from '../../assessment/misdirected-schemas.ts';
import { problemOf } from '../../http/problem-details.ts';
import { refuseFuture } from '../../incidents/times.ts';
import { type FieldFault, Problem } from '../../problems.ts';
import type { Values } from '../incident/event-body.ts';
import { instantOf } from '../incident/local-time.ts';
import { inOwnWords } from '../incident/own-words.ts';
import type { SignedInVisit } from '../visit.ts';

/** Everything that the form can bring, by the names of its fields. Several of one name are lines. */
export type Typed = Values;

/** The lines of a field that can be ticked several times. */
export const linesOf = (typed: Typed, name: string): string[] =>
  (typed[name] ?? '').split('\n').filter((line) => line !== '');

/** Which field of the form asks for what the API names by a pointer. */
export const fieldOf = (pointer: string): string => {
  const [, member = '', , part] = pointer.split('/');
  if (member === 'sentAt' || member === 'detectedAt') return `${member.slice(0, -2)}Date`;
  if (member === 'identifiersReason' || part === 'reason') return 'contents';
  return member;
};

const momentOf = (typed: Typed, name: 'sent' | 'detected', faults: FieldFault[]): string => {
  const pointer = `/${name}At`;
  try {
    return instantOf(typed[`${name}Date`] ?? '', typed[`${name}Time`] ?? '', pointer) ?? '';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    faults.push(...(error.details.errors ?? []));
    return '';
  }
};

const written = (typed: Typed, name: string): string | undefined => typed[name]?.trim() || undefined;

const countOf = (typed: Typed): number | string | undefined => {
  const count = written(typed, 'peopleCount')?.replaceAll(/\s/g, '');
  return count !== undefined && /^\d{1,9}$/.test(count) ? Number(count) : count;
};

const rawOf = (typed: Typed, faults: FieldFault[]) => ({
  title: written(typed, 'title'),
  what: written(typed, 'what'),
  how: written(typed, 'how'),
  sentAt: momentOf(typed, 'sent', faults),
  detectedAt: momentOf(typed, 'detected', faults),
  system: written(typed, 'system'),
  peopleCount: countOf(typed),
  dataKinds: linesOf(typed, 'dataKinds').map((name) => ({
    class: name,
    circumstance: typed[`special.${name}`] ?? 'ordinary',
    reason: typed['contents']?.trim() ?? '',
  })),
  identifiers: linesOf(typed, 'identifiers'),
  identifiersReason: written(typed, 'contents'),
  vulnerablePeople: { yes: true, no: false }[typed['vulnerablePeople'] ?? ''],
  recipients: written(typed, 'recipients'),
  recipientsReason: written(typed, 'recipientsReason'),
  deletion: written(typed, 'deletion'),
  protection: written(typed, 'protection'),
  // Not asked where nothing was protected.
  protectionKey: typed['protection'] === 'none' ? undefined : written(typed, 'protectionKey'),
  measures: written(typed, 'measures'),
});

/** The body for the API. Throws `invalid-input` with everything that is wrong at once. */
export const bodyOf = (typed: Typed, now: Date): MisdirectedBody => {
  const faults: FieldFault[] = [];
  const checked = misdirectedBody.safeParse(rawOf(typed, faults));
  if (checked.success) {
    refuseFuture('/sentAt', checked.data.sentAt, now);
    refuseFuture('/detectedAt', checked.data.detectedAt, now);
    return checked.data;
  }
  const problem = problemOf(checked.error, 'body');
  const others = (problem.details.errors ?? []).filter(
    ({ pointer }) => !faults.some((fault) => fault.pointer === pointer),
  );
  throw new Problem('invalid-input', problem.message, { errors: [...faults, ...others] });
};

/** The problem in the visitor's words, each fault at the field that it is about, and one a field. */
export const atFields = (visit: SignedInVisit, problem: Problem): Problem => {
  const said = inOwnWords(visit, problem);
  const errors = new Map<string, FieldFault>();
  for (const { pointer, detail } of said.details.errors ?? []) {
    const field = fieldOf(pointer);
    if (!errors.has(field)) errors.set(field, { pointer: `/${field}`, detail });
  }
  return new Problem(problem.type, said.message, {
    ...said.details,
    ...(errors.size > 0 && { errors: [...errors.values()] }),
  });
};
