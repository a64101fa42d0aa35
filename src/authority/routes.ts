import type pg from 'pg';
import { z } from 'zod';
import { language } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { findIncident } from '../incidents/incidents.ts';
import { Problem } from '../problems.ts';
import { type LateCourse, readLateCourse } from './delay-reason-draft.ts';
import { reportFor } from './exchange/document-for.ts';
import type { AuthorityReport } from './report-document.ts';
import { reportSchema } from './report-schema.ts';
import { type ReportDeps, readReport } from './reports.ts';

/** Makes the PDF; lent by the composition, which owns the renderer. */
export type RenderReport = (report: AuthorityReport, language: 'nb' | 'nn' | 'en') => Promise<Uint8Array>;

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Writes the draft of a reason for delay; lent likewise. */
export type ExplainDelay = (course: LateCourse, language: 'nb' | 'nn' | 'en') => string;

export const createReportRoutes = (
  deps: ReportDeps & { pool: pg.Pool },
  render: RenderReport,
  explain: ExplainDelay,
  toWord: RenderReport,
): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/incidents/{id}/reports/authority',
    tag: 'Authority',
    summary: 'The notice to the supervisory authority, as PDF, JSON, or a Word document to edit',
    description:
      'The frozen notice where one was sent for approval, otherwise a draft of the facts as they are now. What is not known is printed as not yet known. The Word document (`docx`) is marked on every page as a draft, or as a working copy of what is frozen; changes made in it do not come back.',
    permission: 'incidents.read',
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({
      language: language.default('nb'),
      format: z.enum(['pdf', 'json', 'docx']).default('pdf'),
      content: z
        .enum(['latest', 'draft'])
        .default('latest')
        .meta({ description: 'draft: the facts as they are now, even where a notice is frozen' }),
    }),
    responses: {
      200: {
        description: 'The notice',
        schema: reportSchema,
        type: ['application/pdf', wordType],
      },
    },
    handle: async ({ params, query, requester }) => {
      const incident = await findIncident(deps.pool, params.id);
      if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
      const report = await readReport(deps, deps.pool, incident, query.content === 'draft');
      if (query.format === 'json') return { body: reportFor(requester.role, report) };
      if (query.format === 'docx')
        return {
          bytes: {
            type: wordType,
            content: await toWord(report, query.language),
            name: `${incident.reference}-${query.language}.docx`,
          },
        };
      return {
        bytes: {
          type: 'application/pdf',
          content: await render(report, query.language),
          name: `${incident.reference}-${query.language}.pdf`,
        },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/incidents/{id}/delay-reason-draft',
    tag: 'Authority',
    summary: 'A draft of the reasons for a late notice, written from the journal',
    description:
      'What was done when, what took longest and what is still unknown. It holds no reason that nobody gave: read it, correct it, and send it as `delayReason` with `authority.notified`. `text` is null while the first notice is not owed or not late.',
    permission: 'incidents.read',
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({ language: language.default('nb') }),
    responses: {
      200: {
        description: 'The draft',
        schema: z
          .object({ language, dueAt: z.iso.datetime().nullable(), text: z.string().nullable() })
          .meta({ id: 'DelayReasonDraft' }),
      },
    },
    handle: async ({ params, query }) => {
      const incident = await findIncident(deps.pool, params.id);
      if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
      const course = await readLateCourse(deps.pool, incident, deps.clock.now());
      return {
        body: {
          language: query.language,
          dueAt: course?.dueAt ?? null,
          text: course ? explain(course, query.language) : null,
        },
      };
    },
  }),
];
