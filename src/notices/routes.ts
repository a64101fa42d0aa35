import { z } from 'zod';
import { deliveryStates } from '../../workflows/delivery/decide-delivery.ts';
import { type Route, route } from '../http/route.ts';
import type { DoorDeps } from '../incidents/door.ts';
import { findIncident } from '../incidents/incidents.ts';
import { countPeople } from '../people/people.ts';
import { Problem } from '../problems.ts';
import { figuresOf, listDeliveries } from './ledger.ts';
import { lintNotice } from './lint-notice.ts';
import { noticeBody, putNotice, readTexts } from './notice.ts';
import { type NoticeTexts, noticeTexts } from './notice-texts.ts';
import { countSegments, type SmsSize } from './sms-segments.ts';
import { findNotice } from './store.ts';

const incidentId = z.object({ id: z.uuid() });
const tag = 'People';

const shownNotice = z
  .object({
    standing: z.enum(['draft', 'submitted', 'approved']),
    hash: z.string().nullable(),
    texts: noticeTexts,
    faults: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
    smsSegments: z.record(z.string(), z.int()),
    smsCostly: z.record(z.string(), z.array(z.string())).meta({
      description:
        'By language, the signs outside GSM-7: one of them and the whole SMS costs more than twice',
    }),
    people: z.int(),
  })
  .meta({ id: 'Notice' });

const figures = z.object({
  people: z.int(),
  told: z.int(),
  unknown: z.int(),
  notTold: z.int(),
  open: z.int(),
});

const sizesOf = <T>(texts: NoticeTexts, pick: (size: SmsSize) => T): Record<string, T> =>
  Object.fromEntries(
    Object.entries(texts).map(([language, { sms }]) => [language, pick(countSegments(sms.text))]),
  );

export const createNoticeRoutes = (deps: DoorDeps): Route[] => {
  const find = async (id: string) => {
    const incident = await findIncident(deps.pool, id);
    if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
    return incident;
  };
  const show = async (
    db: Parameters<typeof findNotice>[0],
    id: string,
    texts: z.output<typeof noticeTexts>,
  ) => {
    const notice = await findNotice(db, id);
    return {
      standing: notice?.standing ?? 'draft',
      hash: notice?.hash ?? null,
      texts,
      faults: lintNotice(texts),
      smsSegments: sizesOf(texts, ({ segments }) => segments),
      smsCostly: sizesOf(texts, ({ costly }) => costly),
      people: await countPeople(db, id),
    };
  };
  return [
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/notice',
      tag,
      summary: 'The notice to the people: texts by language and channel, and what keeps them from being sent',
      permission: 'incidents.read',
      params: incidentId,
      responses: {
        200: { description: 'The texts; a draft of the templates until somebody wrote', schema: shownNotice },
      },
      handle: async ({ params }) => {
        const incident = await find(params.id);
        return { body: await show(deps.pool, incident.id, await readTexts(deps.pool, incident)) };
      },
    }),
    route({
      method: 'put',
      path: '/api/v1/incidents/{id}/notice',
      tag,
      summary: 'Write the texts of the notice; what is left out stays as it is',
      permission: 'people.write',
      params: incidentId,
      body: noticeBody,
      version: 'optional',
      responses: { 200: { description: 'Written', schema: shownNotice, headers: ['ETag'] } },
      handle: async ({ params, body, requester, expectedVersion }, transaction) =>
        transaction(async (tx) => {
          const { incident, texts } = await putNotice(deps, tx, {
            incidentId: params.id,
            expectedVersion,
            reporter: requester,
            body,
          });
          return { headers: { ETag: `"${incident.version}"` }, body: await show(tx, incident.id, texts) };
        }),
    }),
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/deliveries',
      tag,
      summary: 'Who was told, by delivery and in total; people by id, never by address',
      permission: 'incidents.read',
      params: incidentId,
      query: z.strictObject({
        state: z.enum(deliveryStates).optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(200),
        cursor: z.uuid().optional(),
      }),
      responses: {
        200: {
          description: 'A page; `next` is null on the last one',
          schema: z.object({
            figures: figures.nullable(),
            items: z.array(
              z.object({
                id: z.uuid(),
                personId: z.uuid(),
                channel: z.enum(['email', 'sms']),
                state: z.enum(deliveryStates),
                attempts: z.int(),
                provider: z.string().nullable(),
                providerId: z.string().nullable(),
                reason: z.string().nullable(),
                updatedAt: z.iso.datetime(),
              }),
            ),
            next: z.string().nullable(),
          }),
        },
      },
      handle: async ({ params, query }) => {
        const incident = await find(params.id);
        const notice = await findNotice(deps.pool, incident.id);
        if (notice?.standing !== 'approved') return { body: { figures: null, items: [], next: null } };
        const rows = await listDeliveries(deps.pool, notice.id, {
          state: query.state,
          after: query.cursor,
          limit: query.limit + 1,
        });
        const items = rows.slice(0, query.limit);
        return {
          body: {
            figures: await figuresOf(deps.pool, notice.id),
            items: items.map((item) => ({ ...item, updatedAt: item.updatedAt.toISOString() })),
            next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null,
          },
        };
      },
    }),
  ];
};
