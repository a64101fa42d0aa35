import type { Db } from '../db/transaction.ts';
import { type FieldFault, invalid, Problem } from '../problems.ts';
import type { RoleName } from './permissions.ts';
import type { Requester } from './tokens.ts';

/**
 * Names a guest to an incident, which for a restricted one stands in its journal. False where there is no such
 * incident for the person who lets the guest in. Lent by the incidents.
 */
export type NameGuest = (
  tx: Db,
  guest: { incidentId: string; personId: string; by: Requester },
) => Promise<boolean>;

/** What a grant says beside the role. */
export interface Terms {
  end?: Date | undefined;
  incidentId?: string | undefined;
}

/**
 * A guest has an end and one incident, others have no incident, and no end lies in the past. Throws `invalid-input`
 * with every fault at once; `endField` is what the end is called in the body.
 */
export const refuseUnfitTerms = (
  role: RoleName,
  { end, incidentId }: Terms,
  endField: 'expiresAt' | 'endsAt',
  now: Date,
): void => {
  const errors: FieldFault[] = [];
  const pointer = `/${endField}`;
  if (end && end <= now) errors.push({ pointer, detail: 'This instant is past.' });
  if (role === 'guest' && !end) errors.push({ pointer, detail: 'A guest needs an end.' });
  if (role === 'guest' && !incidentId)
    errors.push({ pointer: '/incident', detail: 'A guest is there for one incident: name it.' });
  if (role !== 'guest' && incidentId)
    errors.push({ pointer: '/incident', detail: 'Only a guest is tied to an incident.' });
  if (role !== 'guest' && end && endField === 'endsAt')
    errors.push({ pointer, detail: 'Only a guest has an end.' });
  if (errors.length > 0)
    throw new Problem('invalid-input', 'What is granted does not fit the role; see errors.', { errors });
};

/** Names the guest, in the transaction that lets them in. Nothing happens for other roles. */
export const letIn = async (
  tx: Db,
  nameGuest: NameGuest | undefined,
  terms: Terms,
  personId: string,
  by: Requester | undefined,
): Promise<void> => {
  const { incidentId } = terms;
  if (incidentId === undefined) return;
  if (!by || !nameGuest || !(await nameGuest(tx, { incidentId, personId, by })))
    throw invalid('/incident', 'There is no incident with this id.');
};
