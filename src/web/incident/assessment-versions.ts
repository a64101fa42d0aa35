import type { Fact } from '../../incidents/facts/vocabulary.ts';
import { type FactKey, factKeys } from '../../incidents/facts/vocabulary.ts';
import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Assessment, AssessmentParts } from './assessment-page.ts';
import { factInWords, factLabel } from './fact-words.ts';

type Moved = { key: string; from: unknown; to: unknown };

const factsOf = ({ facts }: Assessment): Map<string, unknown> =>
  new Map(facts.map(({ key, value }) => [key, value]));

/** Which facts two versions differ in; null: there was none. */
const differences = (before: Assessment, after: Assessment): Moved[] => {
  const [then, now] = [factsOf(before), factsOf(after)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key) => {
    const [from, to] = [then.get(key) ?? null, now.get(key) ?? null];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ key, from, to }];
  });
};

const valueInWords = (visit: SignedInVisit, key: FactKey, value: unknown): string =>
  factInWords(
    visit,
    key,
    value === null ? null : ({ value, certainty: 'known' } as Pick<Fact, 'value' | 'certainty'>),
  );

const moves = (visit: SignedInVisit, moved: readonly Moved[]): Html[] =>
  moved.flatMap(({ key, from, to }) => {
    const fact = factKeys.find((one) => one === key);
    if (!fact) return [];
    const said = visit.words.assessment.moved(valueInWords(visit, fact, from), valueInWords(visit, fact, to));
    return [html`<li>${factLabel(visit, fact)}: ${said}</li>`];
  });

/** Facts that have changed since a version, as a list; nothing where none has. */
export const changedSince = (visit: SignedInVisit, { outdated }: Assessment): Html =>
  outdated.length === 0
    ? html``
    : html`<p class="changed">${visit.words.assessment.changedSince}</p><ul>${moves(visit, outdated)}</ul>`;

const differs = (visit: SignedInVisit, one: Assessment, before: Assessment | undefined): Html => {
  const words = visit.words.assessment;
  if (!before) return html`<p class="muted">${words.firstVersion}</p>`;
  const facts = moves(visit, differences(before, one));
  const reasons = one.severity.choices.filter(
    ({ part, reason }) =>
      reason !== (before.severity.choices.find((choice) => choice.part === part)?.reason ?? null),
  );
  const risk = before.risk === one.risk ? [] : [words.moved(before.riskName, one.riskName)];
  if (facts.length + reasons.length + risk.length === 0) return html`<p class="muted">${words.sameFacts}</p>`;
  return html`<p class="changed">${words.changed}</p><ul>${risk.map((said) => html`<li>${words.proposal}: ${said}</li>`)}${facts}${reasons.map(({ name }) => html`<li>${words.reasonChanged(name)}</li>`)}</ul>`;
};

const version = (visit: SignedInVisit, one: Assessment, before: Assessment | undefined): Html => {
  const words = visit.words.assessment;
  const given = one.severity.choices.filter(({ reason }) => reason !== null);
  return html`<li><h3 class="ds-heading" data-size="2xs">${words.version(one.number)}: ${one.riskName}</h3><p class="muted">${words.madeBy(one.madeBy, inOslo(visit, one.madeAt))}</p>
    ${differs(visit, one, before)}
    <details class="ds-details" data-size="sm"><summary>${words.reasons}<span class="ds-sr-only">: ${words.version(one.number)}</span></summary><div><dl class="answers">${given.map(({ name, reason }) => html`<dt>${name}</dt><dd class="written">${reason}</dd>`)}</dl><p>${one.severity.sentence}</p><p class="hash muted">${one.hash.slice(0, 16)}</p></div></details></li>`;
};

/** Every version, the newest first, with what made it another than the one before. */
export const versionsCard = ({ view, versions }: AssessmentParts): Html => {
  const { visit } = view;
  const words = visit.words.assessment;
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="versions"><h2 class="ds-heading" data-size="sm" id="versions">${words.versions}</h2>${
    versions.length === 0
      ? html`<p class="muted">${words.noVersions}</p>`
      : html`<ol class="versions" reversed>${versions.map((one, at) => version(visit, one, versions[at + 1]))}</ol>`
  }</section>`;
};
