import { z } from 'zod';
import { language } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { type SampleDeps, sendSample } from './send-sample.ts';

/** A sample of the notice to one's own staff. */
export const createSampleRoute = (deps: SampleDeps): Route =>
  route({
    method: 'post',
    path: '/api/v1/incidents/{id}/notice/samples',
    tag: 'People',
    summary: 'Send the notice as it stands to one of the staff, marked as a sample',
    description:
      'By the channel that people get it by. It is no delivery: nobody affected is told by it, and it stands in the journal.',
    permission: 'people.write',
    params: z.object({ id: z.uuid() }),
    body: z
      .strictObject({
        contactId: z.uuid().meta({ description: 'One of the staff who are alerted' }),
        channel: z.enum(['email', 'sms']),
        language: language.default('nb'),
      })
      .meta({ id: 'NoticeSampleBody' }),
    responses: {
      200: {
        description: 'What came of it',
        schema: z.object({ worked: z.boolean(), code: z.string() }).meta({ id: 'NoticeSample' }),
      },
      409: { description: 'On hold: nothing is sent' },
    },
    handle: async ({ params, body, requester }) => ({
      body: await sendSample(deps, { incidentId: params.id, ...body, personId: requester.personId }),
    }),
  });
