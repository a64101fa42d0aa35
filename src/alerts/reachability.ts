import { contactsOf, type Escalation, methodsOf, type Roster } from './escalation.ts';
import type { MethodKind } from './method-store.ts';

/** Whom a step would reach at an instant. */
export interface StepReach {
  /** From 1. */
  step: number;
  contacts: string[];
  methods: { contactId: string; methodId: string; kind: MethodKind; verified: boolean }[];
  /** No verified method: the step goes by unverified ones, or by none at all. */
  unreachable: boolean;
  why: string | null;
}

const names: Record<MethodKind, string> = {
  email: 'e-mail',
  sms: 'SMS',
  voice: 'voice call',
  webhook: 'webhook',
};

/** Whom each step reaches, and why one that reaches nobody does not. */
export const reachOf = (escalation: Escalation, roster: Roster): StepReach[] =>
  escalation.steps.map((step, index) => {
    const { methods, verified } = methodsOf(step, roster);
    const by = step.methods.map((kind) => names[kind]).join(' or ');
    const why =
      roster.contactIds.length === 0
        ? 'there is no staff contact'
        : !step.methods.some((kind) => roster.kinds.includes(kind))
          ? `${by} is not set up`
          : methods.length === 0
            ? `nobody whom it is for is reached by ${by}`
            : `no ${by} of those whom it is for is verified`;
    return {
      step: index + 1,
      contacts: contactsOf(step, roster),
      methods: methods.map(({ id, contactId, kind, verifiedAt }) => ({
        contactId,
        methodId: id,
        kind,
        verified: verifiedAt !== null,
      })),
      unreachable: !verified,
      why: verified ? null : why,
    };
  });
