import type { Completeness, ReportKind } from '../../../workflows/incident/filings.ts';
import type { Filling } from './template-field.ts';

/**
 * What the draft's fields 3 and 4 say of a notice of ours: five combinations. It knows no correction and no final
 * notice: both are follow-ups. A notice of which nobody asked whether it is complete counts as incomplete.
 */
export const kindOfNotification = (
  kind: ReportKind,
  completeness: Completeness | null,
): Filling['notification'] => ({
  type: kind === 'first' ? 'new' : 'follow-up',
  subType: kind === 'withdrawal' ? 'withdraw' : (completeness ?? 'incomplete'),
});
