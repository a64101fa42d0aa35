import type { Escalation } from '../../alerts/escalation.ts';
import { type Form, typed } from './form.ts';
import { type MethodKind, methodKinds } from './reach-view.ts';

/** A step as the form has it, every field as it was typed. */
export interface TypedStep {
  contacts: string;
  chosen: readonly string[];
  methods: readonly MethodKind[];
  wait: string;
}

export interface TypedEscalation {
  steps: readonly TypedStep[];
  repeat: string;
}

/** The API takes no more. */
const mostSteps = 10;

export const newStep: TypedStep = { contacts: 'everyone', chosen: [], methods: ['email', 'sms'], wait: '15' };

export const typedOf = ({ steps, repeat }: Escalation): TypedEscalation => ({
  steps: steps.map(({ contacts, methods, waitMinutes }) => ({
    contacts: Array.isArray(contacts) ? 'chosen' : contacts,
    chosen: Array.isArray(contacts) ? contacts : [],
    methods,
    wait: String(waitMinutes),
  })),
  repeat: String(repeat),
});

/** What a form says. `people` are the ids that can be ticked. */
export const typedIn = (form: Form, people: readonly string[]): TypedEscalation => ({
  steps: Array.from({ length: Math.min(mostSteps + 1, Number(form['count']) || 0) }, (_, index) => ({
    contacts: form[`contacts${index}`] ?? '',
    chosen: people.filter((id) => form[`who${index}-${id}`] !== undefined),
    methods: methodKinds.filter((kind) => form[`method${index}-${kind}`] !== undefined),
    wait: typed(form, `wait${index}`) ?? '',
  })),
  repeat: typed(form, 'repeat') ?? '',
});

/** A number as the API wants it; what is none stays what it is, so that the API refuses it at its field. */
const numberIn = (written: string): number | string => (/^\d+$/.test(written) ? Number(written) : written);

export const bodyOf = ({ steps, repeat }: TypedEscalation) => ({
  steps: steps.map(({ contacts, chosen, methods, wait }) => ({
    contacts: contacts === 'chosen' ? chosen : contacts,
    methods,
    waitMinutes: numberIn(wait),
  })),
  repeat: numberIn(repeat),
});
