import type { Actor } from '../../workflows/incident/events.ts';
import type { Effect } from '../../workflows/incident/effects.ts';
import { type FactKey, factKeys } from '../incidents/facts/vocabulary.ts';
import type { DocumentedEntry } from './documentation-document.ts';

/** An entry of an incident's journal as it stands there; charts and notes of every version wrote it. */
export interface Entry {
  position: number;
  at: string;
  type: string;
  actor: Actor | { kind: 'contact'; id: string };
  event: Readonly<Record<string, unknown>>;
  effects: readonly Effect[];
  /** What only the opening has. */
  details: Readonly<Record<string, unknown>>;
}

export type NameOf = (actor: Entry['actor']) => string;

export const parseEntry = (row: { position: number; type: string; body: string }): Entry => {
  const {
    event,
    effects = [],
    details = {},
  } = JSON.parse(row.body) as {
    event: Record<string, unknown> & { at: string; actor: Entry['actor'] };
    effects?: Effect[];
    details?: Record<string, unknown>;
  };
  return {
    position: row.position,
    at: event.at,
    type: row.type,
    actor: event.actor,
    event,
    effects,
    details,
  };
};

export const textOf = ({ event }: Entry, key: string): string | null => {
  const value = event[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** What of an event is documented, in this order; ids, effects and flags are for machines. */
const told = [
  'level',
  'proposedLevel',
  'number',
  'score',
  'risk',
  'kind',
  'completeness',
  'code',
  'what',
  'decision',
  'reasoning',
  'reason',
  'ownApprovalReason',
  'detectedAt',
  'awareAt',
  'awareReason',
  'containedAt',
  'note',
  'controller',
  'scope',
  'givenAt',
  'notifiedAt',
  'phonedAt',
  'channel',
  'reference',
  'delayReason',
  'caseNumber',
  'documentNumber',
  'people',
  'merged',
  'told',
  'unknown',
  'notTold',
  'deadline',
  'how',
  'method',
  'dueAt',
  'followUpDueAt',
  'disclosure',
  'size',
  'sha256',
  'summary',
  'hash',
] as const;
export type ToldKey = (typeof told)[number];

const isFact = (key: unknown): key is FactKey => factKeys.includes(key as FactKey);

const changedFacts = ({ event }: Entry): FactKey[] =>
  Array.isArray(event['changes'])
    ? (event['changes'] as { key?: unknown }[]).flatMap(({ key }) => (isFact(key) ? [key] : []))
    : [];

/** The entry by name and in plain values. */
export const documented = (entry: Entry, nameOf: NameOf): DocumentedEntry => ({
  position: entry.position,
  at: entry.at,
  by: nameOf(entry.actor),
  event: entry.type,
  details: Object.fromEntries(
    told.flatMap((key) => {
      const value = entry.event[key];
      return (typeof value === 'string' && value !== '') || typeof value === 'number' ? [[key, value]] : [];
    }),
  ),
  facts: changedFacts(entry),
});
