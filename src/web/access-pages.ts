import { Router } from 'express';
import { createCalendarPages } from './access/calendar-pages.ts';
import { createGenuinePages } from './access/genuine-pages.ts';
import { createKeptPages } from './access/kept-pages.ts';
import { createLinkPages } from './access/link-pages.ts';
import { createMePages } from './access/me-pages.ts';
import { createProviderPages } from './access/provider-pages.ts';
import { createSignInPages } from './access/sign-in-pages.ts';
import { visitOf } from './frame.ts';
import type { Pages } from './web-deps.ts';

/** The door: what strangers may see, and each person's own account. */
export const createAccessPages: Pages = (deps) => {
  const router = Router();
  for (const create of [createSignInPages, createProviderPages, createLinkPages, createGenuinePages])
    router.use(create(deps));
  // A stranger is left to whoever comes after: who asks people to sign in.
  router.use((_request, response, next) => next(visitOf(response).requester ? undefined : 'router'));
  for (const create of [createMePages, createCalendarPages, createKeptPages]) router.use(create(deps));
  return router;
};
