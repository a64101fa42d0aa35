import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { withSnapshot } from '../db/transaction.ts';
import { language } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { findIncident } from '../incidents/incidents.ts';
import type { Language } from '../languages.ts';
import { Problem } from '../problems.ts';
import { buildDocumentation } from './build-documentation.ts';
import type { Documentation } from './documentation-document.ts';

/** Makes the PDF; lent by the composition, which owns the renderer. */
export type RenderDocumentation = (record: Documentation, language: Language) => Promise<Uint8Array>;

export const createDocumentationRoute = (
  { pool, clock }: { pool: pg.Pool; clock: Clock },
  render: RenderDocumentation,
): Route =>
  route({
    method: 'get',
    path: '/api/v1/incidents/{id}/documentation',
    tag: 'Incidents',
    summary: 'The internal documentation of a breach, as PDF or JSON',
    description:
      'GDPR art. 33(5): the facts, the effects and what was done, with the reasoning of every decision, all versions of the notice, clocks, timeline and the head of the journal; of incidents that are reported and of those that are not. `hash` is SHA-256 over the canonical content (keys in order, no white space) without `createdAt` and `hash`. People are counted, never named.',
    permission: 'incidents.read',
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({
      language: language.default('nb'),
      format: z.enum(['pdf', 'json']).default('pdf'),
    }),
    responses: {
      200: {
        description: 'The record',
        schema: z
          .looseObject({ format: z.literal('varsla-internal-documentation@1') })
          .meta({ id: 'InternalDocumentation' }),
        type: 'application/pdf',
      },
    },
    handle: async ({ params, query }) => {
      const record = await withSnapshot(pool, async (db) => {
        const incident = await findIncident(db, params.id);
        if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
        return buildDocumentation(db, incident, clock.now());
      });
      if (query.format === 'json') return { body: record };
      return {
        bytes: {
          type: 'application/pdf',
          content: await render(record, query.language),
          name: `${record.incident.reference}-33-5-${query.language}.pdf`,
        },
      };
    },
  });
