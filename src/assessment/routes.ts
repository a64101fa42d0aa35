import { z } from 'zod';
import { regimeById } from '../../workflows/regimes/no-gdpr.ts';
import { namesOf } from '../access/names.ts';
import type { Db } from '../db/transaction.ts';
import { type Route, route } from '../http/route.ts';
import type { DoorDeps } from '../incidents/door.ts';
import type { Incident } from '../incidents/incident.ts';
import { findIncident, readFacts } from '../incidents/incidents.ts';
import type { Language } from '../languages.ts';
import { Problem } from '../problems.ts';
import { type Assessed, makeAssessment } from './make-assessment.ts';
import { presentAssessment, presentWeighing, type Telling } from './present.ts';
import { assessmentBody, incidentId, inLanguage, shownAssessment, shownWeighing } from './schemas.ts';
import { type AssessmentRow, findAssessment, listAssessments } from './store.ts';
import { weighIncident } from './weigh-incident.ts';

const tag = 'Assessment';

/** What the sentences of an incident are made with; names of everybody who recorded a fact or made an assessment. */
const tellingOf = async (
  db: Db,
  incident: Incident,
  language: Language,
  people: readonly string[],
): Promise<Telling> => ({
  language,
  thresholds: regimeById(incident.state.context.regime).thresholds,
  names: await namesOf(db, [...new Set(people)]),
});

/** Assessments as the API shows them, in one language. */
const showAssessments = async (
  db: Db,
  incident: Incident,
  rows: readonly AssessmentRow[],
  language: Language,
) => {
  const people = rows.flatMap((row) => [
    row.madeBy,
    ...(JSON.parse(row.body) as Assessed).facts.map(({ recordedBy }) => recordedBy),
  ]);
  const telling = await tellingOf(db, incident, language, people);
  const now = await readFacts(db, incident.id);
  return rows.map((row) => presentAssessment(row, telling, now));
};

export const showAssessment = async (
  db: Db,
  incident: Incident,
  row: AssessmentRow,
  language: Language,
): Promise<z.input<typeof shownAssessment>> => {
  const [shown] = await showAssessments(db, incident, [row], language);
  if (!shown) throw new Error('an assessment that was given is shown');
  return shown;
};

export const createAssessmentRoutes = (deps: DoorDeps): Route[] => {
  const find = async (id: string): Promise<Incident> => {
    const incident = await findIncident(deps.pool, id);
    if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
    return incident;
  };
  return [
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/assessments/preview',
      tag,
      summary: 'What the facts amount to now, without keeping it',
      description:
        'A proposal: a person decides, also against it. What is not known counts as the worst, and `open` says which answers would turn the outcome.',
      permission: 'incidents.read',
      params: incidentId,
      query: inLanguage,
      responses: { 200: { description: 'The proposal', schema: shownWeighing } },
      handle: async ({ params, query }) => {
        const incident = await find(params.id);
        const weighed = await weighIncident(deps.pool, incident);
        const people = weighed.facts.map(({ recordedBy }) => recordedBy);
        return {
          body: presentWeighing(weighed, await tellingOf(deps.pool, incident, query.language, people)),
        };
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/incidents/{id}/assessments',
      tag,
      summary: 'Assess the risk from the facts as they are, with a reason for every choice',
      description:
        'Kept as a version that never changes, with the facts that it rested on; its hash stands in the journal. It decides nothing: report risk.assessed with its id for that.',
      permission: 'incidents.write',
      params: incidentId,
      query: inLanguage,
      body: assessmentBody,
      version: 'optional',
      idempotent: true,
      responses: {
        201: { description: 'Kept', schema: shownAssessment, headers: ['Location', 'ETag'] },
      },
      handle: async ({ params, query, body, requester, expectedVersion }, transaction) =>
        transaction(async (tx) => {
          const { incident, row } = await makeAssessment(deps, tx, {
            incidentId: params.id,
            expectedVersion,
            reporter: requester,
            choices: body.choices,
          });
          return {
            status: 201,
            headers: {
              ETag: `"${incident.version}"`,
              Location: `/api/v1/incidents/${incident.id}/assessments/${row.id}`,
            },
            body: await showAssessment(tx, incident, row, query.language),
          };
        }),
    }),
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/assessments',
      tag,
      summary: 'Every assessment that was made, the newest first',
      permission: 'incidents.read',
      params: incidentId,
      query: inLanguage,
      responses: {
        200: {
          description: 'All versions; `outdated` says what has changed since each',
          schema: z.object({ items: z.array(shownAssessment) }),
        },
      },
      handle: async ({ params, query }) => {
        const incident = await find(params.id);
        const rows = await listAssessments(deps.pool, incident.id);
        return { body: { items: await showAssessments(deps.pool, incident, rows, query.language) } };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/assessments/{assessmentId}',
      tag,
      summary: 'An assessment as it was made',
      permission: 'incidents.read',
      params: incidentId.extend({ assessmentId: z.uuid() }),
      query: inLanguage,
      responses: { 200: { description: 'The assessment', schema: shownAssessment } },
      handle: async ({ params, query }) => {
        const incident = await find(params.id);
        const row = await findAssessment(deps.pool, incident.id, params.assessmentId);
        if (!row) throw new Problem('not-found', 'The incident has no assessment with this id.');
        return { body: await showAssessment(deps.pool, incident, row, query.language) };
      },
    }),
  ];
};
