import type { AuthorityReport } from '../../authority/report-document.ts';
import { type Language, wordsIn } from '../words.ts';

/** The notice to the authority for those who edit in Word. The library is loaded with the first one, not at start. */
export const authorityReportDocx = async (
  report: AuthorityReport,
  language: Language,
): Promise<Uint8Array> => {
  const { presentReport } = await import('../present-report.ts');
  const { reportDocx } = await import('./report-docx.ts');
  return reportDocx(presentReport(report, language), wordsIn(language), report.createdAt);
};
