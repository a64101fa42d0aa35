import type { DutyMoved, DutyUndertaken } from '../../workflows/incident/duty-events.ts';
import type { Db } from '../db/transaction.ts';
import type { EvidenceAtRisk } from '../register/retention-bites.ts';
import { type DoorDeps, passEvent } from './door.ts';
import type { LockedIncident, Reporter } from './incident.ts';

/** As long as what is owed may be. */
const longest = 200;
const inOneLine = (what: string): string => what.slice(0, longest);
const laterOf = (one: string, other: string): string => (one > other ? one : other);

const passAll = async (
  deps: DoorDeps,
  tx: Db,
  incident: LockedIncident,
  events: readonly (DutyUndertaken | DutyMoved)[],
): Promise<LockedIncident> => {
  let passed = incident;
  for (const event of events) passed = await passEvent(deps, tx, passed, event);
  return passed;
};

/**
 * A clock for each trace that the firm's own rules will delete: somebody must preserve it, or say why not, before that
 * day. What is being deleted already is due at once. Basis: GDPR art. 33(5), 5(2).
 */
export const preserveEvidence = async (
  deps: DoorDeps,
  tx: Db,
  incident: LockedIncident,
  evidence: readonly EvidenceAtRisk[],
  reporter: Reporter,
): Promise<LockedIncident> => {
  const at = deps.clock.now().toISOString();
  const events = evidence.map(
    ({ what, vanishesAt }): DutyUndertaken => ({
      type: 'duty.undertaken',
      at,
      actor: { kind: 'person', id: reporter.personId },
      key: deps.ids.uuid(),
      kind: 'evidence.deletion',
      dueAt: laterOf(vanishesAt, at),
      what: inOneLine(what),
    }),
  );
  return passAll(deps, tx, incident, events);
};

/** In bokmål, the language of the record's other estimates. */
const beganEarlier = 'Bruddet begynte tidligere enn antatt: de eldste sporene slettes før.';

/**
 * Moves the clocks of traces forward once the breach is known to have begun earlier. Never back: somebody may have set
 * an earlier date with reason. Those that somebody has answered stay as they are.
 */
export const preserveSooner = async (
  deps: DoorDeps,
  tx: Db,
  incident: LockedIncident,
  evidence: readonly EvidenceAtRisk[],
  reporter: Reporter,
): Promise<LockedIncident> => {
  const at = deps.clock.now().toISOString();
  const events = evidence.flatMap(({ what, vanishesAt }): DutyMoved[] => {
    const dueAt = laterOf(vanishesAt, at);
    const duty = incident.state.context.duties.find(
      (one) =>
        one.kind === 'evidence.deletion' &&
        one.outcome === null &&
        one.what === inOneLine(what) &&
        one.dueAt > dueAt,
    );
    if (!duty) return [];
    const { key } = duty;
    const actor = { kind: 'person', id: reporter.personId } as const;
    return [{ type: 'duty.moved', at, actor, key, what: duty.what, dueAt, reason: beganEarlier }];
  });
  return passAll(deps, tx, incident, events);
};
