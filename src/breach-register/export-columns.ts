import type { FactKey } from '../incidents/facts/vocabulary.ts';
import type { ExemptionCode } from '../../workflows/assessment/exemptions.ts';
import { assessmentWords } from '../assessment/words/words-of.ts';
import { choiceInWords } from '../documents/choice-words.ts';
import type { Language } from '../languages.ts';
import { type BreachRow, type BreachTexts, hoursToNotice, inTime } from './breach-row.ts';
import { breachWords } from './words/words-of.ts';

/** What stands in a cell. */
export type Cell = string | number | boolean | Date | null;

const keys = [
  'reference',
  'title',
  'role',
  'status',
  'owner',
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
  'reason',
  'nature',
  'incidentTypes',
  'causeOrigin',
  'intent',
  'peopleTypes',
  'peopleCount',
  'told',
  'exemption',
  'whatHappened',
  'effects',
  'measures',
  'closedAt',
  'imported',
] as const;
export type ColumnKey = (typeof keys)[number];

export type ExportRow = BreachRow & BreachTexts;

/**
 * The register's columns in one language, in order: their heading, and what of a row stands in them. Basis: GDPR art. 33(5):
 * the facts of each breach, its effects and the remedial action. `nameOf` is a system's name by its key.
 */
export const exportColumns = (
  language: Language,
  nameOf: (system: string) => string,
): { key: ColumnKey; heading: string; cell: (row: ExportRow) => Cell }[] => {
  const words = breachWords(language);
  const choices = (key: FactKey, codes: readonly string[]): string | null =>
    codes.map((code) => choiceInWords(language, key, code)).join(', ') || null;
  const cells: Record<ColumnKey, (row: ExportRow) => Cell> = {
    reference: ({ reference }) => reference,
    title: ({ title }) => title,
    role: ({ role }) => words.role[role],
    status: ({ status }) => words.status[status],
    owner: ({ owner }) => owner,
    system: ({ system }) => system && nameOf(system),
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
    reason: ({ reason }) => reason,
    nature: ({ nature }) => choices('nature', nature),
    incidentTypes: ({ incidentTypes }) => choices('incidentTypes', incidentTypes),
    causeOrigin: ({ causeOrigin }) => causeOrigin && choices('causeOrigin', [causeOrigin]),
    intent: ({ intent }) => intent && choices('intent', [intent]),
    peopleTypes: ({ peopleTypes }) => choices('peopleTypes', peopleTypes),
    peopleCount: ({ peopleCount }) => peopleCount,
    told: ({ told }) => told,
    exemption: ({ exemption }) =>
      exemption && assessmentWords[language].exemptions[exemption as ExemptionCode],
    whatHappened: ({ whatHappened }) => whatHappened,
    effects: ({ effects }) => effects,
    measures: ({ measures }) => measures,
    closedAt: ({ closedAt }) => closedAt,
    imported: ({ imported }) => words.yesNo[imported ? 'yes' : 'no'],
  };
  return keys.map((key) => ({ key, heading: words.column[key], cell: cells[key] }));
};
