import { weigh } from '../../../workflows/assessment/weigh.ts';
import { regimeAt } from '../../../workflows/regimes/no-gdpr.ts';
import { factsOfMisdirected, type MisdirectedBody } from '../../assessment/misdirected-schemas.ts';
import { ownPromises } from '../../assessment/own-promises.ts';
import { presentWeighing } from '../../assessment/present.ts';
import { shownWeighing } from '../../assessment/schemas.ts';
import type { RegisterDocument } from '../../register/register-document.ts';
import { proposalView, type Weighing } from '../assessment/proposal-view.ts';
import { button } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { linesOf, type Typed } from './typed.ts';

/** What a message would amount to, by the same law and method as once it is saved; nothing is saved. */
export const lookAt = (
  { language }: SignedInVisit,
  body: MisdirectedBody,
  register: RegisterDocument | undefined,
): Weighing => {
  const { thresholds } = regimeAt(body.detectedAt);
  const weighing = weigh(factsOfMisdirected(body), {
    role: 'controller',
    thresholds,
    authorityNotifier: null,
    peopleInformer: null,
    exemptions: [],
  });
  const weighed = { ...weighing, facts: [], promises: register ? ownPromises(register) : [] };
  return shownWeighing.parse(presentWeighing(weighed, { language, thresholds, names: new Map() }));
};

/** The proposal before anything is saved, with what was typed carried along. */
export const confirmation = (visit: SignedInVisit, typed: Typed, weighing: Weighing): Html => {
  const words = visit.words.misdirected;
  const carried = Object.keys(typed)
    .filter((name) => name !== 'step')
    .flatMap((name) => {
      const values =
        name === 'dataKinds' || name === 'identifiers' ? linesOf(typed, name) : [typed[name] ?? ''];
      return values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`);
    });
  return html`<link rel="stylesheet" href="/assets/assessment.css"><h1 class="ds-heading" data-size="lg">${words.confirmTitle}</h1><p class="ds-paragraph v-lead">${words.confirmLead}</p>
    <div class="ds-card v-proposal" data-color="neutral"><h2 class="ds-heading" data-size="sm">${typed['title'] ?? ''}</h2>${proposalView({ visit, weighing })}</div>
    <form class="v-actions" method="post" action="/misdirected">${carried}${button(words.save, { name: 'step', value: 'save' })}${button(words.change, { variant: 'secondary', color: 'neutral', name: 'step', value: 'edit' })}</form>`;
};
