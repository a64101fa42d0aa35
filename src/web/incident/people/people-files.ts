import type { Request, Response } from 'express';
import { may } from '../../../access/permissions.ts';
import { openUpload } from '../../../http/open-upload.ts';
import { answer } from '../../../http/mount.ts';
import { fileLimits } from '../../../people/files/limits.ts';
import { invalid, Problem } from '../../../problems.ts';
import type { WebDeps } from '../../web-deps.ts';
import { answerCase } from '../answer-case.ts';
import { pathOf } from '../case-view.ts';
import { idOf, signedIn } from '../send-form.ts';
import { fileForm } from './file-form.ts';

const api = '/api/v1/incidents/{id}/people';

/** A file from the page, handed on as it comes; refused, the page comes back and says why. */
export const receivePeopleFile = async (
  deps: WebDeps,
  request: Request,
  response: Response,
): Promise<void> => {
  const visit = signedIn(response);
  const id = idOf(request);
  try {
    if (!may(visit.requester.role, 'people.write'))
      throw new Problem('forbidden', `The role ${visit.requester.role} may not do this.`);
    if (!request.is('multipart/form-data')) throw invalid('/file', 'no-file: Choose a file.');
    const { file, end } = await openUpload(request, fileLimits.text);
    try {
      await deps.call(visit.requester, 'post', `${api}/imports`, { params: { id }, stream: file });
    } finally {
      end();
    }
    response.redirect(303, `${pathOf(id, 'people')}#import`);
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.type === 'not-found') throw problem;
    await answerCase(deps, response, visit, {
      id,
      view: 'people',
      asked: { query: {} },
      returned: { form: fileForm, values: {}, problem, version: 0 },
    });
  }
};

/** The rejected rows of a list, with the reasons in the visitor's language. */
export const sendRejectedRows = async (
  deps: WebDeps,
  request: Request,
  response: Response,
): Promise<void> => {
  const visit = signedIn(response);
  const rejected = await deps.call(visit.requester, 'get', `${api}/{number}/rejected`, {
    params: { id: idOf(request), number: String(request.params['number']) },
    query: { language: visit.language },
  });
  response.set('Content-Security-Policy', "default-src 'none'; sandbox");
  await answer(response, rejected);
};
