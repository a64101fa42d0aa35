import type pg from 'pg';
import { z } from 'zod';
import { namesOf } from '../access/names.ts';
import type { Clock } from '../clock.ts';
import { withTransaction } from '../db/transaction.ts';
import { language } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import type { Language } from '../languages.ts';
import { readOrganisation } from '../register/register.ts';
import { appendToSystem } from '../journal/journal.ts';
import { invalid } from '../problems.ts';
import { type BreachRow, hoursToNotice, inTime, outcomes } from './breach-row.ts';
import { breachFilter } from './filter.ts';
import { statisticsOf } from './statistics.ts';
import { shownStatistics } from './statistics-schema.ts';
import type { YearOnPaper } from './year-on-paper.ts';
import { type After, countRows, everyRow, readRows, yearsWithBreaches } from './store.ts';
import { writeCsv, writeWorkbook } from './write-export.ts';

const instantOrNull = z.iso.datetime().nullable();

const shownRow = z
  .object({
    id: z.uuid(),
    imported: z.boolean(),
    reference: z.string(),
    title: z.string(),
    role: z.enum(['controller', 'processor', 'joint']),
    status: z.enum(['suspected', 'aware', 'closed', 'dismissed']),
    system: z.string().nullable(),
    owner: z.string().nullable(),
    breachBegan: instantOrNull,
    detectedAt: z.iso.datetime(),
    awareAt: z.iso.datetime(),
    dueAt: instantOrNull,
    notifiedAt: instantOrNull,
    hoursToNotice: z.number().nullable(),
    inTime: z.boolean().nullable(),
    closedAt: instantOrNull,
    level: z.enum(['unlikely', 'risk', 'high']).nullable(),
    outcome: z.enum(outcomes),
    nature: z.array(z.string()),
    incidentTypes: z.array(z.string()),
    causeOrigin: z.string().nullable(),
    intent: z.string().nullable(),
    peopleTypes: z.array(z.string()),
    peopleCount: z.int().nullable(),
    told: z.int().nullable(),
  })
  .meta({ id: 'RegisteredBreach' });
export type ShownBreach = z.output<typeof shownRow>;

const present = (row: BreachRow, names: ReadonlyMap<string, string>): ShownBreach => {
  const { ownerId, ...rest } = row;
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    ...rest,
    owner: (ownerId && names.get(ownerId)) ?? null,
    breachBegan: iso(row.breachBegan),
    detectedAt: row.detectedAt.toISOString(),
    awareAt: row.awareAt.toISOString(),
    dueAt: iso(row.dueAt),
    notifiedAt: iso(row.notifiedAt),
    closedAt: iso(row.closedAt),
    hoursToNotice: hoursToNotice(row),
    inTime: inTime(row),
  };
};

const cursor = {
  encode: ({ detectedAt, id }: BreachRow): string =>
    Buffer.from(`${detectedAt.toISOString()} ${id}`).toString('base64url'),
  decode(written: string | undefined): After | undefined {
    if (written === undefined) return undefined;
    const [detectedAt = '', id = ''] = Buffer.from(written, 'base64url').toString().split(' ');
    if (Number.isNaN(Date.parse(detectedAt)) || !z.uuid().safeParse(id).success)
      throw invalid('?cursor', 'Use the value of next from the page before.');
    return { detectedAt, id };
  },
};

const tag = 'Register of breaches';

/** Makes the PDF; lent by the composition, which owns the renderer. */
export type RenderYear = (year: YearOnPaper, language: Language) => Promise<Uint8Array>;

export const createBreachRegisterRoutes = (
  deps: { pool: pg.Pool; clock: Clock },
  render: RenderYear,
): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/breach-register',
    tag,
    summary: 'Every breach, notified or not, the newest detection first',
    description: 'Basis: GDPR art. 33(5). A restricted case is there for the people named in it alone.',
    permission: 'incidents.read',
    query: breachFilter.extend({
      limit: z.coerce.number().int().min(1).max(500).default(100),
      cursor: z.string().max(200).optional(),
    }),
    responses: {
      200: {
        description: 'A page; `next` is null on the last one',
        schema: z.object({
          items: z.array(shownRow),
          total: z.int(),
          years: z.array(z.int()).meta({ description: 'In which something was detected' }),
          next: z.string().nullable(),
        }),
      },
    },
    handle: async ({ query, requester }) => {
      const { limit, cursor: after, ...filter } = query;
      const asked = { reader: requester, filter, now: deps.clock.now() };
      const rows = await readRows(deps.pool, asked, { after: cursor.decode(after), limit: limit + 1 });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const names = await namesOf(
        deps.pool,
        items.flatMap(({ ownerId }) => (ownerId ? [ownerId] : [])),
      );
      return {
        body: {
          items: items.map((row) => present(row, names)),
          total: await countRows(deps.pool, asked),
          years: await yearsWithBreaches(deps.pool, requester),
          next: rows.length > limit && last ? cursor.encode(last) : null,
        },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/breach-register/export',
    tag,
    summary: 'The register as a spreadsheet, by the same filter',
    description: 'Who took it away, with which filter and how many rows, stands in the journal of the house.',
    permission: 'incidents.read',
    query: breachFilter.extend({
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      language: language.default('nb'),
    }),
    responses: {
      200: {
        description: 'CSV has semicolons and a byte order mark, as Norwegian Excel opens it',
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      },
    },
    handle: async ({ query, requester }) => {
      const { format, language: chosen, ...filter } = query;
      const now = deps.clock.now();
      const rows = everyRow(deps.pool, { reader: requester, filter, now });
      const { bytes, count } = await (format === 'csv'
        ? writeCsv(rows, chosen)
        : writeWorkbook(rows, chosen));
      // What is searched for may name a person: the journal keeps only that something was.
      const { search, ...said } = filter;
      await withTransaction(deps.pool, (tx) =>
        appendToSystem(tx, {
          type: 'breach-register.exported',
          recordedAt: now,
          actor: { kind: 'person', id: requester.personId },
          event: { format, rows: count, filter: said, searched: search !== undefined },
        }),
      );
      const day = now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' });
      return {
        bytes: {
          type:
            format === 'csv'
              ? 'text/csv; charset=utf-8'
              : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          content: bytes,
          name: `avviksprotokoll-${day}.${format}`,
        },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/breach-register/statistics',
    tag,
    summary: 'A year of the register in figures',
    permission: 'incidents.read',
    query: z.strictObject({
      year: z.coerce.number().int().min(1990).max(2200),
      format: z.enum(['json', 'pdf']).default('json'),
      language: language.default('nb'),
    }),
    responses: {
      200: { description: 'Only of what you may see', schema: shownStatistics, type: 'application/pdf' },
    },
    handle: async ({ query, requester }) => {
      const now = deps.clock.now();
      const asked = { reader: requester, filter: { year: query.year }, now };
      const rows: BreachRow[] = [];
      for await (const row of everyRow(deps.pool, asked, 2000)) rows.push(row);
      const statistics = statisticsOf(query.year, rows, now);
      if (query.format === 'json') return { body: statistics };
      const organisation = (await readOrganisation(deps.pool))?.name ?? '';
      const year = { createdAt: now.toISOString(), organisation, statistics };
      return {
        bytes: {
          type: 'application/pdf',
          content: await render(year, query.language),
          name: `varsla-${query.year}-${query.language}.pdf`,
        },
      };
    },
  }),
];
