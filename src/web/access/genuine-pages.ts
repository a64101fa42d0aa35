import { Router } from 'express';
import type { GenuineNotice } from '../../notices/find-genuine.ts';
import { button, field, inOslo, send, visitOf } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { doorPage, heading, textOf } from './parts.ts';

/** How often one address may ask in so many minutes: six signs are not guessed at that pace in a lifetime. */
const most = 20;
const windowMinutes = 10;
/** Addresses that are remembered at once; the oldest is forgotten. */
const mostAddresses = 10_000;

type Found = { typed: string; notice: GenuineNotice | undefined } | 'too-often';

const answer = (visit: Visit, found: Found): Html => {
  const words = visit.words.genuine;
  if (found === 'too-often')
    return html`<div class="ds-alert" data-color="warning" role="alert" id="answer" tabindex="-1" autofocus><p class="ds-paragraph">${words.tooOften}</p></div>`;
  const { notice } = found;
  if (!notice)
    return html`<div class="ds-alert" data-color="warning" role="alert" id="answer" tabindex="-1" autofocus><h2 class="ds-heading" data-size="xs">${words.no}</h2><p class="ds-paragraph">${words.noText}</p></div>`;
  return html`<div class="ds-alert" data-color="success" role="status" id="answer" tabindex="-1" autofocus><h2 class="ds-heading" data-size="xs">${words.yes}</h2><p class="ds-paragraph">${words.yesText(notice.organisation, inOslo(visit, notice.since.toISOString()))}</p><p class="ds-paragraph">${words.subject} <strong>${notice.subjects[visit.language]}</strong></p><p class="ds-paragraph">${words.never}</p></div>`;
};

const page = (visit: Visit, found?: Found) => {
  const words = visit.words.genuine;
  return doorPage(
    words.title,
    html`${found ? answer(visit, found) : ''}${heading(words.title, words.lead)}
      <form class="v-form" method="post" action="/genuine">
        ${field({ id: 'reference', name: 'reference', label: words.reference, hint: words.referenceHint, required: true, autocomplete: 'off', value: found && found !== 'too-often' ? found.typed : '' })}
        <div class="v-actions">${button(words.ask)}</div>
      </form>
      <p class="ds-paragraph muted">${words.kept}</p>`,
  );
};

/** `/genuine`, for whoever got a notice: whether its reference is ours. Open to strangers; what is typed is kept nowhere. */
export const createGenuinePages: Pages = ({ findGenuine, clock }) => {
  const router = Router();
  const asked = new Map<string, { count: number; since: number }>();

  /** Whether this address may ask once more. */
  const mayAsk = (address: string): boolean => {
    const now = clock.now().getTime();
    const known = asked.get(address);
    const isOver = known === undefined || now - known.since >= windowMinutes * 60_000 || now < known.since;
    const entry = isOver ? { count: 1, since: now } : { ...known, count: known.count + 1 };
    asked.delete(address);
    asked.set(address, entry);
    if (asked.size > mostAddresses) asked.delete(asked.keys().next().value ?? '');
    return entry.count <= most;
  };

  router.get('/genuine', async (_request, response) => {
    const visit = visitOf(response);
    await send(response, visit, page(visit));
  });
  router.post('/genuine', async (request, response) => {
    const visit = visitOf(response);
    const typed = textOf(request.body, 'reference').slice(0, 60);
    if (!mayAsk(request.ip ?? '')) {
      await send(response, visit, page(visit, 'too-often'), 429);
      return;
    }
    await send(response, visit, page(visit, { typed, notice: await findGenuine?.(typed) }));
  });
  return router;
};
