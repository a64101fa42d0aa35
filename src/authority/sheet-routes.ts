import type pg from 'pg';
import { z } from 'zod';
import { may } from '../access/permissions.ts';
import type { Db } from '../db/transaction.ts';
import { type Route, route } from '../http/route.ts';
import type { Incident } from '../incidents/incident.ts';
import { findIncident } from '../incidents/incidents.ts';
import { Problem } from '../problems.ts';
import { type SheetField, sheetWarnings } from './answer-sheet.ts';
import type { AuthorityReport } from './report-document.ts';
import { type ReportDeps, readReport } from './reports.ts';
import { shownSheet } from './sheet-schemas.ts';

/** A notice with the sheet that it is filed by. */
export interface SheetToPrint {
  report: AuthorityReport;
  sheet: readonly SheetField[];
  form: string;
  beside: BesideSheet;
}

/** What paper says beside the answers, as it is now. */
export interface BesideSheet {
  /** Of the authority; null where the form does not say. */
  organisationNumber: string | null;
  /** Who holds the right to file in Altinn, and their deputy, by name; none where nobody is recorded. */
  holders: string[];
}

/** Makes the sheet as PDF, and as plain text; lent by the composition. */
export interface PrintSheet {
  pdf(sheet: SheetToPrint): Promise<Uint8Array>;
  text(sheet: SheetToPrint): string;
}

type ReadBeside = (db: Db, now: Date) => Promise<BesideSheet>;

/** A notice that was frozen before there were sheets is answered by the form of today. */
const withSheet = async (
  deps: ReportDeps,
  db: Db,
  incident: Incident,
  report: AuthorityReport,
): Promise<Pick<SheetToPrint, 'form' | 'sheet'>> => {
  const { form, sheet } = report.sheet ? report : await deps.buildSheet(db, incident, report);
  if (!form || !sheet) throw new Error('a notice without a sheet');
  return { form, sheet };
};

/** The answers to the authority's form: to read, to paste, and to print for the day when the systems are down. */
export const createSheetRoute = (
  deps: ReportDeps & { pool: pg.Pool },
  print: PrintSheet,
  readBeside: ReadBeside,
): Route =>
  route({
    method: 'get',
    path: '/api/v1/incidents/{id}/reports/authority/sheet',
    tag: 'Authority',
    summary: "The answers to the authority's form in its order, as JSON, text or PDF",
    description:
      'Of the frozen notice where one was sent for approval, otherwise of the facts as they are now. Bokmål, whatever is asked for: it is pasted into the form. `warnings` name what could have been answered from the record, before somebody approves it.',
    permission: 'incidents.read',
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({
      format: z.enum(['json', 'text', 'pdf']).default('json'),
      content: z
        .enum(['latest', 'draft'])
        .default('latest')
        .meta({ description: 'draft: the facts as they are now, even where a notice is frozen' }),
    }),
    responses: { 200: { description: 'The sheet', schema: shownSheet, type: 'application/pdf' } },
    handle: async ({ params, query, requester }) => {
      const { pool, clock } = deps;
      const incident = await findIncident(pool, params.id);
      if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
      const report = await readReport(deps, pool, incident, query.content === 'draft');
      const { form, sheet } = await withSheet(deps, pool, incident, report);
      if (query.format === 'json') {
        const { status, hash, kind, completeness } = report;
        return {
          body: {
            form,
            status,
            hash,
            kind,
            completeness,
            fields: sheet,
            warnings: sheetWarnings(sheet),
          },
        };
      }
      const beside = await readBeside(pool, clock.now());
      // Staff of the house are named to those who know the house.
      const holders = may(requester.role, 'settings.read') ? beside.holders : [];
      const asked = { report, sheet, form, beside: { ...beside, holders } };
      const name = `${incident.reference}-svarark`;
      return {
        bytes:
          query.format === 'pdf'
            ? { type: 'application/pdf', content: await print.pdf(asked), name: `${name}.pdf` }
            : { type: 'text/plain', content: Buffer.from(print.text(asked)), name: `${name}.txt` },
      };
    },
  });
