import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { withTransaction } from '../db/transaction.ts';
import type { Route, RouteAnswer } from '../http/route.ts';
import { appendToSystem } from './store.ts';

/** What leaves the house by a route. */
export interface ExportingRoute {
  /** As a code. */
  what: string;
  /** Which JSON counts too; none unless said: pages read it again and again. */
  data?: (body: unknown) => boolean;
  /** Of what is asked for again while one waits, the first time in an hour that this person does, of this process. */
  onceAnHour?: boolean;
}

const leaves = ({ bytes, stream, body }: RouteAnswer, { data }: ExportingRoute): boolean =>
  bytes !== undefined || stream !== undefined || (body !== undefined && data?.(body) === true);

const hour = 3_600_000;
/** As many as are remembered: whoever is forgotten is recorded once more. */
const mostRemembered = 10_000;

/** Codes of a query, which may stand in the journal: never what somebody typed. */
const codesOf = (query: unknown): Record<string, string> =>
  Object.fromEntries(
    ['format', 'language', 'content', 'year'].flatMap((name) => {
      const value = (query as Record<string, unknown> | undefined)?.[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );

/** Parameters of an address that leaves something: ids and numbers, never words. */
type Ids = { id?: string } & Record<string, string | number>;

/**
 * The routes of `table` (`METHOD path`), each of whose files leaves an entry in the system's journal before it is sent:
 * what, of which incident, by whom. The others as they are. Throws for a route that there is not.
 */
export const recordExports = (
  routes: readonly Route[],
  table: Readonly<Record<string, ExportingRoute>>,
  { pool, clock }: { pool: pg.Pool; clock: Clock },
): Route[] => {
  const recorded = new Map<string, number>();
  const nameOf = ({ method, path }: Route): string => `${method.toUpperCase()} ${path}`;
  const names = new Set(routes.map(nameOf));
  for (const name of Object.keys(table)) if (!names.has(name)) throw new Error(`no route ${name}`);
  return routes.map((route) => {
    const exporting = table[nameOf(route)];
    if (!exporting) return route;
    return {
      ...route,
      async handle(request, transaction) {
        const answer = await route.handle(request, transaction);
        if (!leaves(answer, exporting)) return answer;
        const { id: incidentId, ...ids } = ((request as { params?: unknown }).params ?? {}) as Ids;
        const { personId } = request.requester;
        const seen = JSON.stringify([nameOf(route), personId, incidentId, ids]);
        const now = clock.now();
        if (exporting.onceAnHour && now.getTime() - (recorded.get(seen) ?? -hour) < hour) return answer;
        await withTransaction(pool, (tx) =>
          appendToSystem(tx, {
            type: 'document.exported',
            recordedAt: now,
            actor: { kind: 'person', id: personId },
            event: {
              what: exporting.what,
              ...(incidentId !== undefined && { incidentId }),
              ...ids,
              ...codesOf((request as { query?: unknown }).query),
            },
          }),
        );
        if (exporting.onceAnHour) {
          if (recorded.size >= mostRemembered) recorded.clear();
          recorded.set(seen, now.getTime());
        }
        return answer;
      },
    };
  });
};
