import { purposeNames } from '../../incidents/facts/needs.ts';
import { type FactKey, factFields } from '../../incidents/facts/vocabulary.ts';
import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { CaseView } from './case-view.ts';
import type { Values } from './event-body.ts';
import { factBox, factState, howSure } from './fact-box.ts';
import { encodeShown, shownIn, typedFrom, typedIn } from './fact-fields.ts';
import { factHistory } from './fact-history.ts';
import { isRowKind } from './fact-rows.ts';
import { idOfFact, isBeside, isShown, keysIn } from './fact-sections.ts';
import type { Standing } from './fact-standing.ts';
import { missingCount, missingList, partsNav } from './facts-missing.ts';
import { versionField } from './facts-page.ts';
import { moved, pulse } from './layout.ts';
import type { MissingFacts } from './missing-facts.ts';

/** A piece of the page, put in place of what stands there. */
const piece = (
  target: string,
  swap: 'outerMorph' | 'outerHTML' | 'innerHTML' | 'innerMorph',
  content: Html,
): Html => html`<hx-partial hx-target="${target}" hx-swap="${swap}">${content}</hx-partial>`;

/** A fact after its save. */
interface Saved {
  view: CaseView;
  standing: Standing;
  /** Whether its fields must be drawn anew: another value stands than was typed. */
  isRedrawn: boolean;
}

/** The saved fact: what became of it, and its fields only where they changed, so that nobody's typing is touched. */
export const ofFact = ({ view, standing, isRedrawn }: Saved): Html => {
  const id = `#${idOfFact(standing.key)}`;
  const slot = `#slot-${standing.key}`;
  if (isRedrawn) return piece(slot, 'innerHTML', factBox(view, standing));
  // A row that was added is followed by a new empty one; what is being typed in it meanwhile stays.
  if (standing.said !== undefined && isRowKind(factFields[standing.key].kind))
    return piece(slot, 'innerMorph', factBox(view, standing));
  return html`${piece(`${id}-sure`, 'outerMorph', howSure(view, standing))}${piece(`${id}-state`, 'outerMorph', factState(view, standing))}${piece(`${id}-history`, 'outerMorph', factHistory(view, standing.key))}`;
};

/** What stands as a warning at a fact, by code. */
const doubtsOf = ({ incident }: CaseView, key: FactKey): string =>
  incident.warnings.flatMap((one) => (one.key === key ? one.code : [])).join(' ');

/** Facts of the same part that came, went or were changed by another, as long as nobody is writing in them here. */
export const ofOthers = (view: CaseView, key: FactKey, values: Values, before: CaseView): Html[] =>
  keysIn(factFields[key].section)
    .filter((other) => other !== key)
    .flatMap((other) => {
      const { incident, visit } = view;
      const typed = typedIn(values, other);
      const stored = typedFrom(other, incident.facts);
      const standing: Standing = { key: other, typed: stored, stored, isCrossed: false };
      const slot = `#slot-${other}`;
      if (!isShown(incident, other)) return typed ? [piece(slot, 'innerHTML', html``)] : [];
      if (!typed) return [piece(slot, 'innerHTML', factBox(view, standing))];
      const was = shownIn(values, other);
      const fact = incident.facts[other];
      if (fact && encodeShown(stored) !== was && encodeShown(typed) === was) {
        const said = visit.words.incident.changedBy(fact.recordedBy, inOslo(visit, fact.recordedAt));
        return [piece(slot, 'innerHTML', factBox(view, { ...standing, said }))];
      }
      const isNew = isBeside(incident, other) !== isBeside(before.incident, other);
      return isNew || doubtsOf(view, other) !== doubtsOf(before, other)
        ? [piece(`#${idOfFact(other)}-state`, 'outerMorph', factState(view, standing))]
        : [];
    });

/** What counts what is missing, and the version: so that the next save, and the clock, know of this one. */
export const ofPage = (view: CaseView, missing: MissingFacts, key: FactKey): Html =>
  html`${piece('#facts-version', 'outerHTML', versionField(view))}${piece('#fact-parts', 'outerMorph', partsNav(view, missing, factFields[key].section))}${purposeNames.map(
    (purpose) =>
      html`${piece(`#missing-${purpose}-count`, 'outerMorph', missingCount(view, missing, purpose))}${piece(`#missing-${purpose}-list`, 'outerMorph', missingList(view, missing, purpose))}`,
  )}${piece('#moved', 'outerMorph', moved(view))}${piece('#glance', 'outerMorph', pulse(view, 'facts'))}`;
