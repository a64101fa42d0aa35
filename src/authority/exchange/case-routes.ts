import { z } from 'zod';
import { type Route, route } from '../../http/route.ts';
import type { DoorDeps } from '../../incidents/door.ts';
import { shownFact } from '../../incidents/facts/fact-schemas.ts';
import { factKeys } from '../../incidents/facts/vocabulary.ts';
import { findIncident } from '../../incidents/incidents.ts';
import { Problem } from '../../problems.ts';
import { findVersion } from '../versions.ts';
import { compareDocument, takeFacts } from './compare-document.ts';
import { documentFor } from './document-for.ts';
import { noDocument, shownDocument } from './shown-document.ts';

const tag = 'EDPB template';
const ofIncident = z.object({ id: z.uuid() });
const document = z.looseObject({}).meta({ description: 'Of the format edpb-2026-draft-1.0' });
const said = shownFact.pick({ value: true, certainty: true });

const shownComparison = z
  .object({
    items: z.array(
      z.object({
        key: z.enum(factKeys),
        standing: z.enum(['new', 'same', 'differs']).meta({
          description:
            'new: nothing was known of it; same: it changes nothing; differs: somebody has to choose',
        }),
        from: said.nullable(),
        to: said,
      }),
    ),
    notTaken: z.array(z.object({ field: z.int(), belongs: z.string() })),
  })
  .meta({ id: 'EdpbComparison' });
/** What a document would change in a case, as the API shows it. */
export type ShownComparison = z.output<typeof shownComparison>;

/** The exchange within a case: a frozen notice by its id, what a document would change, and taking what is chosen of it. */
export const createCaseExchangeRoutes = (deps: DoorDeps): Route[] => {
  const incidentWith = async (id: string) => {
    const incident = await findIncident(deps.pool, id);
    if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
    return incident;
  };
  return [
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/reports/{reportId}/edpb',
      tag,
      summary: 'A frozen version of the notice in the numbering of the EDPB’s draft',
      description:
        'As it was when it was sent for approval: the same each time. The contacts of other parties (field 41) are left out for those who do not see contacts.',
      permission: 'incidents.read',
      params: z.object({ id: z.uuid(), reportId: z.uuid() }),
      responses: {
        200: { description: 'The document', schema: shownDocument },
        409: { description: 'It was frozen before Varsla knew this format' },
      },
      handle: async ({ params, requester }) => {
        const incident = await incidentWith(params.id);
        const found = await findVersion(deps.pool, incident, params.reportId);
        if (!found) throw new Problem('not-found', 'The incident has no version of the notice with this id.');
        const { edpb } = found.version.content;
        if (!edpb) throw noDocument();
        return { body: documentFor(requester.role, edpb) };
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/incidents/{id}/edpb/comparison',
      tag,
      summary: 'What a document in the numbering of the EDPB’s draft would change in this case',
      description: 'Fact by fact, with what is recorded now. Nothing is written.',
      permission: 'incidents.write',
      params: ofIncident,
      body: z.strictObject({ document }).meta({ id: 'EdpbComparisonBody' }),
      responses: { 200: { description: 'What would change', schema: shownComparison } },
      handle: async ({ params, body }) => {
        const incident = await incidentWith(params.id);
        return { body: await compareDocument(deps.pool, incident, body.document, deps.clock.now()) };
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/incidents/{id}/edpb/facts',
      tag,
      summary: 'Take facts from a document in the numbering of the EDPB’s draft into this case',
      description: 'Those that are named, and no others; each says that it comes from such a document.',
      permission: 'incidents.write',
      params: ofIncident,
      body: z
        .strictObject({ document, keys: z.array(z.enum(factKeys)).min(1).max(200) })
        .meta({ id: 'EdpbFacts' }),
      version: 'required',
      idempotent: true,
      responses: {
        200: {
          description: 'Recorded',
          schema: z.object({ version: z.int() }),
        },
      },
      handle: async ({ params, body, requester, expectedVersion }, transaction) =>
        transaction(async (tx) => {
          const { version } = await takeFacts(deps, tx, {
            incidentId: params.id,
            expectedVersion,
            document: body.document,
            keys: body.keys,
            reporter: requester,
          });
          return { headers: { ETag: `"${version}"` }, body: { version } };
        }),
    }),
  ];
};
