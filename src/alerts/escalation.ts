import { z } from 'zod';
import { type Absence, isOnDuty } from './absences.ts';
import { type ContactMethod, type MethodKind, methodKinds } from './method-store.ts';

const step = z.strictObject({
  contacts: z.union([z.enum(['on-duty', 'everyone']), z.array(z.uuid()).min(1).max(50)], {
    error: 'Give on-duty, everyone, or a list of contacts’ ids.',
  }),
  methods: z
    .array(z.enum(methodKinds))
    .min(1, 'Give at least one of email, sms, voice and webhook.')
    .refine((kinds) => new Set(kinds).size === kinds.length, 'A method stands here twice.'),
  waitMinutes: z.int().min(1, 'Wait at least one minute.').max(1440, 'Wait a day at most.'),
});

export const withoutSteps = 'An escalation without steps alerts nobody.';
export const isLoop =
  'This step goes to the same people by the same methods as an earlier one: a loop. repeat says how often.';

/**
 * Who is alerted by what, and how long an acknowledgement is waited for before the next step. After the last step
 * the chain begins again, `repeat` times in all. A step like an earlier one is refused: that is a loop, and `repeat`
 * says how often.
 */
export const escalationBody = z
  .strictObject({
    steps: z.array(step).min(1, withoutSteps).max(10),
    repeat: z.int().min(1, 'The chain is gone through at least once.').max(10),
  })
  .superRefine(({ steps }, context) => {
    for (const [index, one] of steps.entries()) {
      if (steps.slice(0, index).some((before) => sameStep(before, one)))
        context.addIssue({
          code: 'custom',
          path: ['steps', index],
          message: isLoop,
        });
      if (Array.isArray(one.contacts) && new Set(one.contacts).size < one.contacts.length)
        context.addIssue({
          code: 'custom',
          path: ['steps', index, 'contacts'],
          message: 'A contact stands here twice.',
        });
    }
  })
  .meta({ id: 'Escalation' });

export type Escalation = z.output<typeof escalationBody>;
export type EscalationStep = Escalation['steps'][number];

const inOrder = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : [...value].sort().join();

const sameStep = (a: EscalationStep, b: EscalationStep): boolean =>
  inOrder(a.contacts) === inOrder(b.contacts) && inOrder(a.methods) === inOrder(b.methods);

/** What holds until an administrator puts another: enough for a firm of two. */
export const defaultEscalation: Escalation = {
  steps: [
    { contacts: 'on-duty', methods: ['email', 'sms'], waitMinutes: 15 },
    { contacts: 'on-duty', methods: ['voice'], waitMinutes: 15 },
    { contacts: 'everyone', methods: ['email', 'sms', 'voice'], waitMinutes: 30 },
  ],
  repeat: 3,
};

/** Everything that a step is planned from, at one instant. */
export interface Roster {
  contactIds: readonly string[];
  methods: readonly ContactMethod[];
  absences: readonly Absence[];
  /** Kinds that this installation can send by. */
  kinds: readonly MethodKind[];
  at: Date;
}

/** Who a step is for. Never nobody while there is anybody: where all are away or off the list, all are meant. */
export const contactsOf = ({ contacts }: EscalationStep, { contactIds, absences, at }: Roster): string[] => {
  const chosen = contactIds.filter((id) => !Array.isArray(contacts) || contacts.includes(id));
  const meant = chosen.length > 0 ? chosen : [...contactIds];
  if (contacts === 'everyone') return meant;
  const present = meant.filter((id) => isOnDuty(absences, id, at));
  return present.length > 0 ? present : meant;
};

/**
 * The ways that a step is taken by: those that are verified, or, where it has none, all that there are. Empty when
 * the step reaches nobody at all. `verified` says which of the two.
 */
export const methodsOf = (
  one: EscalationStep,
  roster: Roster,
): { methods: ContactMethod[]; verified: boolean } => {
  const contacts = contactsOf(one, roster);
  const all = roster.methods.filter(
    ({ contactId, kind }) =>
      contacts.includes(contactId) && one.methods.includes(kind) && roster.kinds.includes(kind),
  );
  const verified = all.filter(({ verifiedAt }) => verifiedAt !== null);
  return verified.length > 0 ? { methods: verified, verified: true } : { methods: all, verified: false };
};
