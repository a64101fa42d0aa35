import type { z } from 'zod';
import { choiceInWords } from '../../documents/choice-words.ts';
import { inWords } from '../../documents/in-words.ts';
import { wordsIn } from '../../documents/words.ts';
import { type FactKey, factKeys } from '../../incidents/facts/vocabulary.ts';
import type { shownWeighing } from '../../assessment/schemas.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';

export type Weighing = z.output<typeof shownWeighing>;
export type Choice = Weighing['severity']['choices'][number];
type Duty = Weighing['duties'][number];

/** What the proposal is drawn with. */
export interface ProposalOptions {
  visit: SignedInVisit;
  weighing: Weighing;
  /** Where a fact is asked for; undefined while there is no incident yet. */
  factHref?: (key: FactKey) => string;
}

const named = ({ visit, factHref }: ProposalOptions, keys: readonly string[]): Html[] =>
  keys.flatMap((key, at) => {
    const fact = factKeys.find((one) => one === key);
    if (!fact) return [];
    const label = wordsIn(visit.language)(`fact.${fact}`);
    return [
      html`${at === 0 ? '' : ', '}${factHref ? html`<a class="ds-link" href="${factHref(fact)}">${label}</a>` : label}`,
    ];
  });

/** A reason, and under it where it is written. */
const reason = ({ words }: SignedInVisit, { code, sentence, source }: Duty['reasons'][number]): Html => {
  const known = (words.assessment as unknown as Record<string, string | undefined>)[`reason.${code}`];
  return html`<li>${sentence} <span class="muted law-line">${words.assessment.source(known ?? source)}</span></li>`;
};

/** A duty: what is proposed, and behind a press why. Its sentences are those of the API, the outcome first. */
const duty = ({ visit }: ProposalOptions, { name, basis, reasons, sentences, exemption }: Duty): Html => {
  const [said = '', ...rest] = sentences;
  const words = visit.words.assessment;
  const last = exemption && !exemption.approved ? rest.at(-1) : undefined;
  return html`<section class="duty"><h3 class="ds-heading" data-size="2xs">${name} <span class="muted law-line">${inWords(visit.language).basis(basis)}</span></h3>
    <p class="said">${said}</p>${last ? html`<p>${last}</p>` : ''}
    <details class="why"><summary>${words.because}<span class="ds-sr-only">: ${name}</span></summary><ul>${reasons.map((one) => reason(visit, one))}</ul></details></section>`;
};

const promises = ({ visit, weighing }: ProposalOptions): Html => {
  const words = visit.words.assessment;
  if (weighing.promises.length === 0) return html``;
  return html`<section class="duty"><h3 class="ds-heading" data-size="2xs">${words.promises}</h3><ul>${weighing.promises.map(
    ({ sentence, basis, source }) =>
      html`<li>${sentence} <span class="muted law-line">${words.source(`${words[`basis.${basis}`]}, ${source}`)}</span></li>`,
  )}</ul></section>`;
};

/** More answers than this that turn the outcome stand behind a press. */
const fewTurns = 3;

const turnsOf = ({ words }: SignedInVisit, { turns, sentence }: Weighing['open'][number]): Html => {
  const said = turns.map((turn) => html`<span class="turn">${turn.sentence}</span>`);
  if (turns.length > fewTurns)
    return html`<details class="why"><summary>${words.assessment.manyTurns(turns.length)}</summary>${said}</details>`;
  return html`${said}${sentence ? html`<span class="turn muted">${sentence}</span>` : ''}`;
};

/** What is not known, and which way each answer would turn the outcome; what turns it comes first. */
const open = ({ visit, weighing, factHref }: ProposalOptions): Html => {
  const words = visit.words.assessment;
  if (weighing.open.length === 0) return html``;
  const asked = weighing.open.toSorted((a, b) => Number(a.turns.length === 0) - Number(b.turns.length === 0));
  return html`<section class="duty"><h3 class="ds-heading" data-size="2xs">${words.open}</h3><p class="muted">${words.openLead}</p><ul class="open">${asked.map(
    (one) => {
      const key = factKeys.find((fact) => fact === one.fact);
      return html`<li>${key && factHref ? html`<a class="ds-link" href="${factHref(key)}">${one.asks}</a>` : html`<strong>${one.asks}</strong>`}${turnsOf(visit, one)}</li>`;
    },
  )}</ul></section>`;
};

/** The score, small: a support beside the outcome, with its flags apart. */
const severity = ({ visit, weighing }: ProposalOptions): Html => {
  const words = visit.words.assessment;
  const { sentence, flags } = weighing.severity;
  return html`<section class="duty score"><h3 class="ds-heading" data-size="2xs">${words.severity}</h3><p>${sentence}</p>${flags.map((flag) => html`<p class="flag"><span class="ds-tag" data-size="sm" data-color="warning">${words.flags}</span> ${flag.sentence}</p>`)}</section>`;
};

const factors = (options: ProposalOptions): Html => {
  const { visit, weighing } = options;
  const words = visit.words.assessment;
  const told = (say: (list: string) => string, keys: readonly string[], className: string): Html => {
    const list = named(options, keys);
    return list.length === 0 ? html`` : html`<dd class="${className}">${say('')}${list}</dd>`;
  };
  return html`<details class="why factors"><summary>${words.factors}</summary><dl>${weighing.factors
    .filter(({ restsOn, unknown }) => restsOn.length + unknown.length > 0)
    .map(
      ({ name, restsOn, unknown }) =>
        html`<dt>${name}</dt>${told(words.known, restsOn, 'known')}${told(words.notKnown, unknown, 'muted')}`,
    )}</dl></details>`;
};

const riskColors = { unlikely: 'success', risk: 'warning', high: 'danger' } as const;

/** What the facts amount to, in sentences: the duties first, the score last. */
export const proposalView = (options: ProposalOptions): Html => {
  const { visit, weighing } = options;
  const words = visit.words.assessment;
  return html`<p><span class="ds-tag" data-color="${riskColors[weighing.risk]}">${words.proposedRisk(weighing.riskName)}</span></p>
    ${weighing.duties.map((one) => duty(options, one))}${promises(options)}${open(options)}${severity(options)}${factors(options)}`;
};

const factOfPart = {
  context: 'dataKinds',
  identification: 'identifiers',
  confidentiality: 'recipients',
  integrity: 'alteration',
  availability: 'restoredAfterHours',
  intent: 'intent',
} as const satisfies Record<Choice['part'], FactKey>;

/** The facts that a choice was taken from. */
export const factsOfChoice = ({ part, chosen }: Choice): FactKey[] => {
  if (part === 'confidentiality' && chosen === 'nobody') return ['exposure', 'logs', 'recipients'];
  if (part === 'availability') return ['restoredAfterHours', 'backup'];
  return [factOfPart[part]];
};

/** What was chosen, as a person reads it. */
export const chosenInWords = ({ words, language }: SignedInVisit, { part, chosen }: Choice): string => {
  const { assessment } = words;
  if (chosen === 'unknown') return assessment.unknown;
  if (part === 'availability')
    return assessment[`chosen.${chosen as 'restored' | 'interrupted' | 'lost'}`] ?? chosen;
  const [code = '', circumstance] = chosen.split(':');
  if (part !== 'context') return choiceInWords(language, factOfPart[part], code);
  const said = choiceInWords(language, 'dataKinds', code, 'class');
  return circumstance === undefined || circumstance === 'ordinary'
    ? said
    : `${said}, ${choiceInWords(language, 'dataKinds', circumstance, 'circumstance')}`;
};
