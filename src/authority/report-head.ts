import { defaultKind, mandatesFor } from '../../workflows/incident/filing-guards.ts';
import type { Completeness, ReportKind } from '../../workflows/incident/filings.ts';
import type { Db } from '../db/transaction.ts';
import { standingFacts } from '../incidents/facts/standing.ts';
import type { ReportBody } from '../incidents/filing-schemas.ts';
import type { Incident } from '../incidents/incident.ts';
import { readFacts } from '../incidents/incidents.ts';
import { invalid } from '../problems.ts';
import type { ReportHead } from './build-report.ts';
import { type OpenField, openFields } from './open-fields.ts';
import { informedStatus } from './people-informed.ts';
import { lastFiled } from './store.ts';

/** In words, for whoever must answer them. */
const named = (open: readonly OpenField[]): string =>
  open
    .map(({ no, facts }) => (facts.length > 0 ? `${facts.join(' + ')} (field ${no})` : `field ${no}`))
    .join(', ');

/**
 * Whether the notice is complete: as somebody says, otherwise as the record allows. Throws `invalid-input` where it is
 * said to be whole, or must be, and answers are open that a whole one may not leave open.
 */
const completenessOf = (
  kind: ReportKind,
  asked: Completeness | undefined,
  open: readonly OpenField[],
): Completeness => {
  if (kind === 'withdrawal') {
    if (asked === 'incomplete')
      throw invalid('/completeness', 'A withdrawal takes the notice back whole: leave this out.');
    return 'complete';
  }
  const mustBeWhole = asked === 'complete' || kind === 'final';
  if (asked === 'incomplete' && kind === 'final') return 'incomplete';
  if (mustBeWhole && open.length > 0)
    throw invalid(
      '/completeness',
      `A complete notice leaves nothing to be determined, and this is: ${named(open)}.`,
    );
  return asked ?? (open.length > 0 ? 'incomplete' : 'complete');
};

const refuseUnfitWithdrawal = (kind: ReportKind, { withdrawal }: Pick<ReportBody, 'withdrawal'>): void => {
  if (kind === 'withdrawal' && !withdrawal)
    throw invalid('/withdrawal', 'A withdrawal says why the notice is taken back: code and reason.');
  if (kind !== 'withdrawal' && withdrawal)
    throw invalid('/withdrawal', 'Only a notice of kind withdrawal takes one back: a new one cannot.');
};

/** The answers that are open now. */
export const readOpenFields = async (db: Db, incident: Incident): Promise<OpenField[]> =>
  openFields(standingFacts(await readFacts(db, incident.id)), {
    risk: incident.state.context.risk,
    people: informedStatus(incident),
  });

/** What a notice is that is made now, as a body asks; and under which mandates. Throws `invalid-input` naming the field. */
export const readHead = async (
  db: Db,
  incident: Incident,
  body: Pick<ReportBody, 'kind' | 'completeness' | 'withdrawal' | 'mandates'>,
): Promise<{ head: ReportHead; previousId: string | null; mandateKeys: string[] }> => {
  const { context } = incident.state;
  const kind = body.kind ?? defaultKind(context);
  refuseUnfitWithdrawal(kind, body);
  const completeness = completenessOf(kind, body.completeness, await readOpenFields(db, incident));
  const previous = kind === 'first' ? undefined : await lastFiled(db, incident.id);
  const mandateKeys = body.mandates ?? mandatesFor(context, kind).map(({ key }) => key);
  return {
    previousId: previous?.id ?? null,
    mandateKeys,
    head: {
      kind,
      completeness,
      previous: previous
        ? {
            hash: previous.hash,
            reference: previous.filedReference,
            filedAt: (previous.notifiedAt ?? previous.submittedAt).toISOString(),
          }
        : null,
      withdrawal: body.withdrawal ?? null,
      mandates: context.mandates
        .filter(({ key }) => mandateKeys.includes(key))
        .map(({ controller, scope, givenAt }) => ({ controller, scope, givenAt })),
    },
  };
};
