import type { AccessReport } from '../access-report/access-report-document.ts';
import type { AuthorityReport } from '../authority/report-document.ts';
import type { SheetToPrint } from '../authority/sheet-routes.ts';
import type { Documentation } from '../documentation/documentation-document.ts';
import type { YearOnPaper } from '../breach-register/year-on-paper.ts';
import type { NoticeProof } from '../documentation/proof-document.ts';
import type { PdfStandard } from './render-pdf.ts';
import { createTypesetter, type TypesetterOptions } from './typesetter.ts';
import type { Language } from './words.ts';

interface PdfOptions {
  language: Language;
  /** PDF/A-2a unless told otherwise. */
  standard?: PdfStandard;
}

/**
 * Documents as PDF. The first one starts the thread that makes them; close it when the service stops. The same content
 * gives the same bytes. Each rejects with an Error, nothing of the content in it, when it cannot be made.
 */
export interface PdfRenderer {
  /** The notice to the authority. Basis: GDPR art. 33(1). */
  authorityReport(report: AuthorityReport, options: PdfOptions): Promise<Uint8Array>;
  /** The firm's own record. Basis: GDPR art. 33(5). */
  internalDocumentation(record: Documentation, options: PdfOptions): Promise<Uint8Array>;
  /** Proof that the people were told. Basis: GDPR art. 34. */
  proofOfNotice(proof: NoticeProof, options: PdfOptions): Promise<Uint8Array>;
  /** The answers to the authority's form on paper, in bokmål. Basis: GDPR art. 33(3). */
  answerSheet(sheet: SheetToPrint, options?: Pick<PdfOptions, 'standard'>): Promise<Uint8Array>;
  /** A year of the register of breaches in figures. Basis: GDPR art. 33(5). */
  breachStatistics(year: YearOnPaper, options: PdfOptions): Promise<Uint8Array>;
  /** What is held on one person, for that person. Basis: GDPR art. 15. */
  accessReport(report: AccessReport, options: PdfOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}

export const createPdfRenderer = (options: TypesetterOptions = {}): PdfRenderer => {
  const typesetter = createTypesetter(options);
  /** A document of one kind: its template, and what it prints in a language, which is loaded with the first one. */
  const kind =
    <Content extends { createdAt: string }>(
      template: string,
      load: () => Promise<(content: Content, language: Language) => unknown>,
    ) =>
    async (content: Content, { language, standard = 'a-2a' }: PdfOptions): Promise<Uint8Array> => {
      const present = await load();
      const { createdAt } = content;
      return typesetter.render({ template, data: present(content, language), createdAt, standard });
    };
  return {
    authorityReport: kind(
      'authority-report.typ',
      async () => (await import('./present-report.ts')).presentReport,
    ),
    internalDocumentation: kind(
      'internal-documentation.typ',
      async () => (await import('./record/present-documentation.ts')).presentDocumentation,
    ),
    proofOfNotice: kind(
      'proof-of-notice.typ',
      async () => (await import('./proof/present-proof.ts')).presentProof,
    ),
    accessReport: kind(
      'access-report.typ',
      async () => (await import('./access-report/present-access-report.ts')).presentAccessReport,
    ),
    breachStatistics: kind('statistics.typ', async () => (await import('./present-year.ts')).presentYear),
    answerSheet: async (sheet, { standard = 'a-2a' } = {}) => {
      const { printSheet } = await import('./print-sheet.ts');
      const { createdAt } = sheet.report;
      return typesetter.render({
        template: 'answer-sheet.typ',
        data: printSheet(sheet),
        createdAt,
        standard,
      });
    },
    close: () => typesetter.close(),
  };
};
