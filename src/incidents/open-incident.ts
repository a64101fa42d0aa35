import { tz } from '@date-fns/tz';
import { getYear } from 'date-fns/getYear';
import { open } from '../../workflows/incident/decide.ts';
import type { IncidentOpened } from '../../workflows/incident/events.ts';
import { may } from '../access/permissions.ts';
import type { Db } from '../db/transaction.ts';
import { chainEntry, emptyHead } from '../journal/chain.ts';
import { appendToSystem } from '../journal/journal.ts';
import { invalid } from '../problems.ts';
import { readRegister } from '../register/register.ts';
import { evidenceAtRisk } from '../register/retention-bites.ts';
import { carryOut, type DoorDeps } from './door.ts';
import { factsFromRegister } from './facts-from-register.ts';
import { fillFacts } from './fill-facts.ts';
import type { Incident, Reporter } from './incident.ts';
import { preserveEvidence } from './preserve-evidence.ts';
import type { OpeningBody } from './schemas.ts';
import * as store from './store.ts';

/** The calendar year in Norway, which the reference is counted by. */
const norwegianYear = (instant: Date): number => getYear(instant, { in: tz('Europe/Oslo') });

/**
 * Opens an incident: state, journal, the clock and its first alert in the caller's transaction. Awareness is the
 * detection unless the body says otherwise with a reason (checked by the schema). Whoever may handle it has it from
 * the start. What the register tells of the system is recorded as a first estimate, and traces that it deletes by age get
 * a clock. Throws `invalid-input` where a
 * reporter says that it is a breach: that is for a handler to decide. Basis: GDPR art. 33(1), 33(5).
 */
export const openIncident = async (
  deps: DoorDeps,
  tx: Db,
  body: OpeningBody,
  reporter: Reporter,
): Promise<Incident> => {
  const handles = may(reporter.role, 'incidents.write');
  if (body.awareAt !== undefined && !handles)
    throw invalid('/awareAt', 'You report a suspicion: a handler decides from when it is a breach.');
  const now = deps.clock.now();
  const event: IncidentOpened = {
    type: 'incident.opened',
    at: now.toISOString(),
    actor: { kind: 'person', id: reporter.personId },
    role: body.role,
    detectedAt: body.detectedAt,
    awareAt: body.awareAt ?? body.detectedAt,
    awareReason: body.awareReason ?? null,
    confirmed: body.awareAt !== undefined,
  };
  const { state, effects } = open(event);
  const incident = {
    id: deps.ids.uuid(),
    reference: await store.nextReference(tx, norwegianYear(now)),
    title: body.title,
    description: body.description,
    role: body.role,
    systemKey: body.system ?? null,
    state,
    version: 1,
    openedAt: now,
    ownerId: handles ? reporter.personId : null,
    restricted: false,
  };
  await store.insertIncident(tx, incident, reporter.personId);
  const { title, description, systemKey, reference, ownerId } = incident;
  const entry = chainEntry(incident.id, emptyHead, {
    event,
    effects,
    version: 1,
    details: { reference, title, description, systemKey, ownerId },
  });
  await store.writeEvent(tx, incident, { ...entry, type: event.type, recordedAt: now });
  // So that a case cannot be taken away whole: its chain is named in another.
  await appendToSystem(tx, {
    type: 'incident.opened',
    recordedAt: now,
    actor: event.actor,
    event: { incidentId: incident.id, reference, hash: entry.hash.toString('hex') },
  });
  const head = { position: entry.position, hash: entry.hash };
  const locked = { ...incident, head };
  await carryOut(deps.effects, { tx, incident: locked, event }, effects);
  if (systemKey === null) return incident;
  const register = await readRegister(tx);
  const filled = await fillFacts(deps, tx, locked, factsFromRegister(register, systemKey), reporter);
  const evidence = register ? evidenceAtRisk(register, systemKey, body.detectedAt) : [];
  return preserveEvidence(deps, tx, filled, evidence, reporter);
};
