import { type Response, Router } from 'express';
import { Problem, problems } from '../problems.ts';
import { button, errorSummary, inOslo, send, textArea, visitOf } from './frame.ts';
import { type Html, html } from './html.ts';
import type { SignedInVisit } from './visit.ts';
import type { Pages } from './web-deps.ts';

interface Closed {
  id: string;
  reference: string;
  since: string;
}

const item = (
  visit: SignedInVisit,
  { id, reference, since }: Closed,
  typed: string,
  isWrong: boolean,
): Html => {
  const { rights } = visit.words;
  return html`<li class="ds-card" data-color="neutral"><h2 class="ds-heading" data-size="xs">${reference}</h2>
    <p class="v-sub">${rights.closedSince(inOslo(visit, since))}</p>
    <form class="v-form" method="post" action="/restricted/${id}">
      ${textArea({ id: `reason-${id}`, name: 'reason', label: rights.closedReason, value: typed, rows: 2, required: true, ...(isWrong && { error: rights.closedReasonMissing }) })}
      <div class="v-actions">${button(rights.closedOpenOf(reference), { variant: 'secondary', color: 'danger' })}</div></form></li>`;
};

/** The way in to restricted cases for an administrator, when those who were named are gone: with a reason, on record. */
export const createRestrictedPages: Pages = ({ call }) => {
  const router = Router();
  const list = async (
    response: Response,
    attempt?: { id: string; reason: string; problem: Problem },
  ): Promise<void> => {
    const visit = visitOf(response) as SignedInVisit;
    const { rights } = visit.words;
    const { body } = await call(visit.requester, 'get', '/api/v1/restricted-incidents');
    const { items } = body as { items: Closed[] };
    const summary = attempt
      ? errorSummary(
          visit,
          new Problem(attempt.problem.type, attempt.problem.message, {
            errors: [{ pointer: '/reason', detail: rights.closedReasonMissing }],
          }),
          { '/reason': rights.closedReason },
          { '/reason': `reason-${attempt.id}` },
        )
      : '';
    await send(
      response,
      visit,
      {
        title: rights.closedTitle,
        current: 'list',
        narrow: true,
        body: html`${summary}<h1 class="ds-heading" data-size="lg">${rights.closedTitle}</h1>
          <p class="ds-paragraph v-lead">${rights.closedLead}</p>
          ${items.length === 0 ? html`<p class="ds-paragraph">${rights.closedNone}</p>` : ''}
          <ul class="v-plain">${items.map((one) => item(visit, one, attempt?.id === one.id ? attempt.reason : '', attempt?.id === one.id))}</ul>
          <p class="ds-paragraph v-summary"><a class="ds-link" href="/">${visit.words.frame.backToList}</a></p>`,
      },
      attempt ? problems[attempt.problem.type].status : 200,
    );
  };

  router.get('/restricted', async (_request, response) => list(response));
  router.post('/restricted/:id', async (request, response) => {
    const visit = visitOf(response) as SignedInVisit;
    const { id } = request.params;
    const written = (request.body as Record<string, unknown>)['reason'];
    const reason = typeof written === 'string' ? written : '';
    try {
      await call(visit.requester, 'post', '/api/v1/restricted-incidents/{id}/open', {
        params: { id },
        body: { reason },
      });
      response.redirect(303, `/incidents/${id}?notice=caseOpened`);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.type !== 'invalid-input') throw problem;
      await list(response, { id, reason, problem });
    }
  });
  return router;
};
