import type { Request, Response } from 'express';
import type { PasswordFault } from '../../access/passwords.ts';
import { Problem } from '../../problems.ts';
import { type Html, html } from '../html.ts';
import { visitOf } from '../frame.ts';
import { ownPath } from '../same-origin.ts';
import type { SignedInVisit, Visit } from '../visit.ts';

/** A field of the form, or of the address; empty when it is missing or came twice. */
export const textOf = (from: unknown, name: string): string => {
  const value = (from as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
};

/** Something that went wrong and is no single field's fault: read out first. */
export const alert = (title: string, text?: string): Html =>
  html`<div class="ds-alert" data-color="danger" role="alert" tabindex="-1" autofocus id="errors"><h2 class="ds-heading" data-size="2xs">${title}</h2>${text ? html`<p class="ds-paragraph">${text}</p>` : ''}</div>`;

export const heading = (title: string, lead?: string): Html =>
  html`<div><h1 class="ds-heading" data-size="lg">${title}</h1>${lead ? html`<p class="ds-paragraph v-lead">${lead}</p>` : ''}</div>`;

/** A page of this part: one column, with its own sheet of style. */
export const doorPage = (title: string, body: Html) => ({
  title,
  narrow: true,
  body: html`<link rel="stylesheet" href="/assets/access.css"><div class="door">${body}</div>`,
});

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;

export const setCookies = (response: Response, { setCookies: cookies }: { setCookies: string[] }): void => {
  for (const cookie of cookies) response.append('Set-Cookie', cookie);
};

/** The visit of somebody who is signed in; throws `unauthenticated` for a stranger. */
export const signedInVisit = (response: Response): SignedInVisit => {
  const visit = visitOf(response);
  if (!visit.requester) throw new Problem('unauthenticated', 'Sign in first.');
  return { ...visit, requester: visit.requester };
};

/** What the person did wrong, with each fault in their language; anything else is thrown on. */
export const inWords = (visit: Visit, error: unknown): Problem => {
  if (!(error instanceof Problem) || error.type !== 'invalid-input') throw error;
  const words = visit.words.access;
  const said: Record<string, string> = {
    '/name': words.faultName,
    '/email': words.faultEmail,
    '/password': words.passwordFault((error.details.code ?? 'password-short') as PasswordFault),
  };
  return new Problem(error.type, error.message, {
    errors: (error.details.errors ?? []).map(({ pointer, detail }) => ({
      pointer,
      detail: said[pointer] ?? detail,
    })),
  });
};

/** Where to after sign-in: by way of the form that may wait, to the page that was wanted. */
export const onwards = (next: string): string =>
  next === '/' ? '/kept' : `/kept?next=${encodeURIComponent(next)}`;

/** The page to return to, from what an address said; a page of this kind is none. */
export const wantedPath = (said: unknown): string => {
  const path = ownPath(said);
  return /^\/(sign-in|sign-out|kept|forgot|reset|invitation|welcome)\b/.test(path) ? '/' : path;
};

/** The token of a one-time link, from its address or from the form that the address led to. */
export const tokenOf = (request: Request): string =>
  textOf(request.method === 'POST' ? request.body : request.query, 'token').slice(0, 200);
