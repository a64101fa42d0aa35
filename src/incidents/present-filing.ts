import type { IncidentContext } from '../../workflows/incident/context.ts';
import type { ShownFiling } from './filing-schemas.ts';
import { reportWaits } from './decisions/outdated.ts';
import type { Incident } from './incident.ts';

/** As Altinn's receipts and the cases of Datatilsynet are numbered. */
const receipt = /^AR\s?\d+$/i;
const caseNumber = /^\d{2}\/\d{5}$/;

const warningsOf = ({ filed, caseNumber: number }: IncidentContext): ShownFiling['warnings'] => [
  ...(filed?.reference && filed.channel === 'altinn' && !receipt.test(filed.reference)
    ? [
        {
          code: 'odd-reference' as const,
          detail: "Altinn's receipts are AR and digits, as AR300186895: is this the reference?",
        },
      ]
    : []),
  ...(number !== null && !caseNumber.test(number)
    ? [
        {
          code: 'odd-case-number' as const,
          detail: "Datatilsynet's cases are numbered as 26/01234: is this the number?",
        },
      ]
    : []),
];

/** How far the notice to the authority has come. */
export const presentFiling = ({ state: { value, context } }: Incident): ShownFiling => {
  const { reportHash, reportKind, reportCompleteness, filed } = context;
  return {
    waiting:
      reportWaits(value) && reportHash && reportKind
        ? { hash: reportHash, kind: reportKind, completeness: reportCompleteness }
        : null,
    voided: context.reportVoided,
    last: filed && {
      kind: filed.kind,
      completeness: filed.completeness,
      hash: filed.hash,
      reference: filed.reference,
      filedAt: filed.filedAt,
    },
    phonedAt: context.phonedAt,
    caseNumber: context.caseNumber,
    documentNumber: context.documentNumber,
    mandates: context.mandates.map((mandate) => ({ ...mandate })),
    warnings: warningsOf(context),
  };
};

/** For those who see no more than where it stands. */
export const noFiling: ShownFiling = {
  waiting: null,
  voided: null,
  last: null,
  phonedAt: null,
  caseNumber: null,
  documentNumber: null,
  mandates: [],
  warnings: [],
};
