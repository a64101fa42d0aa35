import { type Response, Router } from 'express';
import { send, visitOf } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { doorPage, heading, onwards, setCookies, wantedPath } from './parts.ts';

/** Where a sign-in at the provider begins; a link, not a form: the CSP lets no form lead to another site. */
export const providerLink = (next: string, more: Record<string, string> = {}): string =>
  `/sign-in/oidc?${new URLSearchParams({ next, ...more }).toString()}`;

const outcomes = { refused: 403, failed: 400, unreachable: 503 } as const;
type Outcome = keyof typeof outcomes;

const outcomePage = (visit: Visit, outcome: Outcome, name: string) => {
  const words = visit.words.access;
  const title = {
    refused: words.providerRefusedTitle,
    failed: words.providerFailedTitle,
    unreachable: words.providerUnreachableTitle(name),
  }[outcome];
  const advice = {
    refused: words.providerRefused(name),
    failed: words.providerFailed(name),
    unreachable: words.providerUnreachable,
  }[outcome];
  const again: Html =
    outcome === 'refused'
      ? html`<a class="ds-button" data-variant="secondary" href="${providerLink('/', { account: 'other' })}">${words.providerOtherAccount}</a>`
      : html`<a class="ds-button" href="${providerLink('/')}">${words.providerAgain}</a>`;
  return doorPage(
    title,
    html`${heading(title, advice)}<div class="v-actions">${again}<a class="ds-link" href="/sign-in">${words.backToSignIn}</a></div>`,
  );
};

const lockedPage = (visit: Visit, minutes: number) => {
  const words = visit.words.access;
  return doorPage(
    words.lockedTitle,
    html`${heading(words.lockedTitle, words.locked(minutes))}<p><a class="ds-link" href="/sign-in">${words.backToSignIn}</a></p>`,
  );
};

/** Signing in through the provider. What went wrong there is said at an address of its own, which holds nothing. */
export const createProviderPages: Pages = ({ accounts }) => {
  const router = Router();
  const { provider } = accounts;
  if (!provider) return router;

  router.get('/sign-in/oidc', async (request, response) => {
    const next = wantedPath(request.query['next']);
    const otherAccount = request.query['account'] === 'other';
    if (visitOf(response).requester && !otherAccount) {
      response.redirect(303, onwards(next));
      return;
    }
    const start = await accounts.startAtProvider(request, next, { otherAccount });
    if (start.outcome === 'redirect') {
      setCookies(response, start);
      response.set('Cache-Control', 'no-store').redirect(303, start.location);
    } else if (start.outcome === 'locked') {
      const visit = visitOf(response);
      response.set('Retry-After', String(start.minutes * 60));
      await send(response, visit, lockedPage(visit, start.minutes), 429);
    } else response.redirect(303, '/sign-in/oidc/unreachable');
  });

  router.get('/sign-in/oidc/callback', async (request, response) => {
    const back = await accounts.returnFromProvider(request);
    // The address holds a code that has been used: nobody is told of it.
    response.set({ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' });
    if (back.outcome === 'signed-in') {
      setCookies(response, back);
      response.redirect(303, onwards(wantedPath(back.next)));
    } else response.redirect(303, `/sign-in/oidc/${back.outcome}`);
  });

  for (const outcome of Object.keys(outcomes) as Outcome[])
    router.get(`/sign-in/oidc/${outcome}`, async (_request, response: Response) => {
      const visit = visitOf(response);
      await send(response, visit, outcomePage(visit, outcome, provider.name), outcomes[outcome]);
    });
  return router;
};
