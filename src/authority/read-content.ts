import type { ReportKind } from '../../workflows/incident/filings.ts';
import type { AuthorityReport } from './report-document.ts';

/** What content of @1 does not say; its kind stands in its row. */
const unsaid = (kind: ReportKind) => ({
  kind,
  completeness: null,
  previous: null,
  withdrawal: null,
  mandates: [],
  form: null,
  sheet: null,
});

/** A frozen notice's content as it was stored, in the present shape: every format that was ever stored is read. */
export const readContent = (stored: string, kind: ReportKind): AuthorityReport => {
  const content = JSON.parse(stored) as AuthorityReport;
  return content.format === 'varsla-authority-report@1' ? { ...unsaid(kind), ...content } : content;
};
