import type { ShownOlderBreach } from '../../breach-register/present.ts';
import { breachWords } from '../../breach-register/words/words-of.ts';
import { choiceInWords } from '../../documents/choice-words.ts';
import type { FactKey } from '../../incidents/facts/vocabulary.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { breachTime } from './breach-time.ts';
import { registerTabs } from './register-view.ts';

/** An older breach, with all that the list said of it. It has no case: nothing of it runs, and nothing is changed here. */
export const olderView = (visit: Visit, one: ShownOlderBreach, mayImport: boolean): Html => {
  const { breachRegister: words } = visit.words;
  const own = breachWords(visit.language);
  const { column } = own;
  const number = new Intl.NumberFormat(visit.language === 'en' ? 'en-GB' : 'nb-NO');
  const choices = (key: FactKey, codes: readonly string[]): string =>
    codes.map((code) => choiceInWords(visit.language, key, code)).join(', ');
  const count = (value: number | null): string => (value === null ? '' : number.format(value));
  const said: readonly (readonly [string, string | null])[] = [
    [column.reference, one.reference],
    [column.role, own.role[one.role]],
    [column.system, one.system],
    [column.breachBegan, breachTime(visit, one, 'breachBegan')],
    [column.detectedAt, breachTime(visit, one, 'detectedAt')],
    [column.awareAt, breachTime(visit, one, 'awareAt')],
    [column.notifiedAt, breachTime(visit, one, 'notifiedAt')],
    [column.inTime, one.inTime === null ? '' : own.yesNo[one.inTime ? 'yes' : 'no']],
    [column.level, one.level && own.level[one.level]],
    [column.outcome, own.outcome[one.outcome]],
    [own.notNotifiedReason, one.reason],
    [column.nature, choices('nature', one.nature)],
    [column.incidentTypes, choices('incidentTypes', one.incidentTypes)],
    [column.causeOrigin, one.causeOrigin && choices('causeOrigin', [one.causeOrigin])],
    [column.intent, one.intent && choices('intent', [one.intent])],
    [column.peopleTypes, choices('peopleTypes', one.peopleTypes)],
    [column.peopleCount, count(one.peopleCount)],
    [column.told, count(one.told)],
    [column.whatHappened, one.whatHappened],
    [column.effects, one.effects],
    [column.measures, one.measures],
    [column.closedAt, breachTime(visit, one, 'closedAt')],
  ];
  return html`<link rel="stylesheet" href="/assets/incident.css"><link rel="stylesheet" href="/assets/breach-register.css">
    <h1 class="ds-heading" data-size="lg">${one.title}</h1>
    <p class="ds-paragraph lead">${words.olderLead}${mayImport ? html` <a class="ds-link" href="/breach-register/import/${one.importId}">${words.olderList}</a>` : ''}</p>
    ${registerTabs(visit, 'older', mayImport)}
    <div class="ds-card" data-color="neutral"><dl class="answers">${said.map(([label, text]) => (text ? html`<dt>${label}</dt><dd class="written">${text}</dd>` : ''))}</dl></div>`;
};
