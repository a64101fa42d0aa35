import { type FactKey, factKeys } from '../../incidents/facts/vocabulary.ts';
import type { ShownIncident } from '../../incidents/schemas.ts';
import { type FieldFault, Problem } from '../../problems.ts';
import type { SignedInVisit } from '../visit.ts';
import type { WebDeps } from '../web-deps.ts';
import type { Values } from './event-body.ts';
import { changeOf, patchOf } from './fact-changes.ts';
import { shownIn, type TypedFact } from './fact-fields.ts';
import { isAbout, isCrossed } from './fact-standing.ts';
import { createCaseReader } from './load-case.ts';

/** Who changes the facts of which incident. */
export interface Writer {
  deps: WebDeps;
  visit: SignedInVisit;
  id: string;
}

type Patch = Partial<Record<FactKey, unknown>>;

/** How often a save begins anew because somebody changed something else in the same moment. */
const mostTries = 4;

const send = async ({ deps, visit, id }: Writer, version: number, body: Patch): Promise<void> => {
  await deps.call(visit.requester, 'patch', '/api/v1/incidents/{id}/facts', {
    params: { id },
    body,
    version,
  });
};

/** What is wrong, where it is something wrong with the input; throws any other problem again. */
const faultsIn = (problem: unknown): readonly FieldFault[] => {
  if (!(problem instanceof Problem) || problem.type !== 'invalid-input') throw problem;
  return problem.details.errors ?? [];
};

/** A patch of what was typed, and what is no point in time or the like. */
const patchFrom = (changes: ReadonlyMap<FactKey, TypedFact>): { patch: Patch; faults: FieldFault[] } => {
  const patch: Patch = {};
  const faults: FieldFault[] = [];
  for (const [key, change] of changes)
    try {
      patch[key] = patchOf(key, change);
    } catch (problem) {
      faults.push(...faultsIn(problem));
    }
  return { patch, faults };
};

/** Sends what is right of a patch; what the API finds wrong is told, and the rest is sent without it. */
const sendWhatIsRight = async (writer: Writer, version: number, patch: Patch): Promise<FieldFault[]> => {
  if (Object.keys(patch).length === 0) return [];
  try {
    await send(writer, version, patch);
    return [];
  } catch (problem) {
    const faults = [...faultsIn(problem)];
    const rest = Object.fromEntries(
      Object.entries(patch).filter(
        ([key]) => !faults.some(({ pointer }) => isAbout(key as FactKey, pointer)),
      ),
    );
    const isSmaller = Object.keys(rest).length < Object.keys(patch).length;
    return isSmaller ? [...faults, ...(await sendWhatIsRight(writer, version, rest))] : faults;
  }
};

/** What was changed in a form, fact by fact. */
export const changesIn = (values: Values): Map<FactKey, TypedFact> =>
  new Map(
    factKeys.flatMap((key): [FactKey, TypedFact][] => {
      const change = changeOf(values, key);
      return change ? [[key, change]] : [];
    }),
  );

/**
 * Saves what a person changed of the facts. Facts that another changed meanwhile and this person did not touch stay as
 * they are now. Throws `stale-version` where both changed the same, with nothing saved, and `invalid-input` with a
 * fault for each fact that is wrong, with the others saved. False where nothing was changed.
 */
export const saveFacts = async (
  writer: Writer,
  changes: ReadonlyMap<FactKey, TypedFact>,
  values: Values,
): Promise<boolean> => {
  if (changes.size === 0) return false;
  const reader = createCaseReader(writer.deps.call, writer.visit.requester, writer.id);
  for (let tries = 1; ; tries += 1) {
    const incident: ShownIncident = await reader.incident();
    const crossed = [...changes].some(([key, change]) =>
      isCrossed({ incident, visit: writer.visit }, key, change, shownIn(values, key)),
    );
    if (crossed) throw new Problem('stale-version', 'Somebody else has changed the same fact meanwhile.');
    const { patch, faults } = patchFrom(changes);
    try {
      faults.push(...(await sendWhatIsRight(writer, incident.version, patch)));
    } catch (problem) {
      const isRace = problem instanceof Problem && problem.type === 'stale-version';
      if (isRace && tries < mostTries) continue;
      throw problem;
    }
    if (faults[0]) throw new Problem('invalid-input', faults[0].detail, { errors: faults });
    return true;
  }
};
