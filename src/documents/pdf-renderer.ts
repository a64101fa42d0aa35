import type { AuthorityReport } from '../authority/report-document.ts';
import type { SheetToPrint } from '../authority/sheet-routes.ts';
import { presentReport } from './present-report.ts';
import { printSheet } from './print-sheet.ts';
import type { PdfStandard } from './render-pdf.ts';
import { createTypesetter, type TypesetterOptions } from './typesetter.ts';
import type { Language } from './words.ts';

/** Documents as PDF. The first one starts the thread that makes them; close it when the service stops. */
export interface PdfRenderer {
  /**
   * The notice to the authority, PDF/A-2a unless told otherwise. The same report gives the same bytes. Rejects with an
   * Error, nothing of the report in it, when it cannot be made.
   */
  authorityReport(
    report: AuthorityReport,
    options: { language: Language; standard?: PdfStandard },
  ): Promise<Uint8Array>;
  /** The answers to the authority's form on paper, in bokmål; likewise. */
  answerSheet(sheet: SheetToPrint, options?: { standard?: PdfStandard }): Promise<Uint8Array>;
  close(): Promise<void>;
}

export const createPdfRenderer = (options: TypesetterOptions = {}): PdfRenderer => {
  const typesetter = createTypesetter(options);
  return {
    authorityReport: async (report, { language, standard = 'a-2a' }) =>
      typesetter.render({
        template: 'authority-report.typ',
        data: presentReport(report, language),
        createdAt: report.createdAt,
        standard,
      }),
    answerSheet: async (sheet, { standard = 'a-2a' } = {}) =>
      typesetter.render({
        template: 'answer-sheet.typ',
        data: printSheet(sheet),
        createdAt: sheet.report.createdAt,
        standard,
      }),
    close: () => typesetter.close(),
  };
};
