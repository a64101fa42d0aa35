import type { z } from 'zod';
import { may, type Permission } from '../access/permissions.ts';
import type { Requester } from '../access/tokens.ts';
import { invalid, Problem } from '../problems.ts';
import { storageFaults } from './fit-for-storage.ts';
import { problemOf } from './problem-details.ts';
import type { Route, UploadedFile } from './route.ts';

/** Whether there is such an incident for this person, as far as a right of theirs reaches. Lent by the incidents. */
export type SeesIncident = (
  requester: Requester,
  permission: Permission,
  incidentId: string,
) => Promise<boolean>;

const check = (schema: z.ZodType | undefined, value: unknown, where: 'body' | 'query' | 'path'): unknown => {
  if (!schema) return undefined;
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  if (where === 'path') throw new Problem('not-found', 'There is nothing at this address.');
  throw problemOf(checked.error, where);
};

/** The part of an address that says which incident it is about: every address below an incident has it. */
const incidentIn = (path: string): string | undefined => /^\/api\/v1\/incidents\/\{(\w+)\}/.exec(path)?.[1];

/**
 * The one place that decides whether a person may use a route at all: the role, the token's own scope, and, for every
 * route at or below /api/v1/incidents/{id}, whether that incident is theirs to see. Somebody else's incident and one
 * that does not exist get the same answer. Gives the checked parameters of the path; throws `forbidden`, `not-found`.
 */
export const admit = async (
  sees: SeesIncident,
  route: Route,
  requester: Requester,
  params: Readonly<Record<string, unknown>>,
): Promise<unknown> => {
  if (!may(requester.role, route.permission))
    throw new Problem('forbidden', `The role ${requester.role} may not do this.`);
  if (requester.readOnly && route.method !== 'get')
    throw new Problem('forbidden', 'This token may read and nothing else.');
  const checked = check(route.params, params, 'path');
  const name = incidentIn(route.path);
  if (name !== undefined) {
    const id = (checked as Record<string, unknown> | undefined)?.[name];
    if (typeof id !== 'string' || !(await sees(requester, route.permission, id)))
      throw new Problem('not-found', 'There is no incident with this id.');
  }
  return checked;
};

/** The body checked; of a form that takes a file also whether there is one, so that all faults are told at once. */
const checkBody = (route: Route, body: unknown, file: UploadedFile | undefined): unknown => {
  if (!route.upload || file) return check(route.body, body, 'body');
  const missing = invalid('/file', 'no-file: Choose a file.');
  try {
    check(route.body, body, 'body');
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    throw new Problem(problem.type, problem.message, {
      errors: [...(missing.details.errors ?? []), ...(problem.details.errors ?? [])],
    });
  }
  throw missing;
};

/** What was sent, checked by the route's schemas. Throws `invalid-input` with every fault at once. */
export const checkInput = (
  route: Route,
  sent: { query: Readonly<Record<string, unknown>>; body: unknown; file?: UploadedFile | undefined },
): { query: unknown; body: unknown } => {
  const [unknown] = Object.keys(sent.query);
  if (!route.query && unknown !== undefined)
    throw new Problem('invalid-input', 'This address takes no query.', {
      errors: [{ pointer: `?${unknown}`, detail: 'There is no such field.' }],
    });
  const errors = storageFaults(sent.body);
  if (errors.length > 0)
    throw new Problem('invalid-input', 'The body holds what cannot be kept; see errors for each field.', {
      errors,
    });
  return { query: check(route.query, sent.query, 'query'), body: checkBody(route, sent.body, sent.file) };
};
