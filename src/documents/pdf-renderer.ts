import type { AuthorityReport } from '../authority/report-document.ts';
import type { Documentation } from '../documentation/documentation-document.ts';
import type { NoticeProof } from '../documentation/proof-document.ts';
import { presentReport } from './present-report.ts';
import { presentProof } from './proof/present-proof.ts';
import { presentDocumentation } from './record/present-documentation.ts';
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
  close(): Promise<void>;
}

export const createPdfRenderer = (options: TypesetterOptions = {}): PdfRenderer => {
  const typesetter = createTypesetter(options);
  /** A document of one kind: its template, and what it prints in a language. */
  const kind =
    <Content extends { createdAt: string }>(
      template: string,
      present: (content: Content, language: Language) => unknown,
    ) =>
    async (content: Content, { language, standard = 'a-2a' }: PdfOptions): Promise<Uint8Array> =>
      typesetter.render({
        template,
        data: present(content, language),
        createdAt: content.createdAt,
        standard,
      });
  return {
    authorityReport: kind('authority-report.typ', presentReport),
    internalDocumentation: kind('internal-documentation.typ', presentDocumentation),
    proofOfNotice: kind('proof-of-notice.typ', presentProof),
    close: () => typesetter.close(),
  };
};
