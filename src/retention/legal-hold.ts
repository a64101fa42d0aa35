import type { Clock } from '../clock.ts';
import type { Db } from '../db/transaction.ts';
import { recordNote } from '../incidents/notes.ts';
import { lockForChange } from '../incidents/report-event.ts';
import { Problem } from '../problems.ts';
import { endHold, insertHold, isHeldLegally } from './store.ts';

interface HoldInput {
  incidentId: string;
  personId: string;
  reason: string;
}

const note = async (
  tx: Db,
  clock: Clock,
  type: 'hold.placed' | 'hold.released',
  { incidentId, personId, reason }: HoldInput,
): Promise<Date> => {
  const at = clock.now();
  const incident = await lockForChange(tx, incidentId, undefined);
  await recordNote(tx, incident, {
    type,
    at: at.toISOString(),
    actor: { kind: 'person', id: personId },
    reason,
  });
  return at;
};

/** Nothing of the case is forgotten until somebody lifts it. Throws `frozen` where it is on hold already. */
export const placeLegalHold = async (clock: Clock, tx: Db, input: HoldInput): Promise<void> => {
  const at = await note(tx, clock, 'hold.placed', input);
  if (await isHeldLegally(tx, input.incidentId))
    throw new Problem('frozen', 'The case is on legal hold already.');
  await insertHold(tx, { incidentId: input.incidentId, reason: input.reason, by: input.personId, at });
};

/** What is due may be forgotten again. Throws `not-found` where the case is on no hold. */
export const releaseLegalHold = async (clock: Clock, tx: Db, input: HoldInput): Promise<void> => {
  const at = await note(tx, clock, 'hold.released', input);
  if (!(await isHeldLegally(tx, input.incidentId)))
    throw new Problem('not-found', 'The case is not on legal hold.');
  await endHold(tx, { incidentId: input.incidentId, reason: input.reason, by: input.personId, at });
};
