import type { Decision } from '../../../workflows/incident/decisions.ts';
import type { IncidentState } from '../../../workflows/incident/state.ts';
import type { Db } from '../../db/transaction.ts';
import type { Incident } from '../incident.ts';
import { readFacts } from '../incidents.ts';
import { readGrounds } from './grounds-store.ts';
import { agedDecisions, type FactsNow, reportWaits } from './outdated.ts';

/** What an event says of the decisions that are out of date after it; nothing where none is and none was. */
interface Aged {
  outdated?: readonly Decision[];
}

/** What an event says of the frozen notice that it makes void. */
export interface Voided extends Aged {
  voids?: string;
}

/** Where the authority's region stands once what is frozen there no longer waits. */
const withoutWaiting = ({ authority }: IncidentState['value']): IncidentState['value']['authority'] => {
  if (typeof authority !== 'object') return authority;
  if ('amending' in authority) return 'notified';
  return 'acting' in authority ? { acting: 'preparing' } : { owed: 'preparing' };
};

const agedAfter = async (tx: Db, { id, state }: Incident, now: FactsNow): Promise<Aged> => {
  const aged = agedDecisions(state, await readGrounds(tx, id), now).map(({ decision }) => decision);
  return aged.length > 0 || Object.keys(state.context.outdated).length > 0 ? { outdated: aged } : {};
};

const returned = (incident: Incident): Incident => {
  const { state } = incident;
  return {
    ...incident,
    state: { ...state, value: { ...state.value, authority: withoutWaiting(state.value) } },
  };
};

/**
 * What new facts (`now`: as they will be) say of the decisions: all that are out of date. A notice that is frozen and
 * not filed is no decision to confirm: it is void, and what was filed before it stands again.
 */
export const outdatedBy = async (tx: Db, incident: Incident, now: FactsNow): Promise<Voided> => {
  const aged = await agedAfter(tx, incident, now);
  const { reportHash } = incident.state.context;
  if (!aged.outdated?.includes('report') || !reportWaits(incident.state.value) || reportHash === null)
    return aged;
  return { voids: reportHash, ...(await agedAfter(tx, returned(incident), now)) };
};

/** The same for a later notice that is given up: what was filed before it stands again. */
export const outdatedByReturn = async (tx: Db, incident: Incident): Promise<Aged> => {
  const { authority } = incident.state.value;
  if (!reportWaits(incident.state.value) || (typeof authority === 'object' && 'owed' in authority)) return {};
  const facts = Object.fromEntries((await readFacts(tx, incident.id)).map((fact) => [fact.key, fact]));
  return agedAfter(tx, returned(incident), facts);
};

/** What an event says that changes something else than facts which a frozen notice prints. */
export const voidedBy = async (tx: Db, incident: Incident): Promise<Voided> => {
  const { reportHash } = incident.state.context;
  return reportWaits(incident.state.value) && reportHash !== null
    ? { voids: reportHash, ...(await outdatedByReturn(tx, incident)) }
    : {};
};
