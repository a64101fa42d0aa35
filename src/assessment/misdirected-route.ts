import { showIncident } from '../incidents/show-incident.ts';
import type { Db } from '../db/transaction.ts';
import { type Route, route } from '../http/route.ts';
import type { DoorDeps } from '../incidents/door.ts';
import { openIncident } from '../incidents/open-incident.ts';
import { recordFacts } from '../incidents/record-facts.ts';
import { refuseFuture } from '../incidents/times.ts';
import { invalid } from '../problems.ts';
import { findSystem } from '../register/register.ts';
import { makeAssessment } from './make-assessment.ts';
import { factsOfMisdirected, misdirectedBody, shownMisdirected } from './misdirected-schemas.ts';
import { showAssessment } from './routes.ts';
import { inLanguage } from './schemas.ts';

const refuseUnknownSystem = async (tx: Db, key: string | undefined): Promise<void> => {
  if (key !== undefined && !(await findSystem(tx, key)))
    throw invalid('/system', 'The register has no system with this key.');
};

/** The short path: the commonest breach from one form to the proposal, by the steps of every other. */
export const createMisdirectedRoute = (deps: DoorDeps): Route =>
  route({
    method: 'post',
    path: '/api/v1/misdirected',
    tag: 'Assessment',
    summary: 'Report a message to the wrong recipient: incident, facts and assessment in one',
    description:
      'For a message with the data of few people. It opens an incident as a breach, records what was said as facts, and assesses them; somebody decides as ever. All or nothing.',
    permission: 'incidents.write',
    query: inLanguage,
    body: misdirectedBody,
    idempotent: true,
    responses: {
      201: {
        description: 'Opened and assessed',
        schema: shownMisdirected,
        headers: ['Location', 'ETag'],
      },
    },
    handle: async ({ query, body, requester }, transaction) => {
      const now = deps.clock.now();
      refuseFuture('/sentAt', body.sentAt, now);
      refuseFuture('/detectedAt', body.detectedAt, now);
      return transaction(async (tx) => {
        await refuseUnknownSystem(tx, body.system);
        const { title, what, detectedAt, system } = body;
        const opened = await openIncident(
          deps,
          tx,
          {
            title,
            description: what,
            detectedAt,
            awareAt: detectedAt,
            role: 'controller',
            ...(system !== undefined && { system }),
          },
          requester,
        );
        const about = { incidentId: opened.id, expectedVersion: undefined, reporter: requester };
        await recordFacts(deps, tx, { ...about, body: factsOfMisdirected(body) });
        const { incident, row } = await makeAssessment(deps, tx, {
          ...about,
          choices: {
            identification: body.identifiersReason,
            confidentiality: body.recipientsReason,
            intent: body.how,
          },
        });
        const shown = await showIncident(tx, incident, requester.role, now);
        return {
          status: 201,
          headers: { ...shown.headers, Location: `/api/v1/incidents/${incident.id}` },
          body: {
            incident: shown.body,
            assessment: await showAssessment(tx, incident, row, query.language),
          },
        };
      });
    },
  });
