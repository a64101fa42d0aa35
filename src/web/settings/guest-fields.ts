import type { Problem } from '../../problems.ts';
import { errorFor, field, inOslo, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { WebDeps } from '../web-deps.ts';
import type { Form } from './form.ts';

/** An incident that a guest can be let into. */
export interface Case {
  id: string;
  reference: string;
  title: string;
}

/** The open incidents that this person sees: a guest is let into no other. */
export const openCases = async (call: WebDeps['call'], visit: SignedInVisit): Promise<Case[]> => {
  const { body } = await call(visit.requester, 'get', '/api/v1/incidents', {
    query: { status: 'open', limit: '1000' },
  });
  return (body as { items: Case[] }).items;
};

/** Which incident, for the roles where that is asked. */
export const caseField = (
  visit: SignedInVisit,
  { form, problem, cases }: { form: Form; problem?: Problem | undefined; cases: readonly Case[] },
): Html => {
  const words = visit.words.settings;
  return select({
    id: 'incident',
    name: 'incident',
    label: words.guestCase,
    value: form['incident'] ?? '',
    options: [
      { value: '', label: words.guestCaseNone },
      ...cases.map(({ id, reference, title }) => ({ value: id, label: `${reference} ${title}` })),
    ],
    error: errorFor(problem, '/incident'),
  });
};

/** What only a guest has: one incident and a last day. */
export const guestFields = (
  visit: SignedInVisit,
  page: { form: Form; problem?: Problem | undefined; cases: readonly Case[] },
): Html => {
  const words = visit.words.settings;
  return html`<fieldset class="ds-fieldset"><legend class="ds-label" data-weight="medium">${words.guestLegend}</legend>
    ${caseField(visit, page)}
    ${field({ id: 'ends', name: 'ends', label: words.guestEnds, type: 'date', hint: words.guestEndsHint, value: page.form['ends'] ?? '', error: errorFor(page.problem, '/endsAt') })}
  </fieldset>`;
};

/** What a guest is there for, and until when. */
export const guestNote = (
  visit: SignedInVisit,
  guest: { incident: string | undefined; until: string | undefined },
  cases: readonly Case[],
): Html => {
  const words = visit.words.settings;
  const { incident, until } = guest;
  if (until === undefined || incident === undefined) return html``;
  if (Date.parse(until) <= visit.now.getTime())
    return html`<br><span class="ds-tag" data-size="sm" data-color="neutral">${words.guestOver(inOslo(visit, until))}</span>`;
  const reference = cases.find(({ id }) => id === incident)?.reference ?? words.guestCaseClosed;
  return html`<br><span class="muted">${words.guestOf(reference, inOslo(visit, until))}</span>`;
};
