import { reportFor } from './exchange/document-for.ts';
import type pg from 'pg';
import { z } from 'zod';
import { language } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { findIncident } from '../incidents/incidents.ts';
import { Problem } from '../problems.ts';
import { differencesBetween } from './differences.ts';
import { reportSchema } from './report-schema.ts';
import type { ReportDeps } from './reports.ts';
import { withStanding } from './reports.ts';
import type { RenderReport } from './routes.ts';
import { shownDifferences, shownVersion, shownVersionDifferences } from './version-schemas.ts';
import { findVersion, readDifferences, readVersions } from './versions.ts';

const ofIncident = z.object({ id: z.uuid() });
const ofVersion = z.object({ id: z.uuid(), reportId: z.uuid() });
const tag = 'Authority';

/** The versions of the notice to the authority, and what differs between them and from the record. */
export const createVersionRoutes = (deps: ReportDeps & { pool: pg.Pool }, render: RenderReport): Route[] => {
  const { pool } = deps;
  const incidentWith = async (id: string) => {
    const incident = await findIncident(pool, id);
    if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
    return incident;
  };
  const versionWith = async ({ id, reportId }: z.output<typeof ofVersion>) => {
    const incident = await incidentWith(id);
    const found = await findVersion(pool, incident, reportId);
    if (!found) throw new Problem('not-found', 'The incident has no version of the notice with this id.');
    return { incident, ...found };
  };
  return [
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/reports',
      tag,
      summary: 'Every version of the notice that was frozen',
      description:
        'Oldest first: what each is, who wrote, approved and filed it, when, how, and with what proof. `previous` is the filed one that a later one refers to.',
      permission: 'incidents.read',
      params: ofIncident,
      responses: { 200: { description: 'The versions', schema: z.object({ items: z.array(shownVersion) }) } },
      handle: async ({ params }) => ({
        body: { items: await readVersions(pool, await incidentWith(params.id)) },
      }),
    }),
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/reports/authority/differences',
      tag,
      summary: 'What differs now from what the authority was given last',
      description:
        'Facts, the risk, awareness, and how far the people have been told, with how many. `proposed` is null while another notice is in work, and where nothing of it asks for a correction.',
      permission: 'incidents.read',
      params: ofIncident,
      responses: { 200: { description: 'The differences', schema: shownDifferences } },
      handle: async ({ params }) => {
        const incident = await incidentWith(params.id);
        const { filed, differences, proposed } = await readDifferences(deps, pool, incident);
        return {
          body: {
            filed: filed ? { id: filed.id, number: filed.number, reference: filed.filedReference } : null,
            proposed,
            differences,
          },
        };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/reports/{reportId}',
      tag,
      summary: 'A version of the notice, as PDF or JSON',
      permission: 'incidents.read',
      params: ofVersion,
      query: z.strictObject({
        language: language.default('nb'),
        format: z.enum(['pdf', 'json']).default('pdf'),
      }),
      responses: { 200: { description: 'The version', schema: reportSchema, type: 'application/pdf' } },
      handle: async ({ params, query, requester }) => {
        const { incident, version } = await versionWith(params);
        const report = await withStanding(pool, version);
        if (query.format === 'json') return { body: reportFor(requester.role, report) };
        return {
          bytes: {
            type: 'application/pdf',
            content: await render(report, query.language),
            name: `${incident.reference}-${version.number}-${query.language}.pdf`,
          },
        };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/reports/{reportId}/differences',
      tag,
      summary: 'What a version says otherwise than the one before it',
      description:
        'For whoever approves: the version that was frozen before it, whatever became of that one.',
      permission: 'incidents.read',
      params: ofVersion,
      responses: { 200: { description: 'The differences', schema: shownVersionDifferences } },
      handle: async ({ params }) => {
        const { version, before } = await versionWith(params);
        return {
          body: {
            from: before ? { id: before.id, number: before.number } : null,
            differences: before ? differencesBetween(before.content, version.content) : [],
          },
        };
      },
    }),
  ];
};
