import type pg from 'pg';
import { readDuty } from './duty.ts';
import { readEscalation } from './escalation-store.ts';
import type { MethodKind } from './method-store.ts';
import { reachOf } from './reachability.ts';
import { readRoster } from './roster.ts';

/**
 * What keeps alerts from reaching anybody, in sentences without personal data: nobody on the list, nobody on duty now
 * or when a running deadline expires, steps without a verified method, contacts who have none.
 */
export const alertWarnings = async (
  pool: pg.Pool,
  now: Date,
  kinds: readonly MethodKind[],
): Promise<string[]> => {
  const roster = await readRoster(pool, kinds, now);
  const { contactIds } = roster;
  if (contactIds.length === 0)
    return ['No staff contact: nobody is alerted of a deadline. PUT /api/v1/contacts.'];
  const { escalation } = await readEscalation(pool);
  const duty = await readDuty(pool, now);
  const uncovered = duty.deadlines.filter(({ onDuty }) => onDuty.length === 0);
  // Whoever asks for warnings has not said who they are: what is restricted is counted and not named.
  const named = uncovered.filter(({ restricted }) => !restricted).slice(0, 5);
  const unproven = contactIds.filter(
    (id) => !roster.methods.some(({ contactId, verifiedAt }) => contactId === id && verifiedAt),
  ).length;
  return [
    ...(duty.onDuty.length === 0
      ? ['Nobody is on duty now: alerts go to everybody on the list. PUT /api/v1/contacts/{id}/absences.']
      : []),
    ...named.map(({ reference, kind }) => `Nobody is on duty when ${kind} of ${reference} expires.`),
    ...(uncovered.length > named.length
      ? [
          `Deadlines that are not named here and expire with nobody on duty: ${uncovered.length - named.length}.`,
        ]
      : []),
    ...reachOf(escalation, roster)
      .filter(({ unreachable }) => unreachable)
      .map(({ step, why }) => `Step ${step} of the escalation is unreachable: ${why}.`),
    ...(unproven > 0
      ? [
          `${unproven} of ${contactIds.length} staff contacts have no verified method. POST /api/v1/contacts/{id}/methods/{methodId}/code.`,
        ]
      : []),
  ];
};
