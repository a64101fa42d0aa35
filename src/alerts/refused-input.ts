import type { AccessDeps } from '../access/tokens.ts';
import { withTransaction } from '../db/transaction.ts';
import { notMobile } from '../http/fields.ts';
import type { Refusal } from '../http/route.ts';
import { appendToSystem } from '../journal/journal.ts';
import { isLoop, withoutSteps } from './escalation.ts';

/** Settings with which an alarm would reach nobody, or never end. Any other slip of the pen is only answered. */
const reasons: Readonly<Record<string, string>> = {
  [notMobile]: 'landline',
  [withoutSteps]: 'no-steps',
  [isLoop]: 'loop',
};

/**
 * Writes into the system's journal that settings were refused with which alarms would not come through: which field
 * and why, never what was sent. `id` in the address is a contact's.
 */
export const createRefusalNote =
  (
    deps: Pick<AccessDeps, 'pool' | 'clock'>,
    type: 'contacts.refused' | 'contact.method-refused' | 'escalation.refused',
  ) =>
  async ({ problem, params, requester }: Refusal): Promise<void> => {
    const faults = (problem.details.errors ?? []).flatMap(({ pointer, detail }) => {
      const why = reasons[detail];
      return why ? [{ field: pointer, why }] : [];
    });
    if (faults.length === 0) return;
    const { id: contactId } = (params ?? {}) as { id?: string };
    await withTransaction(deps.pool, (tx) =>
      appendToSystem(tx, {
        type,
        recordedAt: deps.clock.now(),
        actor: { kind: 'person', id: requester.personId },
        event: { ...(contactId && { contactId }), faults },
      }),
    );
  };
