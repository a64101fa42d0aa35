import type { Response } from 'express';
import type { Visit } from '../visit.ts';
import { type Page, renderPage } from './page.ts';

/** The visit that the middleware made of this request. Throws where it has not run: a fault in how pages are mounted. */
export const visitOf = (response: Response): Visit => {
  const visit = response.locals['visit'] as Visit | undefined;
  if (!visit) throw new Error('a page without a visit: it is not mounted behind the web');
  return visit;
};

/** Answers with a page. No page is kept in a cache: what it shows may be personal. */
export const send = async (response: Response, visit: Visit, page: Page, status = 200): Promise<void> => {
  response
    .status(status)
    .type('html')
    .set('Cache-Control', 'no-store')
    .send(await renderPage(visit, page));
};
