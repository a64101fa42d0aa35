import { z } from 'zod';
import { namesOf } from '../access/names.ts';
import { may, type RoleName } from '../access/permissions.ts';
import { countApprovers } from '../access/staff.ts';
import { listedDeadlines } from '../deadlines/deadlines.ts';
import type { Db } from '../db/transaction.ts';
import { type Route, route } from '../http/route.ts';
import { invalid, Problem } from '../problems.ts';
import { readOfficeHours } from '../register/register.ts';
import type { LaterEvent } from '../../workflows/incident/events.ts';
import { outdatedByReturn, voidedBy } from './decisions/age-decisions.ts';
import { proposedLevel, type ReadProposal } from './decisions/proposed-level.ts';
import type { DoorDeps } from './door.ts';
import { factsBody } from './facts/fact-schemas.ts';
import type { Incident, LockedIncident } from './incident.ts';
import { instantIn } from './fact-order.ts';
import type { ReportBody } from './filing-schemas.ts';
import { type Known, makeEvent } from './make-event.ts';
import { countIncidents, mostUrgentIncidents, newestIncidents } from './list-incidents.ts';
import { openIncident } from './open-incident.ts';
import { presentSummary } from './present.ts';
import { recordFacts } from './record-facts.ts';
import { reportEventIn } from './report-event.ts';
import { type EventBody, eventBody, incidentSummary, openingBody, shownIncident } from './schemas.ts';
import { showIncident } from './show-incident.ts';
import * as store from './store.ts';
import { refuseFuture } from './times.ts';
import { seenBy } from './visible.ts';

/** What other slices lend to this one: whether a system is in the register, and the freezing of what is submitted. */
export interface IncidentPorts {
  systemExists(db: Db, key: string): Promise<boolean>;
  freezeReport(
    tx: Db,
    incident: LockedIncident,
    recorded: { at: string; actor: LaterEvent['actor'] },
    body: ReportBody,
  ): Promise<LaterEvent>;
  /** Whether the incident has an attachment with this id. */
  attachmentExists(db: Db, incidentId: string, attachmentId: string): Promise<boolean>;
  /** How many people are on the lists of an incident. */
  countPeople(db: Db, incidentId: string): Promise<number>;
  freezeNotice(
    tx: Db,
    incident: LockedIncident,
    recorded: { at: string; actor: LaterEvent['actor'] },
  ): Promise<LaterEvent>;
  /** What an assessment of the incident proposes, and on which facts; undefined where there is none with this id. */
  readProposal: ReadProposal;
}

export const incidentId = z.object({ id: z.uuid() });
const tag = 'Incidents';

const statusGroups: Record<string, readonly string[]> = {
  open: ['suspected', 'aware'],
  ended: ['closed', 'dismissed'],
};

const statusesOf = (status: string): readonly string[] => statusGroups[status] ?? [status];

const cursor = {
  encode: (start: number): string => Buffer.from(String(start)).toString('base64url'),
  decode(written: string | undefined): number | undefined {
    if (written === undefined) return undefined;
    const start = Number(Buffer.from(written, 'base64url').toString());
    if (!Number.isSafeInteger(start) || start < 1)
      throw invalid('?cursor', 'Use the value of next from the page before.');
    return start;
  },
};

/** Approving is a right of its own, beside being another person than the author; so is a fresh yes to an exception. */
const refuseApprovalByRole = (body: EventBody, role: RoleName, exception?: string | null): void => {
  const approves =
    body.type.endsWith('.approved') ||
    (body.type === 'decision.confirmed' && body.decision === 'risk' && exception === 'taken');
  if (approves && !may(role, 'notices.approve'))
    throw new Problem('forbidden', `A token of the role ${role} may not approve: an approver must.`);
};

/** What gives up a notice that waits. */
const givesUp = new Set<EventBody['type']>(['report.returned', 'mandate.ended']);

/** What changes something that a notice to the authority says, beside facts. */
const changes = new Set<EventBody['type']>(['breach.confirmed', 'breach.contained', 'risk.assessed']);

/** Throws naming `/people` where the approver counts another number than the lists have. */
const refuseOtherCount = (counted: number, listed: number): void => {
  if (counted !== listed)
    throw invalid('/people', 'head-count: The list has another number of people: read it again.');
};

export const createIncidentRoutes = (deps: DoorDeps, ports: IncidentPorts): Route[] => {
  const show = (db: Db, incident: Incident, role: RoleName) =>
    showIncident(db, incident, role, deps.clock.now());

  /** What an event may hang on beside the incident. */
  const known = async (tx: Db, incident: LockedIncident, body: EventBody): Promise<Known> => {
    const { id } = incident;
    const facts = Object.fromEntries((await store.readFacts(tx, id)).map((fact) => [fact.key, fact]));
    return {
      proposedLevel: await proposedLevel(tx, incident, body, { facts, read: ports.readProposal }),
      afterReturn: givesUp.has(body.type) ? await outdatedByReturn(tx, incident) : {},
      voided: changes.has(body.type) ? await voidedBy(tx, incident) : {},
      breachBegan: instantIn(facts, 'breachBegan'),
      firstSignal: instantIn(facts, 'firstSignal'),
      approvers: await countApprovers(tx, deps.clock.now()),
      newKey: () => deps.ids.uuid(),
    };
  };

  /** Throws `invalid-input` for an attachment that the incident does not have, or somebody who is none of the staff. */
  const refuseUnknown = async (tx: Db, id: string, body: EventBody): Promise<void> => {
    if ('filedBy' in body && body.filedBy && !(await namesOf(tx, [body.filedBy])).has(body.filedBy))
      throw invalid('/filedBy', 'Nobody here has this id.');
    if ('proof' in body && body.proof && !(await ports.attachmentExists(tx, id, body.proof)))
      throw invalid('/proof', 'The incident has no attachment with this id.');
  };

  return [
    route({
      method: 'post',
      path: '/api/v1/incidents',
      tag,
      summary: 'Open an incident',
      description:
        'The clock runs from awareness at once: the detection, unless awareAt says otherwise, with awareReason. Without awareAt the incident begins as a suspicion, to be confirmed or dismissed; a reporter opens no other.',
      permission: 'incidents.report',
      body: openingBody,
      idempotent: true,
      responses: { 201: { description: 'Opened', schema: shownIncident, headers: ['Location', 'ETag'] } },
      handle: async ({ body, requester }, transaction) => {
        const now = deps.clock.now();
        refuseFuture('/detectedAt', body.detectedAt, now);
        refuseFuture('/awareAt', body.awareAt, now);
        return transaction(async (tx) => {
          if (body.system !== undefined && !(await ports.systemExists(tx, body.system)))
            throw invalid('/system', 'The register has no system with this key.');
          const incident = await openIncident(deps, tx, body, requester);
          const { headers, body: shown } = await show(tx, incident, requester.role);
          return {
            status: 201,
            headers: { ...headers, Location: `/api/v1/incidents/${incident.id}` },
            body: shown,
          };
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/incidents',
      tag,
      summary: 'List the incidents that you see',
      description:
        '`open` is suspected and aware, `ended` is closed and dismissed; `search` finds a part of the reference or the title. `urgent` puts first whose clock runs out first, which is what is overdue; a page of it may shift when a clock is settled.',
      permission: 'incidents.see',
      query: z.strictObject({
        status: z.enum(['suspected', 'aware', 'closed', 'dismissed', 'open', 'ended']).optional(),
        search: z
          .string()
          .trim()
          .max(200)
          .regex(/^[^\p{Cc}]*$/u)
          .optional(),
        order: z.enum(['newest', 'urgent']).default('newest'),
        limit: z.coerce.number().int().min(1).max(1000).default(50),
        cursor: z.string().max(100).optional(),
      }),
      responses: {
        200: {
          description: 'A page; `next` is null on the last one',
          schema: z.object({
            items: z.array(incidentSummary),
            next: z.string().nullable(),
            total: z.int().meta({ description: 'On all pages together' }),
            overdue: z.int().meta({ description: 'Of these, those with a clock that has run out' }),
          }),
        },
      },
      handle: async ({ query, requester }) => {
        const start = cursor.decode(query.cursor);
        const now = deps.clock.now();
        const filter = {
          statuses: query.status && statusesOf(query.status),
          search: query.search || undefined,
          seenBy: seenBy(requester, 'incidents.see'),
        };
        const { limit } = query;
        const [{ items, next }, counts] = await Promise.all([
          query.order === 'urgent'
            ? mostUrgentIncidents(deps.pool, filter, { skip: start ?? 0, limit })
            : newestIncidents(deps.pool, filter, { before: start, limit }),
          countIncidents(deps.pool, filter, now),
        ]);
        const [deadlines, names] = await Promise.all([
          listedDeadlines(
            deps.pool,
            items.map(({ id }) => id),
          ),
          namesOf(
            deps.pool,
            items.flatMap(({ ownerId }) => ownerId ?? []),
          ),
        ]);
        const deadlinesBy = Map.groupBy(deadlines, ({ incidentId }) => incidentId);
        const officeHours = await readOfficeHours(deps.pool);
        return {
          body: {
            items: items.map((incident) =>
              presentSummary(incident, deadlinesBy.get(incident.id) ?? [], names, now, officeHours),
            ),
            next: next === undefined ? null : cursor.encode(next),
            ...counts,
          },
        };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}',
      tag,
      summary: 'Read an incident: where it stands, what it accepts, its clocks and facts',
      permission: 'incidents.see',
      params: incidentId,
      responses: { 200: { description: 'The incident', schema: shownIncident, headers: ['ETag'] } },
      handle: async ({ params, requester }) => {
        const incident = await store.findIncident(deps.pool, params.id);
        if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
        return show(deps.pool, incident, requester.role);
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/incidents/{id}/events',
      tag,
      summary: 'Report what happened',
      description:
        'The chart accepts the event or refuses it with 409 and the list of what it accepts now. Approvals need another person than the author, with the right to approve; where only one person has it, that one gives a reason.',
      permission: 'incidents.write',
      params: incidentId,
      body: eventBody,
      version: 'required',
      idempotent: true,
      responses: {
        200: {
          description: 'Accepted; where the incident stands now',
          schema: shownIncident,
          headers: ['ETag'],
        },
      },
      handle: async ({ params, body, requester, expectedVersion }, transaction) => {
        refuseApprovalByRole(body, requester.role);
        return transaction(async (tx) => {
          const incident = await reportEventIn(deps, tx, {
            incidentId: params.id,
            expectedVersion,
            reporter: requester,
            make: async (tx, locked, recorded) => {
              refuseApprovalByRole(body, requester.role, locked.state.context.exception);
              if (body.type === 'report.submitted') return ports.freezeReport(tx, locked, recorded, body);
              if (body.type === 'notice.submitted') return ports.freezeNotice(tx, locked, recorded);
              if (body.type === 'notice.approved' && body.people !== undefined)
                refuseOtherCount(body.people, await ports.countPeople(tx, locked.id));
              await refuseUnknown(tx, params.id, body);
              return makeEvent(body, locked, recorded, await known(tx, locked, body));
            },
          });
          return show(tx, incident, requester.role);
        });
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/incidents/{id}/facts',
      tag,
      summary: 'Record facts, in any order, each with its certainty',
      permission: 'facts.write',
      params: incidentId,
      body: factsBody,
      version: 'optional',
      responses: { 200: { description: 'Recorded', schema: shownIncident, headers: ['ETag'] } },
      handle: async ({ params, body, requester, expectedVersion }, transaction) =>
        transaction(async (tx) =>
          show(
            tx,
            await recordFacts(deps, tx, {
              incidentId: params.id,
              expectedVersion,
              reporter: requester,
              body,
            }),
            requester.role,
          ),
        ),
    }),
  ];
};
