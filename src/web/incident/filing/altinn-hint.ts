import { may } from '../../../access/permissions.ts';
import { type Html, html } from '../../html.ts';
import type { DeskView } from './desk-view.ts';

/** Who can sign in to Altinn for this, now that it is to be filed. */
export const altinnHint = ({ visit, role }: DeskView): Html => {
  const words = visit.words.incident;
  const people = [role?.holder, role?.deputy].flatMap((one) => (one?.isHere ? [one.name] : []));
  const names = new Intl.ListFormat(visit.language === 'en' ? 'en-GB' : 'nb-NO', { type: 'disjunction' });
  return html`<p class="ds-paragraph">${words.fileText}</p>
    ${
      people.length > 0
        ? html`<p class="ds-paragraph"><strong>${words['altinn.who'](names.format(people))}</strong></p>`
        : role
          ? html`<p class="ds-alert" data-color="warning">${words['altinn.nobody']}${may(visit.requester.role, 'settings.write') ? html` <a class="ds-link" href="/settings/authority">${words['altinn.record']}</a>` : ''}</p>`
          : ''
    }`;
};
