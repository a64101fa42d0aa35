import type { Problem } from '../../problems.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { Page } from './page.ts';

const plain = (visit: Visit, title: string, advice: Html | string, code?: string): Page => ({
  title,
  narrow: true,
  body: html`<h1 class="ds-heading" data-size="lg">${title}</h1><p class="ds-paragraph v-lead">${advice}</p>${
    code ? html`<p class="v-code"><code>${code}</code></p>` : ''
  }<p><a class="ds-link" href="/">${visit.words.frame.backToList}</a></p>`,
});

/** A problem that no page has taken up. */
export const problemPage = (visit: Visit, problem: Problem): Page =>
  plain(visit, visit.words.frame.problemTitle(problem.type), visit.words.frame.problemAdvice(problem.type));

/** A form that another site sent. */
export const foreignPage = (visit: Visit): Page =>
  plain(visit, visit.words.frame.foreignTitle, visit.words.frame.foreignAdvice);

/** Our fault; the log says more under the same code. */
export const failedPage = (visit: Visit, id: string): Page =>
  plain(visit, visit.words.frame.failedTitle, visit.words.frame.failedAdvice, id);

const hidden = (name: string, value: unknown): Html =>
  html`<input type="hidden" name="${name}" value="${String(value)}">`;

/** What was typed after the session had ended, ready to be sent again from this page. */
export const signedOutPage = (visit: Visit, body: Record<string, unknown>): Page => {
  const { frame } = visit.words;
  return {
    title: frame.signedOutTitle,
    narrow: true,
    body: html`<h1 class="ds-heading" data-size="lg">${frame.signedOutTitle}</h1><p class="ds-paragraph v-lead">${frame.signedOutAdvice}</p>
      <form class="v-actions" method="post" action="${visit.path}">${Object.entries(body).flatMap(
        ([name, value]) =>
          Array.isArray(value) ? value.map((one) => hidden(name, one)) : [hidden(name, value)],
      )}<a class="ds-button" data-color="accent" href="/sign-in" target="_blank" rel="noopener">${frame.signInInNewTab}</a><button class="ds-button" data-variant="secondary" type="submit">${frame.sendAgain}</button></form>`,
  };
};
