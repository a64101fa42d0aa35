import { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import { listRolls } from './head-store.ts';
import { headsDocument, rollReasons } from './heads.ts';
import { readHeads, type SigningDeps, signHeads } from './sign-heads.ts';

const tag = 'Evidence';

const shownRoll = z
  .object({
    number: z.int(),
    at: z.iso.datetime(),
    reason: z.enum(rollReasons),
    heads: z.int().meta({ description: 'Chains that had grown, and whose heads were signed' }),
    key: z.string().meta({ description: 'SHA-256 of the public key, in hex' }),
    copies: z.array(z.enum(['folder', 'email'])).meta({ description: 'Where a copy lies outside' }),
  })
  .meta({ id: 'Signing' });

/** What was signed, and by which key: for whoever has to show later that nothing was changed. */
export const createHeadsRoutes = (
  deps: SigningDeps & { places: { folder: boolean; email: boolean } },
): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/signed-heads',
    tag,
    summary: 'Signings of all journals, the newest first, and the public key',
    permission: 'settings.read',
    query: z.strictObject({
      before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(30),
    }),
    responses: {
      200: {
        description: 'A page; `next` is null on the last one',
        schema: z.object({
          key: z.object({ id: z.string(), publicKey: z.string() }),
          places: z
            .object({ folder: z.boolean(), email: z.boolean() })
            .meta({ description: 'Where copies are put outside this database' }),
          items: z.array(shownRoll),
          next: z.int().nullable(),
        }),
      },
    },
    handle: async ({ query }) => {
      const rolls = await listRolls(deps.pool, query.limit + 1, query.before);
      const items = rolls.slice(0, query.limit);
      const { keyId, publicKey } = deps.signing;
      return {
        body: {
          key: { id: keyId, publicKey },
          places: deps.places,
          items: items.map(({ number, madeAt, reason, heads, keyId: key, copies }) => ({
            number,
            at: madeAt.toISOString(),
            reason,
            heads,
            key,
            copies,
          })),
          next: rolls.length > items.length ? (items.at(-1)?.number ?? null) : null,
        },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/signed-heads',
    tag,
    summary: 'Sign the heads of all journals now',
    permission: 'settings.write',
    responses: { 201: { description: 'Signed', schema: z.object({ number: z.int() }) } },
    handle: async ({ requester }, transaction) => ({
      status: 201,
      body: { number: await transaction((tx) => signHeads(deps, tx, 'asked', requester.personId)) },
    }),
  }),
  route({
    method: 'get',
    path: '/api/v1/signed-heads/{number}',
    tag,
    summary: 'A signing with its heads, to be kept outside',
    description:
      'Each statement is signed with Ed25519 over its UTF-8 bytes. Check this installation against it later: npx varsla verify --heads FILE.',
    permission: 'settings.read',
    params: z.object({ number: z.coerce.number().int().min(1).max(2_147_483_647) }),
    responses: { 200: { description: 'The signing', schema: headsDocument } },
    handle: async ({ params }) => ({ body: await readHeads(deps.pool, params.number) }),
  }),
];
