import { z } from 'zod';
import { instant, line } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { roles } from './permissions.ts';
import { listTokens } from './store.ts';
import { type AccessDeps, issueToken, revokeToken } from './tokens.ts';

const shownToken = z
  .object({
    id: z.uuid(),
    personId: z.uuid().optional(),
    name: z.string(),
    role: z.enum(roles),
    scope: z.enum(['all', 'read']).meta({ description: 'read: it changes nothing, whatever the role may' }),
    incident: z.uuid().optional().meta({ description: 'The one incident that a guest is there for' }),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso
      .datetime()
      .optional()
      .meta({ description: 'From then on it does not work; absent: no end' }),
    lastUsedAt: z.iso.datetime().optional().meta({ description: 'To the minute; absent: never used' }),
    token: z.string().optional().meta({ description: 'Shown once, when the token is made' }),
  })
  .meta({ id: 'Token' });

const tag = 'Tokens';

export const createTokenRoutes = (deps: AccessDeps): Route[] => [
  route({
    method: 'post',
    path: '/api/v1/tokens',
    tag,
    summary: 'Make a token for a person',
    description:
      'Tokens of one name belong to one person, however many they are: nobody approves their own work. A guest needs expiresAt and incident.',
    permission: 'tokens.manage',
    body: z.strictObject({
      name: line,
      role: z.enum(roles),
      scope: z.enum(['all', 'read']).default('all'),
      expiresAt: instant.optional(),
      incident: z.uuid().optional(),
    }),
    responses: { 201: { description: 'Made; the token is shown this once', schema: shownToken } },
    handle: async ({ body, requester }) => ({ status: 201, body: await issueToken(deps, body, requester) }),
  }),
  route({
    method: 'get',
    path: '/api/v1/tokens',
    tag,
    summary: 'List the tokens that work',
    permission: 'tokens.manage',
    responses: {
      200: { description: 'Never the tokens themselves', schema: z.object({ items: z.array(shownToken) }) },
    },
    handle: async () => {
      const rows = await listTokens(deps.pool, deps.clock.now());
      return {
        body: {
          items: rows.map(({ id, name, role, scope, created_at, expires_at, last_used_at, incident_id }) => ({
            id,
            name,
            role,
            scope,
            ...(incident_id && { incident: incident_id }),
            createdAt: created_at.toISOString(),
            ...(expires_at && { expiresAt: expires_at.toISOString() }),
            ...(last_used_at && { lastUsedAt: last_used_at.toISOString() }),
          })),
        },
      };
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/tokens/{id}',
    tag,
    summary: 'Revoke a token, at once',
    permission: 'tokens.manage',
    params: z.object({ id: z.uuid() }),
    responses: { 204: { description: 'Revoked' } },
    handle: async ({ params, requester }) => {
      await revokeToken(deps, params.id, requester);
      return { status: 204 };
    },
  }),
];
