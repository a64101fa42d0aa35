import type { Decision } from '../../../workflows/incident/decisions.ts';
import type { Db } from '../../db/transaction.ts';
import type { Incident } from '../incident.ts';
import { readFacts } from '../incidents.ts';
import { readGrounds } from './grounds-store.ts';
import { agedDecisions, type FactsNow } from './outdated.ts';

/**
 * What an event says of the decisions that are out of date after it: all of them, or nothing where none is and none
 * was. `now` are the facts as they will be.
 */
export const outdatedBy = async (
  tx: Db,
  { id, state }: Incident,
  now: FactsNow,
): Promise<{ outdated?: readonly Decision[] }> => {
  const aged = agedDecisions(state, await readGrounds(tx, id), now).map(({ decision }) => decision);
  return aged.length > 0 || Object.keys(state.context.outdated).length > 0 ? { outdated: aged } : {};
};

/** The same for a follow-up that is given up: what was filed before it stands again. */
export const outdatedByReturn = async (
  tx: Db,
  incident: Incident,
): Promise<{ outdated?: readonly Decision[] }> => {
  const { state } = incident;
  if (typeof state.value.authority !== 'object' || !('amending' in state.value.authority)) return {};
  const facts = Object.fromEntries((await readFacts(tx, incident.id)).map((fact) => [fact.key, fact]));
  const filed = { ...state, value: { ...state.value, authority: 'notified' as const } };
  return outdatedBy(tx, { ...incident, state: filed }, facts);
};
