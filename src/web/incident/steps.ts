import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, stateOf } from './case-view.ts';
import { wordFor } from './own-words.ts';

const regions = ['case', 'containment', 'assessment', 'authority', 'people', 'controllers'] as const;

/** What lies behind: over, still owed, or not ours. A state in -ing means that somebody owes work. */
const standingOf = (state: string): 'done' | 'now' | 'none' => {
  if (state === 'inapplicable') return 'none';
  return state === 'suspected' || state === 'aware' || state.endsWith('ing') ? 'now' : 'done';
};

const marks = { done: '✓', now: '●', none: '–' } as const;

/** The six regions, each with where it stands in plain words; the mark is said too, never shown by colour alone. */
export const steps = ({ visit, incident }: CaseView): Html => {
  const words = visit.words.incident;
  const more = (region: (typeof regions)[number]): string => {
    if (region === 'containment' && incident.containedAt) return inOslo(visit, incident.containedAt);
    return region === 'assessment' && incident.risk ? words[`risk.${incident.risk}`] : '';
  };
  return html`<section aria-labelledby="steps"><h2 class="ds-heading" data-size="xs" id="steps">${words.steps}</h2>
  <ol class="steps">${regions.map((region) => {
    const state = stateOf(incident, region);
    const standing = standingOf(state);
    const detail = more(region);
    return html`<li class="step" data-standing="${standing}"><span class="step-mark" aria-hidden="true">${marks[standing]}</span><span class="step-text"><strong>${words[`region.${region}`]}</strong><span>${wordFor(visit, `state.${region}.${state}`) ?? state}</span>${detail ? html`<span class="muted">${detail}</span>` : ''}<span class="ds-sr-only">${words[`standing.${standing}`]}</span></span></li>`;
  })}</ol></section>`;
};
