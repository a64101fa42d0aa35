import { may, type Permission, type RoleName } from '../../access/permissions.ts';
import type { ShownIncident } from '../../incidents/schemas.ts';
import type { Problem } from '../../problems.ts';
import type { SignedInVisit } from '../visit.ts';

/** The pages of an incident; each has its address. */
export const viewNames = [
  'overview',
  'facts',
  'assessment',
  'report',
  'exchange',
  'attachments',
  'people',
  'notice',
  'journal',
  'chart',
  'access',
] as const;
export type ViewName = (typeof viewNames)[number];

export interface JournalEntry {
  position: number;
  at: string;
  type: string;
  /** The name, or Varsla. */
  actor: string;
  /** Names of staff whom the entry mentions, by id. */
  people?: Readonly<Record<string, string>>;
  hash: string;
  entry: { version: number; event: Record<string, unknown> & { actor: { kind: string; id?: string } } };
}

/** A form that came back: what was typed stands in it again, with what was wrong. */
export interface Attempt {
  /** Which form of the page. */
  form: string;
  values: Readonly<Record<string, string>>;
  problem: Problem;
  /** What others did since the page was shown, oldest first; empty unless the version was stale. */
  changes: readonly JournalEntry[];
}

/** What every page of an incident is made from. */
export interface CaseView {
  visit: SignedInVisit;
  incident: ShownIncident;
  attempt: Attempt | undefined;
  /** The newest entries, oldest first. */
  recent: readonly JournalEntry[];
  /** The largest file that may be attached, in bytes. */
  uploadMaxBytes: number;
}

export const pathOf = (id: string, view: ViewName = 'overview'): string =>
  view === 'overview' ? `/incidents/${id}` : `/incidents/${id}/${view}`;

/** A region's state as one word: `owed.preparing`. */
export const stateOf = ({ state }: ShownIncident, region: string): string => {
  const value = state[region];
  return typeof value === 'object' ? Object.entries(value).flat().join('.') : (value ?? '');
};

/** The clocks that run or have run out, the one that is due first in front. */
export const runningClocks = ({ deadlines }: ShownIncident): ShownIncident['deadlines'] =>
  deadlines
    .filter(({ status }) => status === 'armed' || status === 'overdue')
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));

export const isOpen = ({ status }: ShownIncident): boolean => status === 'suspected' || status === 'aware';

const needed: Partial<Record<ViewName, Permission>> = {
  access: 'access.read',
  attachments: 'attachments.read',
};

/** The pages that a role sees; a reporter has one of their own. */
export const viewsFor = (role: RoleName): ViewName[] =>
  viewNames.filter((name) => may(role, needed[name] ?? 'incidents.read'));

/** A guest records facts and does nothing else. */
export const mayRecord = ({ visit }: CaseView): boolean => may(visit.requester.role, 'facts.write');

export const mayWrite = ({ visit }: CaseView): boolean => may(visit.requester.role, 'incidents.write');

/** Whether the visitor is the one person who could approve: then also what they wrote, with a reason. */
export const approvesAlone = ({ visit, incident }: CaseView): boolean =>
  incident.approvers === 1 && may(visit.requester.role, 'notices.approve');

/** What waits for another person's eyes. */
export type Approvable = 'report' | 'notice' | 'exception';

const written = {
  report: 'report.submitted',
  notice: 'notice.submitted',
  exception: 'risk.assessed',
} as const satisfies Record<Approvable, string>;

/** Whether the visitor wrote what waits for approval. The chart asks again; this only spares a vain try. */
export const wroteIt = ({ visit, recent }: CaseView, what: Approvable): boolean => {
  const event = recent.findLast(({ type }) => type === written[what])?.entry.event;
  const authors = Array.isArray(event?.['authors']) ? (event['authors'] as unknown[]) : [];
  return event?.actor.id === visit.requester.personId || authors.includes(visit.requester.personId);
};
