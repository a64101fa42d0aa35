import type { AlertMove, DueAlert } from './alert-store.ts';
import { type Escalation, methodsOf, type Roster } from './escalation.ts';
import type { ContactMethod } from './method-store.ts';

/** Minutes after which it is looked again whether there is anybody to alert. */
const nobodyMinutes = 5;
/** Hours after which a test alarm that nobody answered ends by itself. */
const testHours = 1;

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);

/** What one pass does with the alerts that it holds. */
export interface Plan {
  /** The messages of each group: one by each way, about all its alerts. The first alert stands for the group. */
  steps: {
    alertIds: string[];
    bundle: string | null;
    round: number;
    stepNo: number;
    methods: ContactMethod[];
  }[];
  moves: AlertMove[];
  /** Their deadline runs no more. */
  orphaned: string[];
  /** Test alarms that had their time. */
  testsOver: string[];
  /** The last round is over, and nobody has answered. */
  unanswered: string[];
  /** There is nobody to alert at all. */
  nobody: string[];
}

/** The next step that reaches anybody, from the one after `stepNo` in `round` on; undefined when none is left. */
const nextStep = (escalation: Escalation, roster: Roster, from: { round: number; stepNo: number }) => {
  const { steps, repeat } = escalation;
  let { round, stepNo } = from;
  for (;;) {
    if (stepNo >= steps.length) {
      round += 1;
      stepNo = 0;
    }
    if (round > repeat) return undefined;
    const step = steps[stepNo];
    stepNo += 1;
    if (!step) continue;
    const { methods } = methodsOf(step, roster);
    if (methods.length > 0)
      return { round, stepNo, methods, waitMinutes: step.waitMinutes, moreSteps: stepNo < steps.length };
  }
};

const testStep = (alert: DueAlert, roster: Roster) => {
  const methods = roster.methods.filter(
    ({ contactId, kind }) => contactId === alert.contactId && roster.kinds.includes(kind),
  );
  return alert.stepNo > 0 || methods.length === 0
    ? undefined
    : { round: 1, stepNo: 1, methods, waitMinutes: testHours * 60, moreSteps: false };
};

/**
 * The next step of each alert. Missed alerts that begin together become a bundle under `newBundle` and stay one: each
 * way of each contact gets one message that says everything that was missed.
 */
export const planSteps = (
  alerts: readonly DueAlert[],
  escalation: Escalation,
  roster: Roster,
  newBundle: string,
): Plan => {
  const plan: Plan = { steps: [], moves: [], orphaned: [], testsOver: [], unanswered: [], nobody: [] };
  const beginning = alerts.filter(
    ({ missed, stepNo, round, orphaned, contactId }) =>
      missed && stepNo === 0 && round === 1 && !orphaned && !contactId,
  );
  const groups = new Map<string, Plan['steps'][number]>();
  for (const alert of alerts) {
    if (alert.orphaned) {
      plan.orphaned.push(alert.id);
      continue;
    }
    const step = alert.contactId ? testStep(alert, roster) : nextStep(escalation, roster, alert);
    if (!step) {
      if (alert.contactId) plan.testsOver.push(alert.id);
      else if (nextStep(escalation, roster, { round: 1, stepNo: 0 })) plan.unanswered.push(alert.id);
      else {
        plan.nobody.push(alert.id);
        const { id, bundle, round, stepNo } = alert;
        plan.moves.push({
          id,
          bundle,
          round,
          stepNo,
          moreSteps: false,
          nextStepAt: later(roster.at, nobodyMinutes),
        });
      }
      continue;
    }
    const bundle = beginning.length > 1 && beginning.includes(alert) ? newBundle : alert.bundle;
    const { round, stepNo, methods, moreSteps, waitMinutes } = step;
    plan.moves.push({
      id: alert.id,
      bundle,
      round,
      stepNo,
      moreSteps,
      nextStepAt: later(roster.at, waitMinutes),
    });
    const key = `${bundle ?? alert.id} ${round} ${stepNo}`;
    const group = groups.get(key);
    if (group) group.alertIds.push(alert.id);
    else {
      const made = { alertIds: [alert.id], bundle, round, stepNo, methods };
      groups.set(key, made);
      plan.steps.push(made);
    }
  }
  return plan;
};
