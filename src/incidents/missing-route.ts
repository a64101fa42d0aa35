import type pg from 'pg';
import { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import { Problem } from '../problems.ts';
import { readOrganisation } from '../register/register.ts';
import { missingFor, missingReasons } from './facts/missing.ts';
import { purposeNames } from './facts/needs.ts';
import { standingFacts } from './facts/standing.ts';
import { factKeys, factSections } from './facts/vocabulary.ts';
import * as store from './store.ts';

const missing = z
  .object({
    for: z.enum(purposeNames),
    key: z.enum([...factKeys, 'contact', 'assessment']).meta({
      description: 'A fact; `contact`: of the organisation (its settings); `assessment`: of the risk',
    }),
    section: z.enum([...factSections, 'organisation', 'assessment']),
    basis: z.string().meta({ description: 'The provision, or the form that asks' }),
    why: z.enum(missingReasons),
  })
  .meta({ id: 'Missing' });

/** What is still missing, and for what. */
export const createMissingRoute = ({ pool }: { pool: pg.Pool }): Route =>
  route({
    method: 'get',
    path: '/api/v1/incidents/{id}/missing',
    tag: 'Incidents',
    summary: 'What is still missing, for what',
    description:
      'For a first notice, a complete notice, a notice to the people, and closing; `for` asks for one of them. What is recorded as to be determined does for a first notice (GDPR art. 33(4)), not for the others. Nothing is missing for a duty that another controller has taken on.',
    permission: 'incidents.read',
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({ for: z.enum(purposeNames).optional() }),
    responses: {
      200: { description: 'In the order of what asks for it', schema: z.object({ items: z.array(missing) }) },
    },
    handle: async ({ params, query }) => {
      const incident = await store.findIncident(pool, params.id);
      if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
      const organisation = await readOrganisation(pool);
      const course = {
        role: incident.role,
        facts: standingFacts(await store.readFacts(pool, incident.id)),
        assessed: incident.state.context.risk !== null,
        hasContact: (organisation?.dpo ?? organisation?.contact ?? null) !== null,
      };
      const asked = query.for === undefined ? purposeNames : [query.for];
      return {
        body: {
          items: asked.flatMap((purpose) =>
            missingFor(purpose, course).map((each) => ({ for: purpose, ...each })),
          ),
        },
      };
    },
  });
