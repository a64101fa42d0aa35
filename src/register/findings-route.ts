import { z } from 'zod';
import type { AccessDeps } from '../access/tokens.ts';
import { type Route, route } from '../http/route.ts';
import { checkRegister, findingCodes } from './check-register.ts';
import { readRegister } from './register.ts';

const finding = z
  .object({
    code: z.enum(findingCodes),
    /** A contradiction is in the firm's own text; a gap is what a breach will ask for. */
    kind: z.enum(['contradiction', 'gap']),
    pointer: z.string(),
    about: z.array(z.string()),
  })
  .meta({ id: 'RegisterFinding' });

export const createFindingsRoutes = (deps: AccessDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/register/findings',
    tag: 'Settings',
    summary: 'What does not fit together in the register, and what it lacks for the day of a breach',
    description:
      'Contradictions first, then gaps; `pointer` is a JSON pointer into the register. Empty without a register. An empty answer does not say that the register is right.',
    permission: 'settings.read',
    responses: { 200: { description: 'The findings', schema: z.object({ items: z.array(finding) }) } },
    handle: async () => {
      const register = await readRegister(deps.pool);
      return {
        body: {
          items: (register ? checkRegister(register) : []).map((one) => ({ ...one, about: [...one.about] })),
        },
      };
    },
  }),
];
