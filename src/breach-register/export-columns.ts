import type { FactKey } from '../incidents/facts/vocabulary.ts';
import { choiceInWords } from '../documents/choice-words.ts';
import type { Language } from '../languages.ts';
import { type BreachRow, hoursToNotice, inTime } from './breach-row.ts';
import { breachWords } from './words/words-of.ts';

/** What stands in a cell. */
export type Cell = string | number | boolean | Date | null;

const keys = [
  'reference',
  'title',
  'role',
  'status',
  'system',
  'breachBegan',
  'detectedAt',
  'awareAt',
  'dueAt',
  'notifiedAt',
  'hoursToNotice',
  'inTime',
  'level',
  'outcome',
  'nature',
  'incidentTypes',
  'causeOrigin',
  'intent',
  'peopleTypes',
  'peopleCount',
  'told',
  'closedAt',
  'imported',
] as const;
export type ColumnKey = (typeof keys)[number];

/** The register's columns in one language, in order: their heading, and what of a row stands in them. */
export const exportColumns = (
  language: Language,
): { key: ColumnKey; heading: string; cell: (row: BreachRow) => Cell }[] => {
  const words = breachWords(language);
  const choices = (key: FactKey, codes: readonly string[]): string | null =>
    codes.map((code) => choiceInWords(language, key, code)).join(', ') || null;
  const cells: Record<ColumnKey, (row: BreachRow) => Cell> = {
    reference: ({ reference }) => reference,
    title: ({ title }) => title,
    role: ({ role }) => words.role[role],
    status: ({ status }) => words.status[status],
    system: ({ system }) => system,
    breachBegan: ({ breachBegan }) => breachBegan,
    detectedAt: ({ detectedAt }) => detectedAt,
    awareAt: ({ awareAt }) => awareAt,
    dueAt: ({ dueAt }) => dueAt,
    notifiedAt: ({ notifiedAt }) => notifiedAt,
    hoursToNotice,
    inTime: (row) => {
      const timely = inTime(row);
      return timely === null ? null : words.yesNo[timely ? 'yes' : 'no'];
    },
    level: ({ level }) => level && words.level[level],
    outcome: ({ outcome }) => words.outcome[outcome],
    nature: ({ nature }) => choices('nature', nature),
    incidentTypes: ({ incidentTypes }) => choices('incidentTypes', incidentTypes),
    causeOrigin: ({ causeOrigin }) => causeOrigin && choices('causeOrigin', [causeOrigin]),
    intent: ({ intent }) => intent && choices('intent', [intent]),
    peopleTypes: ({ peopleTypes }) => choices('peopleTypes', peopleTypes),
    peopleCount: ({ peopleCount }) => peopleCount,
    told: ({ told }) => told,
    closedAt: ({ closedAt }) => closedAt,
    imported: ({ imported }) => words.yesNo[imported ? 'yes' : 'no'],
  };
  return keys.map((key) => ({ key, heading: words.column[key], cell: cells[key] }));
};
