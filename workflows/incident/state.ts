import type { SnapshotFrom } from 'xstate';
import type { IncidentContext } from './context.ts';
import { mustNotifyAuthority } from './guards.ts';
import { chart, incidentMachine } from './machine.ts';

/** Where each region stands. What is nested in `owed`, `amending`, `acting` and `informing` says who owes the next step. */
export interface IncidentValue {
  case: 'suspected' | 'aware' | 'closed' | 'dismissed';
  containment: 'containing' | 'contained';
  assessment: 'assessing' | 'assessed';
  authority:
    | 'inapplicable'
    | 'released'
    | 'delegated'
    | 'notified'
    | 'withdrawn'
    | { acting: 'preparing' | 'reviewing' | 'filing' }
    | { owed: 'preparing' | 'excepting' | 'reviewing' | 'filing' }
    | { amending: 'reviewing' | 'filing' };
  people:
    | 'inapplicable'
    | 'deciding'
    | 'released'
    | 'delegated'
    | 'exempt'
    | 'told'
    | { informing: 'preparing' | 'reviewing' | 'sending' | 'resolving' };
  controllers: 'inapplicable' | 'telling' | 'told';
}
export type Snapshot = SnapshotFrom<typeof incidentMachine>;

/** An incident's state as it is stored: plain data, no clocks and no functions in it. */
export interface IncidentState {
  /** Which chart wrote it. */
  chart: string;
  value: IncidentValue;
  context: IncidentContext;
  status: 'active';
}

/**
 * What incident@1 did not remember: nobody had approved alone or undertaken a duty with a date, and a suspicion counts
 * from its detection, the safe reading of what its journal alone knows.
 */
const fromFirst = ({ value, context, status }: IncidentState): IncidentState => ({
  chart: 'incident@2',
  value,
  context: {
    ...context,
    suspectedAt: value.case === 'suspected' ? context.detectedAt : null,
    reportOwnApproval: null,
    noticeOwnApproval: null,
    duties: [],
  },
  status,
});

/**
 * What incident@2 did not remember: a risk so low had ended the duty without an approval, no decision aged, and nobody
 * had approved an exemption from telling the people.
 */
const fromSecond = ({ value, context, status }: IncidentState): IncidentState => ({
  chart: 'incident@3',
  value,
  context: {
    ...context,
    exception:
      context.role !== 'processor' && context.risk && !mustNotifyAuthority(context, context.risk)
        ? 'taken'
        : null,
    exceptionAuthor: null,
    exceptionHash: null,
    exceptionOwnApproval: null,
    outdated: {},
    exemptions: [],
  },
  status,
});

/** Whether the chart before stood where the authority had been notified; `amending`: and the next one was on its way. */
const stoodAt = ({ authority }: IncidentValue): 'before' | 'notified' | 'amending' => {
  if (authority === 'notified') return 'notified';
  return typeof authority === 'object' && 'amending' in authority ? 'amending' : 'before';
};

/**
 * What incident@3 did not remember: notices were a first one or a follow-up, none was taken back, and nobody had asked
 * whether they were complete. Only the journal knows the reference, and the hash of what was filed before a follow-up.
 */
const fromThird = ({ value, context, status }: IncidentState): IncidentState => {
  const stood = stoodAt(value);
  const { reportHash, authoritySettledAt, awareAt } = context;
  return {
    chart: 'incident@4',
    value,
    context: {
      ...context,
      reportKind: reportHash === null ? null : stood === 'amending' ? 'follow-up' : 'first',
      reportCompleteness: null,
      reportMandates: [],
      reportVoided: null,
      filed:
        stood === 'before'
          ? null
          : {
              kind: 'first',
              channel: null,
              completeness: null,
              hash: stood === 'notified' ? reportHash : null,
              reference: null,
              filedAt: authoritySettledAt ?? awareAt,
            },
      phonedAt: null,
      caseNumber: null,
      documentNumber: null,
      mandates: [],
    },
    status,
  };
};

/** Each old chart's states made fit for the next one. A new chart version adds its entry here. */
const migrations: Record<string, (state: IncidentState) => IncidentState> = {
  'incident@1': fromFirst,
  'incident@2': fromSecond,
  'incident@3': fromThird,
};

/**
 * A stored state as the present chart writes it; the same one where it was written by it. Its deadlines may differ
 * from what its rows say: they are to be reconciled. Throws for a chart that no migration knows.
 */
export const migrated = (stored: IncidentState): IncidentState => {
  if (stored.chart === chart) return stored;
  const migrate = migrations[stored.chart];
  if (!migrate) throw new Error(`no way from chart ${stored.chart} to ${chart}`);
  return migrated(migrate(stored));
};

/** The snapshot that a stored state stands for. Throws for a chart that no migration knows. */
export const restore = (stored: IncidentState): Snapshot => {
  const { value, context } = migrated(stored);
  return incidentMachine.resolveState({ value: { ...value }, context });
};

/** The state to store. */
export const persist = (snapshot: Snapshot): IncidentState => ({
  chart,
  value: snapshot.value as unknown as IncidentValue,
  context: snapshot.context,
  status: 'active',
});

const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [members, others] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(members);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    names.length === Object.keys(others).length &&
    names.every((name) => Object.hasOwn(others, name) && same(members[name], others[name]))
  );
};

/** Whether two states say the same, whatever order a database keeps their members in. */
export const sameState = (a: IncidentState, b: IncidentState): boolean => same(a, b);
