import { type Request, type Response, Router } from 'express';
import { may } from '../access/permissions.ts';
import type { ShownImport } from '../breach-register/import/routes.ts';
import { readUploadForm } from '../http/read-upload.ts';
import type { RouteAnswer } from '../http/route.ts';
import { invalid, Problem, problems } from '../problems.ts';
import { importView, oneImportView } from './breach-register/import-view.ts';
import { send, visitOf } from './frame.ts';
import type { SignedInVisit } from './visit.ts';
import type { Pages } from './web-deps.ts';

const api = '/api/v1/breach-register/imports';
const mostBytes = 6 * 1024 * 1024;

const administrator = (response: Response): SignedInVisit => {
  const visit = visitOf(response) as SignedInVisit;
  if (!may(visit.requester.role, 'settings.write'))
    throw new Problem('forbidden', `The role ${visit.requester.role} may not do this.`);
  return visit;
};

const sendFile = (response: Response, bytes: RouteAnswer['bytes'], name: string): void => {
  if (!bytes) throw new Error('a file without bytes');
  response
    .attachment(name)
    .type(bytes.type)
    .set('Cache-Control', 'no-store')
    .send(Buffer.from(bytes.content));
};

/** Older breaches from a spreadsheet: sent, looked at, brought in, and taken out again. */
export const createBreachImportPages: Pages = (deps) => {
  const router = Router();
  const show = async (response: Response, visit: SignedInVisit, problem?: Problem): Promise<void> => {
    const { body } = await deps.call(visit.requester, 'get', api);
    const { type } = problem ?? {};
    await send(
      response,
      visit,
      {
        title: visit.words.breachRegister.importTitle,
        body: importView(visit, (body as { items: ShownImport[] }).items, problem),
        current: 'register',
      },
      type ? problems[type].status : 200,
    );
  };
  const idOf = (request: Request): string => String(request.params['importId']);
  const one = async (visit: SignedInVisit, importId: string): Promise<ShownImport> => {
    const query = { language: visit.language };
    const { body } = await deps.call(visit.requester, 'get', `${api}/{importId}`, {
      params: { importId },
      query,
    });
    return body as ShownImport;
  };

  router.get('/breach-register/import', async (_request, response) =>
    show(response, administrator(response)),
  );

  router.post('/breach-register/import', async (request, response) => {
    const visit = administrator(response);
    try {
      const { file, refused } = await readUploadForm(request, mostBytes);
      if (refused) throw refused;
      if (!file) throw invalid('/file', 'no-file: Choose a file.');
      const { body } = await deps.call(visit.requester, 'post', api, {
        body: { language: visit.language },
        file,
      });
      response.redirect(303, `/breach-register/import/${(body as ShownImport).id}`);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      await show(response, visit, problem);
    }
  });

  router.get('/breach-register/import/template', async (_request, response) => {
    const visit = administrator(response);
    const { bytes } = await deps.call(visit.requester, 'get', '/api/v1/breach-register/import-template', {
      query: { language: visit.language },
    });
    sendFile(response, bytes, visit.words.breachRegister.templateName);
  });

  router.get('/breach-register/import/:importId', async (request, response) => {
    const visit = administrator(response);
    const shown = await one(visit, idOf(request));
    await send(response, visit, {
      title: visit.words.breachRegister.importTitle,
      body: oneImportView(visit, shown, false),
      current: 'register',
    });
  });

  router.get('/breach-register/import/:importId/rejected', async (request, response) => {
    const visit = administrator(response);
    const { bytes } = await deps.call(visit.requester, 'get', `${api}/{importId}/rejected`, {
      params: { importId: idOf(request) },
      query: { language: visit.language },
    });
    sendFile(response, bytes, visit.words.breachRegister.rejectedName);
  });

  router.post('/breach-register/import/:importId/acceptance', async (request, response) => {
    const visit = administrator(response);
    const importId = idOf(request);
    await deps.call(visit.requester, 'post', `${api}/{importId}/acceptance`, { params: { importId } });
    response.redirect(303, `/breach-register/import/${importId}?notice=broughtIn`);
  });

  router.post('/breach-register/import/:importId/drop', async (request, response) => {
    const visit = administrator(response);
    await deps.call(visit.requester, 'delete', `${api}/{importId}`, { params: { importId: idOf(request) } });
    response.redirect(303, '/breach-register/import?notice=dropped');
  });

  router.post('/breach-register/import/:importId/removal', async (request, response) => {
    const visit = administrator(response);
    const importId = idOf(request);
    const { reason } = request.body as Record<string, unknown>;
    try {
      await deps.call(visit.requester, 'post', `${api}/{importId}/removal`, {
        params: { importId },
        body: { reason },
      });
      response.redirect(303, `/breach-register/import/${importId}?notice=takenOut`);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.type !== 'invalid-input') throw problem;
      const shown = await one(visit, importId);
      const page = oneImportView(visit, shown, true);
      const { importTitle: title } = visit.words.breachRegister;
      await send(response, visit, { title, body: page, current: 'register' }, 422);
    }
  });
  return router;
};
