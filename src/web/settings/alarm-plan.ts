import type { Escalation } from '../../alerts/escalation.ts';
import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { timeInOslo } from '../parts/oslo-time.ts';
import type { SignedInVisit } from '../visit.ts';
import { warning } from './parts.ts';
import type { MethodKind } from './reach-view.ts';

/** Whom a step reaches now, as the API shows it. */
interface StepReach {
  step: number;
  methods: { contactId: string; kind: MethodKind; verified: boolean }[];
  unreachable: boolean;
}

/** The escalation with whom each step reaches, as the API shows it. */
export interface ShownEscalation extends Escalation {
  isDefault: boolean;
  kinds: MethodKind[];
  reach: StepReach[];
}

export interface Person {
  id: string;
  name: string;
}

const minute = 60_000;

const whyUnreachable = (
  { steps, kinds }: ShownEscalation,
  { step, methods }: StepReach,
  people: readonly Person[],
): 'nobody' | 'not-set-up' | 'no-method' | 'unverified' => {
  if (people.length === 0) return 'nobody';
  if (!steps[step - 1]?.methods.some((kind) => kinds.includes(kind))) return 'not-set-up';
  return methods.length === 0 ? 'no-method' : 'unverified';
};

/** A warning for each step that no verified way leads from, saying why and where to mend it. */
export const unreachableSteps = (
  visit: SignedInVisit,
  escalation: ShownEscalation,
  people: readonly Person[],
): Html[] => {
  const words = visit.words.alarms;
  return escalation.reach
    .filter(({ unreachable }) => unreachable)
    .map((reach) =>
      warning(
        words.unreachable(reach.step),
        words[`unreachable.${whyUnreachable(escalation, reach, people)}`],
      ),
    );
};

const toldBy = (visit: SignedInVisit, { methods }: StepReach, people: readonly Person[]): Html[] => {
  const words = visit.words.alarms;
  return people.flatMap(({ id, name }) => {
    const own = methods.filter(({ contactId }) => contactId === id);
    if (own.length === 0) return [];
    const kinds = [...new Set(own.map(({ kind }) => words[`method.${kind}`]))].join(', ');
    const isUnproven = own.some(({ verified }) => !verified);
    return [
      html`<li><strong>${name}</strong>: ${kinds}${isUnproven ? ` (${words.planUnverified})` : ''}</li>`,
    ];
  });
};

/** What would happen minute by minute if an alert came now: one round, when it begins again, and when it ends. */
export const alarmPlan = (
  visit: SignedInVisit,
  escalation: ShownEscalation,
  people: readonly Person[],
): Html => {
  const words = visit.words.alarms;
  // A step that reaches nobody is passed over, and nobody waits for it.
  const taken = escalation.reach.filter(({ methods }) => methods.length > 0);
  const waits = taken.map(({ step }) => (escalation.steps[step - 1]?.waitMinutes ?? 0) * minute);
  const round = waits.reduce((sum, wait) => sum + wait, 0);
  const after = (millis: number): string => new Date(visit.now.getTime() + millis).toISOString();
  const startOf = (place: number): string =>
    after(waits.slice(0, place).reduce((sum, wait) => sum + wait, 0));
  const { repeat } = escalation;
  return html`<section aria-labelledby="plan" class="alarm-plan"><h2 class="ds-heading" data-size="sm" id="plan">${words.planTitle}</h2>
    ${
      taken.length === 0
        ? html`<p class="ds-paragraph">${words.planNobody}</p>`
        : html`<p class="ds-paragraph">${words.planLead(inOslo(visit, visit.now.toISOString()))}</p>
      <ol>${taken.map((reach, place) => html`<li><time datetime="${startOf(place)}">${timeInOslo(startOf(place))}</time><ul>${toldBy(visit, reach, people)}</ul></li>`)}</ol>
      <p class="ds-paragraph">${repeat > 1 ? `${words.planAgain(repeat, inOslo(visit, after(round)))} ` : ''}${words.planEnd(inOslo(visit, after(round * repeat)))}</p>`
    }</section>`;
};
