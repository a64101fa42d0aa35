import type { ShownReadiness } from '../../readiness/routes.ts';
import { button, inOslo, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { mayWrite } from './parts.ts';

/** Somebody who is alerted, and how they are reached. */
export interface Reachable {
  id: string;
  name: string;
  email: string | null;
  mobile: string | null;
}

type Check = ShownReadiness['checks'][number];

/** A try that could not be made, and of what. */
export interface ReturnedTry {
  check: string;
  said: string;
}

const colours = { ready: 'success', attention: 'warning', missing: 'danger' } as const;

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);

/** How it stands, in a sentence. */
const said = (visit: SignedInVisit, { id, code, detail }: Check): string => {
  const words: Readonly<Record<string, unknown>> = visit.words.readiness;
  const sentence = words[`said.${id}.${code}`];
  if (typeof sentence === 'string') return sentence;
  if (typeof sentence !== 'function') throw new Error(`no words for ${id} ${code}`);
  const figure = detail ?? inOslo(visit, visit.now.toISOString());
  return (sentence as (text: string) => string)(isInstant(figure) ? inOslo(visit, figure) : figure);
};

const tried = (visit: SignedInVisit, { lastTry, id }: Check): Html => {
  const words = visit.words.readiness;
  if (id === 'authority') return html``;
  if (!lastTry) return html`<p class="ds-paragraph muted" data-size="sm">${words.never}</p>`;
  const outcome = lastTry.worked ? words.tryWorked : words.tryFailed(lastTry.code);
  return html`<p class="ds-paragraph muted" data-size="sm">${words.lastTry(inOslo(visit, lastTry.at))}: ${outcome}.</p>`;
};

const whom = (
  visit: SignedInVisit,
  id: 'email' | 'sms',
  people: readonly Reachable[],
  fault: string | undefined,
): Html => {
  const words = visit.words.readiness;
  const way = id === 'email' ? 'email' : 'mobile';
  return select({
    id: `whom-${id}`,
    name: 'contactId',
    label: words.whom,
    error: fault,
    options: people
      .filter((person) => person[way])
      .map((person) => ({ value: person.id, label: person.name })),
  });
};

const tryForm = (
  visit: SignedInVisit,
  check: Check,
  people: readonly Reachable[],
  returned: ReturnedTry | undefined,
): Html => {
  const words = visit.words.readiness;
  const { id } = check;
  if (id === 'authority')
    return html`<p><a class="ds-link" href="/settings/authority">${words.lookUp}</a></p>`;
  if ((id === 'heartbeat' && check.code === 'none') || check.code === 'no-sender') return html``;
  const fault = returned?.check === id ? returned.said : undefined;
  const needsStaff = id === 'email' || id === 'sms';
  const way = id === 'email' ? 'email' : 'mobile';
  if (needsStaff && !people.some((person) => person[way]))
    return html`<p class="ds-paragraph">${words.nobody} <a class="ds-link" href="/settings/contacts">${words.nobodyLink}</a></p>`;
  return html`<form method="post" action="/settings/readiness/${id}" class="readiness-try">
    ${needsStaff ? whom(visit, id, people, fault) : fault ? html`<p class="ds-validation-message">${fault}</p>` : ''}
    ${button(words[`try.${id}`], { variant: 'secondary' })}</form>`;
};

const keyCopy = (visit: SignedInVisit, { id, code }: Check): Html => {
  const words = visit.words.readiness;
  if (id !== 'key' || code === 'copied') return html``;
  return html`<p class="ds-paragraph">${words.keptHint}</p><form method="post" action="/settings/readiness/key-copy">${button(words.kept, { variant: 'secondary' })}</form>`;
};

const card = (
  visit: SignedInVisit,
  check: Check,
  people: readonly Reachable[],
  returned: ReturnedTry | undefined,
): Html => {
  const words = visit.words.readiness;
  const { id, standing } = check;
  return html`<li class="ds-card" data-color="neutral" id="${id}"><h2 class="ds-heading" data-size="xs">${words[`check.${id}`]} <span class="ds-tag" data-size="sm" data-color="${colours[standing]}">${words[`standing.${standing}`]}</span></h2>
    <p class="ds-paragraph">${said(visit, check)}</p>
    ${tried(visit, check)}
    ${mayWrite(visit) ? html`${keyCopy(visit, check)}${tryForm(visit, check, people, returned)}` : ''}</li>`;
};

/** In one sentence or two: how much is missing, and how much should be looked at. */
export const readinessSentence = (visit: SignedInVisit, checks: readonly Check[]): string => {
  const words = visit.words.readiness;
  const count = (standing: Check['standing']) => checks.filter((check) => check.standing === standing).length;
  const missing = count('missing');
  const attention = count('attention');
  const parts = [
    ...(missing > 0 ? [words.lacking(missing)] : []),
    ...(attention > 0 ? [words.look(attention)] : []),
  ];
  return parts.join(' ') || words.allReady;
};

/** Every part that must work before a breach comes: how it stands, and a button that tries it. */
export const readinessView = (
  visit: SignedInVisit,
  { checks }: ShownReadiness,
  people: readonly Reachable[],
  returned?: ReturnedTry,
): Html => html`<p class="ds-paragraph">${visit.words.readiness.lead}</p>
  <p class="ds-paragraph"><strong>${readinessSentence(visit, checks)}</strong></p>
  <ul class="settings-cards readiness">${checks.map((check) => card(visit, check, people, returned))}</ul>`;
