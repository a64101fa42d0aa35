import { button, field } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import { type CaseView, pathOf } from '../case-view.ts';
import { formState, law, withError } from '../form-parts.ts';
import type { FoundPerson, LookedUp } from './load-people.ts';

export const lookUpForm = 'people-look-up';

const personItem = ({ visit }: CaseView, one: FoundPerson): Html => {
  const words = visit.words.incident;
  const { address } = one;
  const postal =
    address &&
    [address.street, [address.postalCode, address.place].filter(Boolean).join(' '), address.country]
      .filter(Boolean)
      .join(', ');
  const lines: [string, string | null][] = [
    [words['target.email'], one.email],
    [words['target.phone'], [one.phone, one.landline].filter(Boolean).join(', ') || null],
    [words['target.street'], postal],
    [words.lookUpPlace, words.lookUpRow(one.list, one.row)],
  ];
  return html`<li class="ds-card" data-color="neutral"><h3 class="ds-heading" data-size="2xs">${one.name ?? words.lookUpNameless}</h3><dl class="told">${lines.flatMap(([label, value]) => (value ? [html`<dt>${label}</dt><dd>${value}</dd>`] : []))}</dl>
  ${one.toldThrough ? html`<p class="ds-paragraph">${one.samePerson ? words.lookUpSame : words.lookUpShared}</p>` : ''}<p class="ds-paragraph muted">${words.deliveryId}: <code>${one.personId.slice(-8)}</code></p></li>`;
};

/** Finds one person by address or number; what was asked for stands in no address and no journal. */
export const lookUpCard = (view: CaseView, looked: LookedUp | undefined): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const state = formState(view, lookUpForm);
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="look-up"><div><h2 class="ds-heading" data-size="xs" id="look-up">${words.lookUp}</h2>
  <form class="incident-form" method="post" action="${pathOf(incident.id, 'people')}/look-up#look-up" autocomplete="off"><input type="hidden" name="version" value="${incident.version}">
  ${field({
    id: state.id('address'),
    name: 'address',
    label: words.lookUpAddress,
    hint: words.lookUpHint,
    value: state.value('address', looked?.address ?? ''),
    required: true,
    ...withError(state.error('/address')),
  })}${law(view, words.lookUpLaw)}<div class="actions">${button(words.lookUpFind, { variant: 'secondary' })}</div></form>
  ${looked ? html`<div role="status">${looked.found.length === 0 ? html`<p class="ds-paragraph">${words.lookUpNobody}</p>` : html`<p class="ds-paragraph">${words.lookUpFound(looked.found.length)}</p>`}</div><ul class="found-people">${looked.found.map((one) => personItem(view, one))}</ul>` : ''}</div></section>`;
};
