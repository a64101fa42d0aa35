import { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import { type PutPeopleDeps, peopleBody, putPeople } from './put-people.ts';

/** After the list was put, whoever put it is an author of the notice: they may not approve it. */
export type RememberAuthor = (
  tx: Parameters<typeof putPeople>[1],
  incidentId: string,
  personId: string,
) => Promise<void>;

export const createPeopleRoutes = (deps: PutPeopleDeps, rememberAuthor: RememberAuthor): Route[] => [
  route({
    method: 'put',
    path: '/api/v1/incidents/{id}/people',
    tag: 'People',
    summary: 'Put the list of people affected, whole',
    description:
      'Sealed at rest; no answer ever repeats a contact. People who share a mailbox are told once. Frozen once the notice is sent for approval.',
    permission: 'people.write',
    params: z.object({ id: z.uuid() }),
    body: peopleBody,
    bodyLimit: 10 * 1024 * 1024,
    version: 'optional',
    responses: {
      200: {
        description: 'The list stands',
        schema: z.object({
          people: z.int(),
          merged: z.array(z.object({ index: z.int(), into: z.int() })),
          withoutContact: z.int(),
        }),
        headers: ['ETag'],
      },
    },
    handle: async ({ params, body, requester, expectedVersion }, transaction) =>
      transaction(async (tx) => {
        const { incident, ...counts } = await putPeople(deps, tx, {
          incidentId: params.id,
          expectedVersion,
          reporter: requester,
          body,
        });
        await rememberAuthor(tx, incident.id, requester.personId);
        return { headers: { ETag: `"${incident.version}"` }, body: counts };
      }),
  }),
];
