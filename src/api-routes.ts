import { exportingRoutes } from './api-exports.ts';
import { createAccessReportRoute } from './access-report/routes.ts';
import { createTokenRoutes } from './access/routes.ts';
import { createStaffRoutes } from './access/staff.ts';
import { attachmentExists } from './attachments/attachments.ts';
import { createAttachmentRoutes } from './attachments/routes.ts';
import { readProposal } from './assessment/assessments.ts';
import { createExemptionRoutes } from './assessment/exemption-routes.ts';
import { createMisdirectedRoute } from './assessment/misdirected-route.ts';
import { createAssessmentRoutes } from './assessment/routes.ts';
import { freezeReport } from './authority/freeze-report.ts';
import { createCaseExchangeRoutes } from './authority/exchange/case-routes.ts';
import { createExchangeRoutes } from './authority/exchange/routes.ts';
import { isProof } from './authority/is-proof.ts';
import type { FormDocument } from './authority/form/form-document.ts';
import { createFormRoutes } from './authority/form/form-routes.ts';
import { createRoleRoutes } from './authority/role/role-routes.ts';
import { createReportRoutes, type RenderReport } from './authority/routes.ts';
import { createSheetRoute } from './authority/sheet-routes.ts';
import { createVersionRoutes } from './authority/version-routes.ts';
import { createBreachImportRoutes } from './breach-register/import/routes.ts';
import { createBreachRegisterRoutes } from './breach-register/routes.ts';
import { createStatisticsRoute } from './breach-register/statistics-routes.ts';
import { createCaseFileRoute } from './case-file/routes.ts';
import { createCalendarRoutes } from './calendar/routes.ts';
import { createProofRoute, type RenderProof } from './documentation/proof-route.ts';
import { createDocumentationRoute, type RenderDocumentation } from './documentation/routes.ts';
import { createReadBeside } from './compose-sheet.ts';
import { delayReason } from './documents/delay-reason.ts';
import { authorityReportDocx } from './documents/docx/authority-report-docx.ts';
import type { PdfRenderer } from './documents/pdf-renderer.ts';
import { proofCsvWords } from './documents/proof/proof-csv-words.ts';
import { sheetAsText } from './documents/print-sheet.ts';
import { createHoldRoutes } from './hold/routes.ts';
import type { Route } from './http/route.ts';
import { createAccessRoutes } from './incidents/access-routes.ts';
import type { DoorDeps } from './incidents/door.ts';
import { createMissingRoute } from './incidents/missing-route.ts';
import { createIncidentRoutes } from './incidents/routes.ts';
import { createHeadsRoutes } from './journal/heads-routes.ts';
import { recordExports } from './journal/record-exports.ts';
import { createJournalRoutes } from './journal/routes.ts';
import { doubtPending } from './notices/doubt-pending.ts';
import { freezeNotice } from './notices/notice.ts';
import { rememberAuthor } from './notices/notice-effects.ts';
import { createSampleRoute } from './notices/sample-route.ts';
import { createRunRoutes } from './notices/run/run-routes.ts';
import { createNoticeRoutes } from './notices/routes.ts';
import { createImportRoutes } from './people/import-routes.ts';
import { countPeople } from './people/people.ts';
import { createPeopleRoutes } from './people/routes.ts';
import { createReadinessRoutes } from './readiness/routes.ts';
import type { TryDeps } from './readiness/try-check.ts';
import { findSystem } from './register/register.ts';
import { createRegisterRoutes } from './register/routes.ts';
import { createRetentionRoutes } from './retention/routes.ts';
import type { Sealing } from './sealing.ts';
import type { Signing } from './signing.ts';

export interface ApiParts {
  door: DoorDeps;
  access: Parameters<typeof createTokenRoutes>[0];
  reports: Parameters<typeof createReportRoutes>[0];
  /** The authority's form that came along. */
  form: FormDocument;
  sealing: Sealing;
  pdf: PdfRenderer;
  alertRoutes: readonly Route[];
  publicUrl: () => string;
  attachmentMaxBytes: number;
  readiness: TryDeps;
  signing: Signing;
  /** Where copies of signed heads are put. */
  headsTo: { folder: string | undefined; email: string | undefined };
  /** A file of people waits to be read. */
  wakeReader: () => void;
}

/** Every route of the API, in the order of its description. */
export const createApiRoutes = (parts: ApiParts): Route[] => {
  const { door, access, reports, form, sealing, pdf, alertRoutes, publicUrl, attachmentMaxBytes } = parts;
  const { pool, clock, ids } = door;
  const printDocumentation: RenderDocumentation = (record, chosen) =>
    pdf.internalDocumentation(record, { language: chosen });
  const printProof: RenderProof = (proof, chosen) => pdf.proofOfNotice(proof, { language: chosen });
  const render: RenderReport = (report, language) => pdf.authorityReport(report, { language });
  const routes: Route[] = [
    ...createIncidentRoutes(door, {
      systemExists: async (db, key) => (await findSystem(db, key)) !== undefined,
      freezeReport: (tx, incident, recorded, body) => freezeReport(reports, tx, incident, recorded, body),
      attachmentExists,
      readProposal,
      countPeople,
      freezeNotice: (tx, incident, recorded) => freezeNotice(door, tx, incident, recorded),
    }),
    createMissingRoute({ pool }),
    createMisdirectedRoute(door),
    ...createAssessmentRoutes(door),
    ...createExemptionRoutes(door),
    ...createReportRoutes(reports, render, delayReason, authorityReportDocx),
    ...createVersionRoutes(reports, render),
    createSheetRoute(
      reports,
      { pdf: (sheet) => pdf.answerSheet(sheet), text: sheetAsText },
      createReadBeside(form),
    ),
    ...createFormRoutes(access, form),
    ...createRoleRoutes(access),
    ...createAttachmentRoutes({ pool, clock, ids, sealing }, { maxBytes: attachmentMaxBytes, isProof }),
    ...createExchangeRoutes(door, reports),
    ...createCaseExchangeRoutes(door),
    ...createJournalRoutes({ pool }),
    ...createHeadsRoutes({
      pool,
      clock,
      signing: parts.signing,
      places: { folder: parts.headsTo.folder !== undefined, email: parts.headsTo.email !== undefined },
    }),
    createDocumentationRoute({ pool, clock }, printDocumentation),
    createCaseFileRoute({
      pool,
      clock,
      sealing,
      signing: parts.signing,
      pdf: { documentation: printDocumentation, proof: printProof },
    }),
    ...createPeopleRoutes(
      { ...door, sealing },
      rememberAuthor(ids, () => clock.now()),
    ),
    createAccessReportRoute({ pool, clock, sealing }, (report, chosen) =>
      pdf.accessReport(report, { language: chosen }),
    ),
    ...createImportRoutes({ ...door, sealing, wakeReader: parts.wakeReader }),
    ...createNoticeRoutes(door),
    ...createRunRoutes(door),
    createSampleRoute({ ...door, channels: parts.readiness.channels, held: parts.readiness.held }),
    ...createBreachRegisterRoutes({ pool, clock }),
    createStatisticsRoute({ pool, clock }, (year, language) => pdf.breachStatistics(year, { language })),
    ...createBreachImportRoutes({ pool, clock, ids }),
    createProofRoute({ pool, clock }, printProof, proofCsvWords),
    ...createRegisterRoutes(access),
    ...alertRoutes,
    ...createTokenRoutes(access),
    ...createStaffRoutes(access),
    ...createAccessRoutes(door),
    ...createCalendarRoutes(access, publicUrl),
    ...createReadinessRoutes(parts.readiness),
    ...createRetentionRoutes({ pool, clock, sealing }),
    ...createHoldRoutes({ pool, clock, doubtNotices: doubtPending }),
  ];
  return recordExports(routes, exportingRoutes, { pool, clock });
};
