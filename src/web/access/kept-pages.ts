import { Router } from 'express';
import type { KeptForm } from '../../access/accounts.ts';
import { button, send } from '../frame.ts';
import { html } from '../html.ts';
import { ownPath } from '../same-origin.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { doorPage, heading, hidden, signedInVisit } from './parts.ts';

/** Enough of what was typed to know it again: the longest texts. */
const remembered = (form: KeptForm): string[] =>
  form.fields
    .map(([, value]) => value.trim())
    .filter((value) => value.includes(' '))
    .sort((a, b) => b.length - a.length)
    .slice(0, 3);

const keptPage = (visit: SignedInVisit, form: KeptForm) => {
  const words = visit.words.access;
  const texts = remembered(form);
  return doorPage(
    words.keptTitle,
    html`${heading(words.keptTitle, words.keptIntro)}
      ${
        texts.length > 0
          ? html`<h2 class="ds-heading" data-size="xs">${words.keptTyped}</h2>${texts.map((text) => html`<blockquote class="ds-paragraph">${text}</blockquote>`)}`
          : ''
      }
      <form class="v-form" method="post" action="/kept/send">
        ${form.fields.map(([name, value]) => hidden(name, value))}
        <div class="v-actions">${button(words.keptSend)}</div>
      </form>
      <form class="v-form" method="post" action="/kept/discard"><div class="v-actions">${button(words.keptDiscard, { variant: 'tertiary', color: 'neutral' })}</div></form>`,
  );
};

/** What somebody typed into a form whose session had ended: sent on from here, or thrown away. */
export const createKeptPages: Pages = ({ accounts }) => {
  const router = Router();
  router.get('/kept', async (request, response) => {
    const visit = signedInVisit(response);
    const form = await accounts.keptForm(visit.requester);
    if (form) await send(response, visit, keptPage(visit, form));
    else response.redirect(303, ownPath(request.query['next']));
  });
  // 307 has the browser send the same form again, to where it was first sent: that page answers for it.
  router.post('/kept/send', async (_request, response) => {
    const { requester } = signedInVisit(response);
    const form = await accounts.keptForm(requester);
    await accounts.dropKeptForm(requester);
    if (form) response.redirect(307, ownPath(form.path));
    else response.redirect(303, '/');
  });
  router.post('/kept/discard', async (_request, response) => {
    await accounts.dropKeptForm(signedInVisit(response).requester);
    response.redirect(303, '/?notice=sayingDiscarded');
  });
  return router;
};
