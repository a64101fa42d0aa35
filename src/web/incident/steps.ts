import { inOslo, timeLeft } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { regionActions } from './case-actions.ts';
import { type CaseView, runningClocks, stateOf } from './case-view.ts';
import { wordFor } from './own-words.ts';
import { type Region, regionOfClock, regions } from './regions.ts';

type Standing = 'done' | 'now' | 'later' | 'none';

/**
 * What lies behind: over, owed now, owed once the suspicion is confirmed, or not ours. A state in -ing means that
 * somebody owes work.
 */
const standingOf = ({ incident }: CaseView, region: Region): Standing => {
  const state = stateOf(incident, region);
  if (['inapplicable', 'released', 'delegated', 'exempt', 'dismissed'].includes(state)) return 'none';
  if (state === 'suspected' || state === 'aware') return 'now';
  const owesMandate = incident.duties.some(
    ({ kind, outcome }) => kind === 'authority.mandate' && outcome === null,
  );
  if (!state.endsWith('ing') || (state === 'acting.preparing' && !owesMandate)) return 'done';
  return incident.status === 'suspected' && region !== 'containment' ? 'later' : 'now';
};

const marks: Record<Standing, string> = { done: '✓', now: '', later: '', none: '–' };

/** Who has to do something for a region to go on. */
export const whoOwes = ({ visit, incident }: CaseView, region: Region): string => {
  const words = visit.words.incident;
  const state = stateOf(incident, region);
  if (state.endsWith('reviewing') || state.endsWith('excepting')) return words['owes.approver'];
  if (state.endsWith('sending')) return words['owes.varsla'];
  return incident.owner?.name ?? words['owes.nobody'];
};

const detailOf = ({ visit, incident }: CaseView, region: Region): string => {
  const state = stateOf(incident, region);
  const { approvedBy, approvedAt } = incident.riskDecision ?? {};
  if (region === 'containment' && incident.containedAt) return inOslo(visit, incident.containedAt);
  if (region === 'assessment' && incident.risk) {
    const level = visit.words.incident[`risk.${incident.risk}`];
    return incident.riskDecision?.followsProposal === false
      ? `${level}, ${visit.words.incident.against}`
      : level;
  }
  if (region === 'authority' && state === 'released' && approvedBy && approvedAt)
    return visit.words.incident['exception.approvedBy'](approvedBy, inOslo(visit, approvedAt));
  return '';
};

const step = (view: CaseView, region: Region, asked: string | undefined): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const state = stateOf(incident, region);
  const standing = standingOf(view, region);
  const said = standing === 'later' ? words.afterConfirmation : wordFor(visit, `state.${region}.${state}`);
  const clock = runningClocks(incident).find(({ kind }) => regionOfClock(kind) === region);
  const detail = detailOf(view, region);
  // A confirmed breach waits for the other steps, which say for whom.
  const owed = standing === 'now' && state !== 'aware';
  return html`<li class="step" data-standing="${standing}"><span class="step-mark" aria-hidden="true">${marks[standing]}</span><div class="step-body">
    <h3 class="ds-heading" data-size="2xs">${words[`region.${region}`]}<span class="ds-sr-only">: ${words[`standing.${standing}`]}</span></h3>
    <p class="step-state">${said ?? state}${detail ? html`<span class="muted"> · ${detail}</span>` : ''}</p>
    ${owed ? html`<p class="muted step-owed">${words['owes.label'](whoOwes(view, region))}${clock ? html` · <span${clock.status === 'overdue' ? html` class="late"` : ''}>${timeLeft(visit, clock.dueAt)}</span>` : ''}</p>` : ''}
    ${regionActions(view, region, asked)}</div></li>`;
};

/**
 * The regions as steps: where each stands in plain words, who has to do something, until when, and what can be told
 * now. The mark is said too, never shown by colour alone.
 */
export const steps = (view: CaseView, asked: string | undefined): Html =>
  html`<section class="ds-card steps-card" data-color="neutral" aria-labelledby="steps"><h2 class="ds-heading" data-size="xs" id="steps">${view.visit.words.incident.steps}</h2>
  <ol class="steps">${regions.map((region) => step(view, region, asked))}</ol></section>`;
