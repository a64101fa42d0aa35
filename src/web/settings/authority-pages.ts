import { Router } from 'express';
import { Problem } from '../../problems.ts';
import { visitOf } from '../frame.ts';
import type { Pages } from '../web-deps.ts';
import { createAuthorityAnswers, seenOf } from './authority-answers.ts';
import { problemInWords } from './faults.ts';
import { attempt, formOf, refuseMoved, typed } from './form.ts';
import { mayWrite, signedIn } from './parts.ts';

/** `/settings/authority`, and the form of who may file in Altinn. */
export const createAuthorityPages: Pages = ({ call }) => {
  const router = Router();
  const { roleOf, answer } = createAuthorityAnswers(call);

  router.get('/settings/authority', async (_request, response) => {
    await answer(response, signedIn(visitOf(response)));
  });

  router.post('/settings/authority/role', async (request, response) => {
    const visit = signedIn(visitOf(response));
    if (!mayWrite(visit)) throw new Problem('forbidden', 'Only an administrator changes this.');
    const form = formOf(request);
    const { document: role, version } = await roleOf(visit);
    const problem = await attempt(async () => {
      refuseMoved(form, role && seenOf(role));
      await call(visit.requester, 'put', '/api/v1/authority/role', {
        body: { holder: typed(form, 'holder'), deputy: typed(form, 'deputy'), how: typed(form, 'how') ?? '' },
        version,
      });
    });
    if (!problem) {
      response.redirect(303, '/settings/authority?notice=authoritySaved');
      return;
    }
    const words = visit.words.settings;
    const sentences = {
      '/holder': words.authorityFaultHolder,
      '/deputy': words.authorityFaultDeputy,
      '/how': words.authorityFaultHow,
    };
    await answer(response, visit, {
      form,
      returned: 'role',
      problem: problemInWords(visit, problem, { sentences }),
    });
  });

  return router;
};
