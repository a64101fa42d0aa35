import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { withTransaction } from '../db/transaction.ts';
import { language } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import type { Language } from '../languages.ts';
import { readOrganisation } from '../register/register.ts';
import type { BreachRow } from './breach-row.ts';
import { readPlaces } from './places.ts';
import { statisticsOf } from './statistics.ts';
import { shownStatistics } from './statistics-schema.ts';
import { rowsToCount } from './store.ts';
import { breachWords } from './words/words-of.ts';
import type { YearOnPaper } from './year-on-paper.ts';

/** Makes the PDF; lent by the composition, which owns the renderer. */
export type RenderYear = (year: YearOnPaper, language: Language) => Promise<Uint8Array>;

export const createStatisticsRoute = (
  { pool, clock }: { pool: pg.Pool; clock: Clock },
  render: RenderYear,
): Route =>
  route({
    method: 'get',
    path: '/api/v1/breach-register/statistics',
    tag: 'Register of breaches',
    summary: 'A year of the register in figures',
    description:
      'Of what was detected in the year, in Norway. What is closed to you is not counted. As PDF with `format=pdf`.',
    permission: 'incidents.read',
    query: z.strictObject({
      year: z.coerce.number().int().min(1990).max(2200),
      format: z.enum(['json', 'pdf']).default('json'),
      language: language.default('nb'),
    }),
    responses: {
      200: { description: 'Only of what you may see', schema: shownStatistics, type: 'application/pdf' },
    },
    handle: async ({ query: { year, format, language: chosen }, requester }) => {
      const now = clock.now();
      const { find, called } = await readPlaces(pool);
      const rows = await withTransaction(pool, async (tx) => {
        const read: BreachRow[] = [];
        const asked = { reader: requester, filter: { year }, called, now };
        for await (const row of rowsToCount(tx, asked)) read.push(row);
        return read;
      });
      const statistics = statisticsOf(year, rows, { now, findPlace: find });
      if (format === 'json') return { body: statistics };
      const organisation = (await readOrganisation(pool))?.name ?? '';
      return {
        bytes: {
          type: 'application/pdf',
          content: await render({ createdAt: now.toISOString(), organisation, statistics }, chosen),
          name: breachWords(chosen).statistics.fileName(year),
        },
      };
    },
  });
