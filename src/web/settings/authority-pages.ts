import { type Response, Router } from 'express';
import type { ShownRole } from '../../authority/role/role-schemas.ts';
import { invalid, Problem } from '../../problems.ts';
import { send, visitOf } from '../frame.ts';
import type { Choice } from '../incident/access-page.ts';
import { faultWords } from '../incident/own-words.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { statusOf } from './answers.ts';
import type { FormFault, ShownFormVersion } from './authority-form-view.ts';
import { type AuthorityPage, authorityView } from './authority-view.ts';
import { problemInWords } from './faults.ts';
import { attempt, fingerprintOf, type Form, formOf, presentOf, refuseMoved, typed } from './form.ts';
import { inSettings, mayWrite, signedIn } from './parts.ts';

const formPath = '/api/v1/authority/form';

/** What a person read of the role; what time does to it is no change of theirs. */
const seenOf = ({ holder, deputy, checkedAt }: ShownRole): unknown => ({ holder, deputy, checkedAt });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('/document', 'This is no JSON.');
  }
};

/** `/settings/authority`: who may file in Altinn, and the authority's form as data. */
export const createAuthorityPages: Pages = ({ call }) => {
  const router = Router();
  const roleOf = (visit: SignedInVisit) =>
    presentOf<ShownRole>(call(visit.requester, 'get', '/api/v1/authority/role'));
  const versionsOf = async (visit: SignedInVisit): Promise<ShownFormVersion[]> => {
    const { body } = await call(visit.requester, 'get', `${formPath}/versions`);
    return (body as { items: ShownFormVersion[] }).items;
  };
  const staffOf = async (visit: SignedInVisit): Promise<Choice[]> => {
    if (!mayWrite(visit)) return [];
    const { body } = await call(visit.requester, 'get', '/api/v1/staff');
    return (body as { items: Choice[] }).items;
  };
  const answer = async (
    response: Response,
    visit: SignedInVisit,
    page: Partial<Pick<AuthorityPage, 'form' | 'returned' | 'faults' | 'problem'>> = {},
  ): Promise<void> => {
    const { document: role } = await roleOf(visit);
    if (!role) throw new Error('the role is always answered');
    const versions = await versionsOf(visit);
    const body = authorityView(visit, {
      role,
      staff: await staffOf(visit),
      versions,
      seen: { role: fingerprintOf(seenOf(role)), form: fingerprintOf(versions[0]) },
      form: {},
      returned: undefined,
      faults: [],
      problem: undefined,
      ...page,
    });
    await send(
      response,
      visit,
      {
        title: visit.words.settings.authority,
        current: 'settings',
        body: inSettings(visit, 'authority', body),
      },
      statusOf(page.problem),
    );
  };

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

  /** Puts a form in place; what is wrong with it is shown by where it stands in the text. */
  const putForm = async (
    response: Response,
    visit: SignedInVisit,
    form: Form,
    document: () => unknown,
  ): Promise<void> => {
    if (!mayWrite(visit)) throw new Problem('forbidden', 'Only an administrator changes this.');
    const { version } = await presentOf(call(visit.requester, 'get', formPath));
    const [newest] = await versionsOf(visit);
    const problem = await attempt(async () => {
      refuseMoved(form, newest);
      await call(visit.requester, 'put', formPath, { body: await document(), version });
    });
    if (!problem) {
      response.redirect(303, '/settings/authority?notice=authorityFormSaved');
      return;
    }
    const words = visit.words.settings;
    const given = problem.details.errors ?? [];
    const isText = given.some(({ pointer }) => pointer === '/document');
    const faults: FormFault[] = isText
      ? [{ pointer: '', detail: words.authorityFormNoJson }]
      : given.map(({ pointer, detail }) => ({ pointer, detail: faultWords(visit, detail) }));
    await answer(response, visit, {
      form,
      returned: 'form',
      faults,
      problem: problemInWords(visit, problem),
    });
  };

  router.post('/settings/authority/form', async (request, response) => {
    const form = formOf(request);
    await putForm(response, signedIn(visitOf(response)), form, () => parsed(form['document'] ?? ''));
  });
  router.post('/settings/authority/form/again', async (request, response) => {
    const visit = signedIn(visitOf(response));
    const form = formOf(request);
    await putForm(response, visit, form, async () => {
      const { body } = await call(visit.requester, 'get', formPath, {
        query: { version: form['number'] ?? '' },
      });
      return body;
    });
  });
  router.get('/settings/authority/form/download', async (request, response) => {
    const visit = signedIn(visitOf(response));
    const { version } = request.query;
    const { body } = await call(visit.requester, 'get', formPath, {
      ...(typeof version === 'string' && { query: { version } }),
    });
    response
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', `attachment; filename="${(body as { id: string }).id}.json"`)
      .type('application/json')
      .send(`${JSON.stringify(body, undefined, 2)}\n`);
  });
  return router;
};
