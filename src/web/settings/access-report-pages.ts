import { type Response, Router } from 'express';
import { may } from '../../access/permissions.ts';
import { languages } from '../../languages.ts';
import { Problem } from '../../problems.ts';
import { button, errorFor, field, select, send, visitOf } from '../frame.ts';
import { html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { statusOf } from './answers.ts';
import { attempt, type Form, formOf, typed } from './form.ts';
import { inSettings, problemBox, signedIn } from './parts.ts';

interface Returned {
  form: Form;
  problem: Problem;
}

/** Whoever may not make one is told so before anything is asked of them. */
const requirePeople = ({ requester }: SignedInVisit): void => {
  if (!may(requester.role, 'people.write'))
    throw new Problem('forbidden', `The role ${requester.role} may not do this.`);
};

const view = (visit: SignedInVisit, returned?: Returned) => {
  const words = visit.words.accessReport;
  const { incident } = visit.words;
  const problem = returned?.problem;
  return html`${problemBox(visit, problem, { '/address': words.address })}
    <p class="ds-paragraph">${words.lead}</p><p class="ds-paragraph">${words.scope}</p>
    <form method="post" action="/settings/access-report" class="settings-form" novalidate>
    ${field({ id: 'address', name: 'address', label: words.address, hint: words.hint, required: true, autocomplete: 'off', value: returned?.form['address'] ?? '', error: errorFor(problem, '/address') })}
    ${select({ id: 'report-language', name: 'language', label: words.language, value: returned?.form['language'] ?? visit.language, options: languages.map((value) => ({ value, label: incident[`language.${value}`] })) })}
    <div>${button(words.make)}</div><p class="ds-paragraph" data-size="sm">${words.wait}</p></form>`;
};

/** `/settings/access-report`: a report for somebody who asks what is held on them. */
export const createAccessReportPages: Pages = ({ call }) => {
  const router = Router();
  const show = async (response: Response, visit: SignedInVisit, returned?: Returned): Promise<void> => {
    const page = {
      title: visit.words.settings['access-report'],
      current: 'settings' as const,
      body: inSettings(visit, 'access-report', view(visit, returned)),
    };
    await send(response, visit, page, statusOf(returned?.problem));
  };
  router.get('/settings/access-report', async (_request, response) => {
    const visit = signedIn(visitOf(response));
    requirePeople(visit);
    await show(response, visit);
  });
  router.post('/settings/access-report', async (request, response) => {
    const visit = signedIn(visitOf(response));
    const form = formOf(request);
    const language = languages.find((one) => one === form['language']) ?? visit.language;
    let answer: Awaited<ReturnType<typeof call>> | undefined;
    const problem = await attempt(async () => {
      const body = { address: typed(form, 'address') ?? '', language };
      answer = await call(visit.requester, 'post', '/api/v1/access-reports', { body });
    });
    if (problem) {
      const words = visit.words.accessReport;
      const errors = [{ pointer: '/address', detail: words.fault }];
      return show(response, visit, { form, problem: new Problem(problem.type, words.problem, { errors }) });
    }
    if (!answer?.bytes) throw new Error('a report has bytes');
    const { name, type, content } = answer.bytes;
    response
      .set('Cache-Control', 'no-store')
      .set('Content-Security-Policy', "default-src 'none'; sandbox")
      .attachment(name)
      .type(type)
      .send(Buffer.from(content));
  });
  return router;
};
