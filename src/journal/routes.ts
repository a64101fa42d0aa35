import type pg from 'pg';
import { z } from 'zod';
import { namesOf } from '../access/names.ts';
import { contactNames } from '../alerts/contacts.ts';
import { type Route, route } from '../http/route.ts';
import { Problem } from '../problems.ts';
import { entryKindNames } from './kinds.ts';
import { readActors, readNarrowed } from './narrowed.ts';
import { readHead, readStream } from './store.ts';

const entry = z
  .object({
    position: z.int(),
    at: z.iso.datetime(),
    type: z.string(),
    actor: z.string(),
    people: z
      .record(z.string(), z.string())
      .meta({ description: 'Names of the staff whom the entry mentions by id' }),
    entry: z.looseObject({}),
    body: z.string().meta({ description: 'The text that was hashed, to the letter' }),
    hash: z.string().meta({ description: 'SHA-256 over the hash before and the body, in hex' }),
  })
  .meta({ id: 'JournalEntry' });

interface Content {
  event: {
    actor: { kind: string; id?: string };
    from?: unknown;
    to?: unknown;
    named?: unknown;
    filedBy?: unknown;
  };
}

const isId = (value: unknown): value is string => z.uuid().safeParse(value).success;

/** Staff whom an entry mentions beside the one who did it: who had a case, who has it, who is named in it, who filed. */
const mentioned = ({ event: { from, to, named, filedBy } }: Content): string[] =>
  [from, to, filedBy, ...(Array.isArray(named) ? (named as unknown[]) : [])].filter(isId);

export const createJournalRoutes = (deps: { pool: pg.Pool }): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/incidents/{id}/journal',
    tag: 'Incidents',
    summary: 'Everything that happened to an incident, hash-chained',
    description:
      'Each hash is SHA-256 over the 32 bytes of the hash before (zeros for the first) and the UTF-8 bytes of body.',
    permission: 'incidents.read',
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({
      after: z.coerce.number().int().min(0).default(0),
      newest: z
        .enum(['true'])
        .optional()
        .meta({ description: 'The newest that fit, oldest first, instead of those after a position' }),
      before: z.coerce.number().int().min(1).optional().meta({ description: 'With `newest`' }),
      kind: z.enum(entryKindNames).optional().meta({ description: 'With `newest`' }),
      by: z
        .union([z.uuid(), z.literal('system')])
        .optional()
        .meta({ description: 'With `newest`: who did it' }),
      from: z.iso.date().optional().meta({ description: 'With `newest`: a day in Norway' }),
      to: z.iso.date().optional().meta({ description: 'With `newest`: a day in Norway, included' }),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    responses: {
      200: {
        description: 'A page in order; `next` is null on the last one',
        schema: z.object({
          head: z.object({ position: z.int(), hash: z.string() }),
          items: z.array(entry),
          next: z.int().nullable(),
          earlier: z
            .int()
            .nullable()
            .meta({ description: 'With `newest`: what to give as `before` for those that come before' }),
          actors: z
            .array(z.object({ id: z.uuid(), name: z.string() }))
            .meta({ description: 'With `newest`: who has done something in the case' }),
        }),
      },
    },
    handle: async ({ params, query }) => {
      const head = await readHead(deps.pool, params.id);
      if (!head) throw new Problem('not-found', 'There is no incident with this id.');
      const isNewest = query.newest === 'true';
      const { rows, hasEarlier } = isNewest
        ? await readNarrowed(deps.pool, params.id, query, query.limit)
        : {
            rows: await readStream(deps.pool, params.id, query.after, query.limit),
            hasEarlier: false,
          };
      const actors = isNewest ? await readActors(deps.pool, params.id) : [];
      const contents = rows.map(({ body }) => JSON.parse(body) as Content);
      const people = [
        ...actors,
        ...contents.flatMap((content) => [
          ...(content.event.actor.id ? [content.event.actor.id] : []),
          ...mentioned(content),
        ]),
      ];
      // Who acknowledged an alert by what was sent to them is known as a contact.
      const names = new Map([
        ...(await contactNames(deps.pool, people)),
        ...(await namesOf(deps.pool, people)),
      ]);
      const items = rows.map((row, index) => {
        const content = contents[index] as Content;
        const { id } = content.event.actor;
        return {
          position: row.position,
          at: row.recorded_at.toISOString(),
          type: row.type,
          actor: (id && names.get(id)) || 'Varsla',
          people: Object.fromEntries(
            mentioned(content).flatMap((person) => {
              const name = names.get(person);
              return name === undefined ? [] : [[person, name]];
            }),
          ),
          entry: content,
          body: row.body,
          hash: row.hash.toString('hex'),
        };
      });
      const last = items.at(-1)?.position ?? head.position;
      return {
        body: {
          head: { position: head.position, hash: head.hash.toString('hex') },
          items,
          next: !isNewest && last < head.position ? last : null,
          earlier: hasEarlier ? (items[0]?.position ?? null) : null,
          actors: actors.map((id) => ({ id, name: names.get(id) ?? id })),
        },
      };
    },
  }),
];
