import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { withSnapshot, withTransaction } from '../db/transaction.ts';
import { language } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { appendToSystem } from '../journal/journal.ts';
import { Problem } from '../problems.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type BreachFilter, breachFilter } from './filter.ts';
import { breachOrder } from './order.ts';
import { readPlaces } from './places.ts';
import { presentBreach, presentOlderBreach, shownBreach, shownOlderBreach } from './present.ts';
import {
  countRows,
  everyRow,
  findOlderBreach,
  readRows,
  systemsWithBreaches,
  yearsWithBreaches,
} from './store.ts';
import { breachWords } from './words/words-of.ts';
import { writeCsv, writeWorkbook } from './write-export.ts';

const tag = 'Register of breaches';
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What of a filter may stand in the journal: what is searched for, and the name of a system, is said by somebody. */
const noted = ({ search, system, ...codes }: BreachFilter): object => ({
  ...codes,
  ...(search !== undefined && { searched: true }),
  ...(system !== undefined && { bySystem: true }),
});

const older = z.object({ breachId: z.uuid() });

export const createBreachRegisterRoutes = (deps: { pool: pg.Pool; clock: Clock }): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/breach-register',
    tag,
    summary: 'Every breach, notified or not, the newest detection first unless asked otherwise',
    description: 'Basis: GDPR art. 33(5). A restricted case is there for the people named in it alone.',
    permission: 'incidents.read',
    query: breachFilter.extend({
      ...breachOrder.shape,
      limit: z.coerce.number().int().min(1).max(500).default(100),
      cursor: z.string().max(1_000).optional(),
    }),
    responses: {
      200: {
        description: 'A page; `next` is null on the last one',
        schema: z.object({
          items: z.array(shownBreach),
          total: z.int(),
          years: z.array(z.int()).meta({ description: 'In which something was detected' }),
          systems: z.array(z.string()).meta({ description: 'Their names, where something happened in them' }),
          next: z.string().nullable(),
        }),
      },
    },
    handle: async ({ query, requester }) => {
      const { limit, cursor, order: by, direction, ...filter } = query;
      const order = { order: by, direction };
      const after = decodeCursor(cursor, order);
      const { called, nameOf } = await readPlaces(deps.pool);
      const asked = { reader: requester, filter, called, now: deps.clock.now() };
      return withSnapshot(deps.pool, async (db) => {
        const rows = await readRows(db, asked, { order, after, limit: limit + 1 });
        const items = rows.slice(0, limit);
        const last = items.at(-1);
        return {
          body: {
            items: items.map((row) => presentBreach(row, nameOf)),
            total: await countRows(db, asked),
            years: await yearsWithBreaches(db, requester),
            systems: [...new Set((await systemsWithBreaches(db, requester)).map(nameOf))].sort((a, b) =>
              a.localeCompare(b, 'nb'),
            ),
            next: rows.length > limit && last ? encodeCursor(last, order) : null,
          },
        };
      });
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/breach-register/export',
    tag,
    summary: 'The register as a spreadsheet, by the same filter and in the same order',
    description: 'Who took it away, with which filter and how many rows, stands in the journal of the house.',
    permission: 'incidents.read',
    query: breachFilter.extend({
      ...breachOrder.shape,
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      language: language.default('nb'),
    }),
    responses: {
      200: {
        description: 'CSV has semicolons and a byte order mark, as Norwegian Excel opens it',
        type: workbook,
      },
    },
    handle: async ({ query, requester }) => {
      const { format, language: chosen, order, direction, ...filter } = query;
      const now = deps.clock.now();
      const { called, nameOf } = await readPlaces(deps.pool);
      const write = format === 'csv' ? writeCsv : writeWorkbook;
      const bytes = await withTransaction(deps.pool, async (tx) => {
        const rows = everyRow(tx, { reader: requester, filter, called, now }, { order, direction });
        const written = await write(rows, { language: chosen, nameOf });
        await appendToSystem(tx, {
          type: 'breach-register.exported',
          recordedAt: now,
          actor: { kind: 'person', id: requester.personId },
          event: { format, rows: written.count, filter: noted(filter) },
        });
        return written.bytes;
      });
      const day = now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' });
      return {
        bytes: {
          type: format === 'csv' ? 'text/csv; charset=utf-8' : workbook,
          content: bytes,
          name: `${breachWords(chosen).fileName}-${day}.${format}`,
        },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/breach-register/older/{breachId}',
    tag,
    summary: 'An older breach, with all that the list said of it',
    permission: 'incidents.read',
    params: older,
    responses: { 200: { description: 'As it was brought in', schema: shownOlderBreach } },
    handle: async ({ params, requester }) => {
      const found = await findOlderBreach(deps.pool, requester, params.breachId);
      if (!found) throw new Problem('not-found', 'There is no older breach with this id.');
      return { body: presentOlderBreach(found) };
    },
  }),
];
