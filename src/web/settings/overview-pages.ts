import { Router } from 'express';
import type { ShownRole } from '../../authority/role/role-schemas.ts';
import type { ShownReadiness } from '../../readiness/routes.ts';
import type { Organisation } from '../../register/organisation.ts';
import type { RegisterDocument } from '../../register/register-document.ts';
import { send, visitOf } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import type { Person, ShownEscalation } from './alarm-plan.ts';
import { roleFaultsInWords } from './authority-view.ts';
import { namesOf, type ShownDuty } from './duty-view.ts';
import { presentOf } from './form.ts';
import { readinessSentence } from './readiness-view.ts';
import { inSettings, mayManagePeople, type Section, signedIn } from './parts.ts';

/** How one part stands: in a sentence, and whether it is fit for a breach. */
export interface Standing {
  section: Exclude<Section, 'overview'>;
  said: string;
  isLacking: boolean;
}

/** What is in place and what is missing, each with a way there. */
export const overviewView = (visit: SignedInVisit, standings: readonly Standing[]): Html => {
  const words = visit.words.settings;
  return html`<p class="ds-paragraph">${words.overviewLead}</p>
    <ul class="settings-cards">${standings.map(
      ({ section, said, isLacking }) =>
        html`<li class="ds-card" data-color="${isLacking ? 'warning' : 'neutral'}">
      <h2 class="ds-heading" data-size="xs"><a class="ds-link" href="/settings/${section}">${words[section]}</a></h2>
      <p class="ds-paragraph">${said}</p></li>`,
    )}</ul>`;
};

export const createOverviewPages: Pages = ({ call, accounts }) => {
  const router = Router();
  const standings = async (visit: SignedInVisit): Promise<Standing[]> => {
    const words = visit.words.settings;
    const { requester } = visit;
    const { document: organisation } = await presentOf<Organisation>(
      call(requester, 'get', '/api/v1/organisation'),
    );
    const { document: register } = await presentOf<RegisterDocument>(
      call(requester, 'get', '/api/v1/register'),
    );
    const { body } = await call(requester, 'get', '/api/v1/contacts');
    const people = (body as { contacts: Person[] }).contacts;
    const alerted = people.length;
    const escalation = (await call(requester, 'get', '/api/v1/escalation')).body as ShownEscalation;
    const unreachable = escalation.reach.filter((reach) => reach.unreachable).length;
    const duty = (await call(requester, 'get', '/api/v1/duty')).body as ShownDuty;
    const role = (await call(requester, 'get', '/api/v1/authority/role')).body as ShownRole;
    const alarms = visit.words.alarms;
    const { checks } = (await call(requester, 'get', '/api/v1/readiness')).body as ShownReadiness;
    const forAll: Standing[] = [
      {
        section: 'readiness',
        said: readinessSentence(visit, checks),
        isLacking: checks.some(({ standing }) => standing !== 'ready'),
      },
      {
        section: 'organisation',
        said: organisation ? words.organisationEntered(organisation.name) : words.organisationMissing,
        isLacking: !organisation,
      },
      {
        section: 'contacts',
        said: alerted === 0 ? words.contactsNobodyNext : words.contactsCount(alerted),
        isLacking: alerted === 0,
      },
      {
        section: 'escalation',
        said:
          unreachable > 0 ? alarms.stepsUnreachable(unreachable) : alarms.stepsCount(escalation.steps.length),
        isLacking: unreachable > 0,
      },
      {
        section: 'duty',
        said:
          duty.onDuty.length === 0 ? alarms.dutyNobody : `${alarms.dutyNow}: ${namesOf(duty, duty.onDuty)}.`,
        isLacking: duty.onDuty.length === 0 || duty.deadlines.some(({ onDuty }) => onDuty.length === 0),
      },
      {
        section: 'register',
        said: register
          ? words.registerCounts(register.systems.length, register.processors.length)
          : words.registerMissing,
        isLacking: !register,
      },
      {
        section: 'authority',
        said:
          roleFaultsInWords(visit, role).join(' ') ||
          words.authorityReady(role.holder?.name ?? '', role.deputy?.name ?? ''),
        isLacking: role.faults.length > 0,
      },
    ];
    if (!mayManagePeople(visit)) return forAll;
    const active = (await accounts.members()).filter(({ disabled }) => !disabled).length;
    const tokens = await call(requester, 'get', '/api/v1/tokens');
    const { items } = tokens.body as { items: unknown[] };
    return [
      ...forAll,
      { section: 'people', said: words.peopleCount(active), isLacking: active < 2 },
      { section: 'tokens', said: words.tokensCount(items.length), isLacking: false },
    ];
  };

  router.get('/settings', async (_request, response) => {
    const visit = signedIn(visitOf(response));
    const body = inSettings(visit, 'overview', overviewView(visit, await standings(visit)));
    await send(response, visit, { title: visit.words.settings.title, current: 'settings', body });
  });
  return router;
};
