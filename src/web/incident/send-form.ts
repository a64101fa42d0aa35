import type { Request, Response } from 'express';
import { may, type Permission } from '../../access/permissions.ts';
import { readUploadForm } from '../../http/read-upload.ts';
import type { UploadedFile } from '../../http/route.ts';
import { Problem } from '../../problems.ts';
import { visitOf } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import { uploadLimitOf, type WebDeps } from '../web-deps.ts';
import { answerCase, type Asked } from './answer-case.ts';
import { pathOf, type ViewName } from './case-view.ts';
import type { Values } from './event-body.ts';

/** The visit of somebody who is signed in; throws `unauthenticated` for a stranger. */
export const signedIn = (response: Response): SignedInVisit => {
  const visit = visitOf(response);
  if (!visit.requester) throw new Problem('unauthenticated', 'Sign in first.');
  return visit as SignedInVisit;
};

export const idOf = (request: Request): string => String(request.params['id']);

/** The fields of a posted form as texts; several of one name are lines. */
export const valuesOf = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) ? [[name, value.filter((one) => typeof one === 'string').join('\n')]] : [];
    }),
  );

const versionIn = ({ version = '' }: Values): number | undefined =>
  /^\d{1,9}$/.test(version) ? Number(version) : undefined;

/** What a form brought, and how its work reaches the incident. */
export interface Sent {
  deps: WebDeps;
  visit: SignedInVisit;
  id: string;
  values: Values;
  /** Of a form that takes one: the file that was chosen. */
  file: UploadedFile | undefined;
  /** Puts something into the fields that stand in the form, should it come back. */
  remember: (more: Values) => void;
  /** Of the incident, as the page showed it. */
  version: number;
  /** A call of one of the incident's own routes: `path` is what follows the id. */
  call: (method: 'post' | 'put' | 'patch', path: string, body: unknown) => Promise<unknown>;
}

/** What is done: the notice to say and the part of the page to say it on, or what the page is to show instead of going on. */
type Done = { notice: string; section?: string } | { asked: Asked };

/** What a form sent: its fields, and the file, or why that was not taken. */
interface Received {
  values: Record<string, string>;
  file?: UploadedFile | undefined;
  refused?: Problem | undefined;
}

/** Of a form with a file: read only from somebody who may send it, and no more of the file than may be kept. */
const receive = async (request: Request, maxBytes: number, mayRead: boolean): Promise<Received> => {
  if (!request.is('multipart/form-data')) return { values: valuesOf(request.body) };
  if (!mayRead) return { values: {} };
  const { fields, file, refused } = await readUploadForm(request, maxBytes);
  return { values: fields, file, refused };
};

export interface CaseForm {
  /** The right that it takes; to handle the incident, unless said. */
  needs?: Permission;
  /** Where faults of its file are told, as a JSON pointer; `/file`, unless said. */
  fileAt?: string;
  /** The page that it stands on, and its name there. */
  on: (values: Values) => { view: ViewName; form: string };
  /** Throws a `Problem` to have the form come back with what was typed. */
  work: (sent: Sent) => Promise<Done>;
}

/** The same problem, with the faults of the file told at another field. */
const withFileAt = (problem: Problem, fileAt: string | undefined): Problem => {
  const { errors } = problem.details;
  if (!fileAt || !errors) return problem;
  const told = errors.map(({ pointer, detail }) => ({
    pointer: pointer === '/file' ? fileAt : pointer,
    detail,
  }));
  return new Problem(problem.type, problem.message, { ...problem.details, errors: told });
};

/**
 * A form of an incident: done, the browser is sent on (so that a reload repeats nothing); refused, the same page comes
 * back with what was typed.
 */
export const sendForm = async (
  deps: WebDeps,
  request: Request,
  response: Response,
  { on, work, fileAt, needs = 'incidents.write' }: CaseForm,
): Promise<void> => {
  const visit = signedIn(response);
  const id = idOf(request);
  const isAllowed = may(visit.requester.role, needs);
  const { values, file, refused } = await receive(request, uploadLimitOf(deps), isAllowed);
  const version = versionIn(values);
  const { view, form } = on(values);
  try {
    if (!isAllowed) throw new Problem('forbidden', `The role ${visit.requester.role} may not do this.`);
    if (version === undefined)
      throw new Problem('version-required', 'The form does not say which version it showed.');
    if (refused) throw refused;
    const call: Sent['call'] = (method, path, body) =>
      deps.call(visit.requester, method, `/api/v1/incidents/{id}/${path}`, { params: { id }, body, version });
    const remember = (more: Values): void => {
      Object.assign(values, more);
    };
    const done = await work({ deps, visit, id, values, file, remember, version, call });
    if ('asked' in done) await answerCase(deps, response, visit, { id, view, asked: done.asked });
    else {
      const section = done.section ? `section=${encodeURIComponent(done.section)}&` : '';
      response.redirect(303, `${pathOf(id, view)}?${section}notice=${done.notice}`);
    }
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.type === 'not-found') throw problem;
    const pasted = view === 'people' ? values['list'] : undefined;
    await answerCase(deps, response, visit, {
      id,
      view,
      asked: { query: {}, ...(pasted !== undefined && { pasted }) },
      returned: { form, values, problem: withFileAt(problem, fileAt), version: version ?? 0 },
    });
  }
};
