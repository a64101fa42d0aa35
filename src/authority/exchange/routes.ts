import { z } from 'zod';
import { type Route, route } from '../../http/route.ts';
import type { DoorDeps } from '../../incidents/door.ts';
import { findIncident } from '../../incidents/incidents.ts';
import { Problem } from '../../problems.ts';
import { type ReportDeps, readReport } from '../reports.ts';
import { faultsOfDocument } from './check-document.ts';
import { importBody, importDocument } from './import-document.ts';
import { edpbJsonSchema, schemaPath } from './json-schema.ts';
import { documentFor } from './document-for.ts';
import { noDocument, shownDocument } from './shown-document.ts';

const tag = 'EDPB template';

const fault = z.object({ pointer: z.string(), detail: z.string() });

/** The EDPB's draft as an exchange: its schema, a notice in its numbering, a check, and the way back in. */
export const createExchangeRoutes = (deps: DoorDeps, reports: ReportDeps): Route[] => [
  route({
    method: 'get',
    path: schemaPath,
    tag,
    summary: 'The JSON Schema (2020-12) of a notification in the numbering of the EDPB’s draft',
    permission: 'incidents.see',
    responses: { 200: { description: 'The schema', schema: z.looseObject({}) } },
    handle: async () => ({ body: edpbJsonSchema() }),
  }),
  route({
    method: 'get',
    path: '/api/v1/incidents/{id}/reports/authority/edpb',
    tag,
    summary: 'The notice to the authority in the numbering of the EDPB’s draft',
    description:
      'The contacts of other parties (field 41) are left out for those who do not see contacts. As it was frozen where one was sent for approval, otherwise of the record as it is now. What is not known is left out: POST /api/v1/edpb/check names what a rule of the draft asks for. No authority takes this format yet.',
    permission: 'incidents.read',
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({
      content: z
        .enum(['latest', 'draft'])
        .default('latest')
        .meta({ description: 'draft: the record as it is now, even where a notice is frozen' }),
    }),
    responses: {
      200: { description: 'The document', schema: shownDocument },
      409: { description: 'The notice was frozen before Varsla knew this format' },
    },
    handle: async ({ params, query, requester }) => {
      const incident = await findIncident(deps.pool, params.id);
      if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
      const { edpb } = await readReport(reports, deps.pool, incident, query.content === 'draft');
      if (!edpb) throw noDocument();
      return { body: documentFor(requester.role, edpb) };
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/incidents/{id}/reports/authority/edpb/faults',
    tag,
    summary: 'Every rule of the EDPB’s draft that the record as it is now breaks',
    permission: 'incidents.read',
    params: z.object({ id: z.uuid() }),
    responses: { 200: { description: 'None: it may be sent', schema: z.object({ faults: z.array(fault) }) } },
    handle: async ({ params }) => {
      const incident = await findIncident(deps.pool, params.id);
      if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
      const { edpb } = await readReport(reports, deps.pool, incident, true);
      return { body: { faults: faultsOfDocument(edpb, deps.clock.now()) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/edpb/check',
    tag,
    summary: 'Every rule of the EDPB’s draft that a document breaks; nothing is kept',
    permission: 'incidents.see',
    body: z.looseObject({}).meta({ id: 'EdpbCheck' }),
    responses: {
      200: {
        description: 'None: it may be sent',
        schema: z.object({ faults: z.array(fault) }),
      },
    },
    handle: async ({ body }) => ({ body: { faults: faultsOfDocument(body, deps.clock.now()) } }),
  }),
  route({
    method: 'post',
    path: '/api/v1/edpb/imports',
    tag,
    summary: 'Open an incident from a document in the numbering of the EDPB’s draft',
    description:
      'Its awareness becomes the incident’s, its answers facts with their certainty. What is no fact (who notifies, decisions, what people were told) is named in the answer and not taken.',
    permission: 'incidents.write',
    body: importBody,
    idempotent: true,
    responses: {
      201: {
        description: 'Opened',
        schema: z.object({
          id: z.uuid(),
          reference: z.string(),
          facts: z.array(z.string()),
          taken: z.array(z.int()).meta({ description: 'Fields that became facts' }),
          notTaken: z.array(
            z.object({
              field: z.int(),
              belongs: z.enum(['notification', 'organisation', 'decision', 'communication', 'attachments']),
            }),
          ),
        }),
        headers: ['Location'],
      },
    },
    handle: async ({ body, requester }, transaction) =>
      transaction(async (tx) => {
        const { incident, told } = await importDocument(deps, tx, body, requester);
        return {
          status: 201,
          headers: { Location: `/api/v1/incidents/${incident.id}` },
          body: {
            id: incident.id,
            reference: incident.reference,
            facts: Object.keys(told.facts),
            taken: told.taken,
            notTaken: told.notTaken,
          },
        };
      }),
  }),
];
