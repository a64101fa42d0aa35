import { z } from 'zod';
import type { Language } from '../languages.ts';
import { language } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import type { AccessReport } from './access-report-document.ts';
import { type AccessReportDeps, buildAccessReport } from './build-access-report.ts';

/** Makes the PDF; lent by the composition, which owns the renderer. */
export type RenderAccessReport = (report: AccessReport, language: Language) => Promise<Uint8Array>;

export const createAccessReportRoute = (deps: AccessReportDeps, render: RenderAccessReport): Route =>
  route({
    method: 'post',
    path: '/api/v1/access-reports',
    tag: 'People',
    summary: 'What is held on one person, and what was sent to them, as PDF or JSON for that person',
    description:
      'GDPR art. 15. In every case that you may see; what was forgotten is not found. Make sure first that it is the person who asks. That it was made, and in which cases something was found, stands in the journals; not whom it is on.',
    permission: 'people.write',
    body: z
      .strictObject({
        address: z.string().trim().min(3).max(254).meta({ description: 'E-mail address or phone number' }),
        language: language.default('nb'),
        format: z.enum(['pdf', 'json']).default('pdf'),
      })
      .meta({ id: 'AccessReportRequest' }),
    responses: {
      200: {
        description: 'The report, also where nothing is held',
        schema: z.looseObject({ format: z.literal('varsla-access-report@1') }).meta({ id: 'AccessReport' }),
        type: 'application/pdf',
      },
    },
    handle: async ({ body, requester }) => {
      const report = await buildAccessReport(deps, requester, body.address);
      if (body.format === 'json') return { body: report };
      return {
        bytes: {
          type: 'application/pdf',
          content: await render(report, body.language),
          name: `access-${report.createdAt.slice(0, 10)}-${body.language}.pdf`,
        },
      };
    },
  });
