import type { AuthorityReport } from '../authority/report-document.ts';
import type { InWords } from './in-words.ts';
import { sheetWords } from './words/answer-sheet.ts';

/**
 * What the notice is, in front of the answers: its kind, the one that it follows, why it is taken back, for whom it is
 * filed, and that something follows. Basis: GDPR art. 33(4).
 */
export const introduction = (report: AuthorityReport, words: InWords): string => {
  const { kind, completeness, previous, withdrawal, mandates } = report;
  const isFirstInPart = kind === 'first' && completeness === 'incomplete';
  return [
    isFirstInPart ? sheetWords.firstInPart : sheetWords.kind[kind],
    ...(previous ? [sheetWords.previous(words.instant(previous.filedAt), previous.reference)] : []),
    ...(withdrawal
      ? [sheetWords.withdrawal(sheetWords.withdrawnBecause[withdrawal.code], withdrawal.reason)]
      : []),
    ...(mandates.length > 0
      ? [sheetWords.mandates(words.list(mandates.map(({ controller }) => controller)))]
      : []),
    ...(completeness === 'incomplete' ? [sheetWords.inPhases] : []),
  ].join('\n');
};
