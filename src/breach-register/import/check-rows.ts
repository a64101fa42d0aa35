import { createHash } from 'node:crypto';
import type { CellValue } from 'hucre/xlsx';
import { addHours } from '../../../workflows/deadlines.ts';
import { regimeAt } from '../../../workflows/regimes/no-gdpr.ts';
import { canonicalJson } from '../../journal/chain.ts';
import { cellText } from './cell-text.ts';
import { readCells, type RowFault } from './read-cells.ts';
import type { ImportKey } from './import-columns.ts';
import type { ReadTable } from './read-table.ts';

/** A breach of the time before Varsla, fit to be kept. Instants are ISO 8601 in UTC. */
export interface OldBreach {
  reference: string;
  title: string;
  role: string;
  system: string | null;
  breachBegan: string | null;
  detectedAt: string;
  awareAt: string;
  /** Null where nothing was due of us. */
  dueAt: string | null;
  notifiedAt: string | null;
  level: string | null;
  notNotifiedReason: string | null;
  nature: string[];
  incidentTypes: string[];
  causeOrigin: string | null;
  intent: string | null;
  peopleTypes: string[];
  peopleCount: number | null;
  told: number | null;
  whatHappened: string | null;
  effects: string | null;
  measures: string | null;
  closedAt: string | null;
  /** Times known by the day alone. */
  dayOnly: string[];
}

export interface CheckedRows {
  accepted: { number: number; hash: string; breach: OldBreach }[];
  rejected: { number: number; cells: string[]; faults: RowFault[] }[];
}

/** Until when the authority was to be notified: never by a processor, and not before the regulation was in force. Basis: GDPR art. 33(1). */
const dueAt = (awareAt: string, role: string): string | null => {
  const { validFrom, duties } = regimeAt(awareAt);
  if (role === 'processor' || awareAt < validFrom) return null;
  return addHours(awareAt, duties['authority.notice'].hours);
};

const checkRow = (
  cells: readonly CellValue[],
  places: ReadonlyMap<ImportKey, number>,
  now: string,
): { breach: OldBreach; faults: RowFault[] } => {
  const read = readCells(cells, places);
  const title = read.line('title');
  const detected = read.time('detectedAt');
  const aware = read.time('awareAt') ?? detected;
  const times = {
    breachBegan: read.time('breachBegan'),
    detectedAt: detected,
    awareAt: aware,
    notifiedAt: read.time('notifiedAt'),
    closedAt: read.time('closedAt'),
  };
  if (!title) read.fail('missing', 'title');
  if (!detected && !read.faults.some(({ column }) => column === 'detectedAt'))
    read.fail('missing', 'detectedAt');
  for (const [key, time] of Object.entries(times))
    if (time && time.at > now) read.fail('future', key as ImportKey);
  read.inOrder(times.breachBegan, detected, 'after-detected', 'breachBegan');
  read.inOrder(detected, aware, 'before-detected', 'awareAt');
  read.inOrder(aware, times.notifiedAt, 'before-aware', 'notifiedAt');
  read.inOrder(detected, times.closedAt, 'before-detected', 'closedAt');
  const awareAt = aware?.at ?? now;
  const role = read.choices('role')[0] ?? 'controller';
  const breach: OldBreach = {
    reference: read.line('reference') ?? '',
    title: title ?? '',
    role,
    system: read.line('system'),
    breachBegan: times.breachBegan?.at ?? null,
    detectedAt: detected?.at ?? now,
    awareAt,
    dueAt: dueAt(awareAt, role),
    notifiedAt: times.notifiedAt?.at ?? null,
    level: read.choices('level')[0] ?? null,
    notNotifiedReason: read.text('notNotifiedReason'),
    nature: read.choices('nature'),
    incidentTypes: read.choices('incidentTypes'),
    causeOrigin: read.choices('causeOrigin')[0] ?? null,
    intent: read.choices('intent')[0] ?? null,
    peopleTypes: read.choices('peopleTypes'),
    peopleCount: read.count('peopleCount'),
    told: read.count('told'),
    whatHappened: read.text('whatHappened'),
    effects: read.text('effects'),
    measures: read.text('measures'),
    closedAt: times.closedAt?.at ?? null,
    dayOnly: Object.entries(times).flatMap(([key, time]) => (time?.dayOnly ? [key] : [])),
  };
  return { breach, faults: read.faults };
};

/** A reference for a row without one: the same row has the same, wherever it stands in a list. */
const referenceOf = ({ detectedAt }: OldBreach, hash: string): string =>
  `OLD-${detectedAt.slice(0, 4)}-${hash.slice(0, 8)}`;

/**
 * Every row as a breach that may be brought in, or with all that is wrong with it. A row that says the same as one before
 * it is rejected as repeated. Accepted and rejected together are all rows.
 */
export const checkRows = (
  table: ReadTable,
  places: ReadonlyMap<ImportKey, number>,
  now: Date,
): CheckedRows => {
  const checked: CheckedRows = { accepted: [], rejected: [] };
  const seen = new Set<string>();
  for (const row of table.rows) {
    const { breach, faults } = checkRow(row.cells, places, now.toISOString());
    const hash = createHash('sha256').update(canonicalJson(breach)).digest('hex');
    if (faults.length === 0 && seen.has(hash)) faults.push({ code: 'repeated', column: 'title' });
    seen.add(hash);
    if (faults.length === 0)
      checked.accepted.push({
        number: row.number,
        hash,
        breach: { ...breach, reference: breach.reference || referenceOf(breach, hash) },
      });
    else
      checked.rejected.push({
        number: row.number,
        cells: table.headings.map((_, at) => cellText(row.cells[at])),
        faults,
      });
  }
  return checked;
};
