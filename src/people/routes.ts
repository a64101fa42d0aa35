import { z } from 'zod';
import { may } from '../access/permissions.ts';
import { language } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { findIncidentKey } from '../incidents/incident-keys.ts';
import { openLabels } from './list-secrets.ts';
import { listLists } from './list-store.ts';
import { lookUpPerson } from './look-up-person.ts';
import { presentList, shownList } from './present.ts';
import { type PutPeopleDeps, peopleBody, putPeople } from './put-people.ts';
import { readRejected } from './read-rejected.ts';
import type { RememberAuthor } from './run-import.ts';
import { takeAwayList } from './take-away-list.ts';

const csvType = 'text/csv; charset=utf-8';
const tag = 'People';
const path = '/api/v1/incidents/{id}/people';
const onIncident = z.object({ id: z.uuid() });

const foundPerson = z
  .object({
    personId: z.uuid(),
    list: z.int(),
    row: z.int().meta({ description: 'Of the file or the body, from 1' }),
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    landline: z.string().nullable(),
    address: z
      .object({
        street: z.string().nullable(),
        postalCode: z.string().nullable(),
        place: z.string().nullable(),
        country: z.string().nullable(),
      })
      .nullable(),
    language,
    isChild: z.boolean(),
    isVulnerable: z.boolean(),
    hasSecretAddress: z.boolean(),
    toldThrough: z.uuid().nullable().meta({ description: 'The person whom they are merged into' }),
    samePerson: z.boolean(),
  })
  .meta({ id: 'FoundPerson' });

export const createPeopleRoutes = (deps: PutPeopleDeps, rememberAuthor: RememberAuthor): Route[] => [
  route({
    method: 'get',
    path,
    tag,
    summary: 'The lists of people affected, in figures',
    permission: 'incidents.read',
    params: onIncident,
    responses: {
      200: {
        description: 'By number; the open one is last. Labels of groups only for who may write the list',
        schema: z.object({ lists: z.array(shownList) }),
      },
    },
    handle: async ({ params, requester }) => {
      const key = may(requester.role, 'people.write')
        ? await findIncidentKey(deps.pool, deps.sealing, params.id)
        : undefined;
      const lists = await listLists(deps.pool, params.id);
      return {
        body: { lists: lists.map((list) => presentList(list, key ? openLabels(key, list).groups : [])) },
      };
    },
  }),
  route({
    method: 'put',
    path,
    tag,
    summary: 'Put the list of people affected, whole',
    description:
      'Sealed at rest; no answer ever repeats a contact. People who share a mailbox are told once. Frozen once the notice is sent for approval.',
    permission: 'people.write',
    params: onIncident,
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
  route({
    method: 'delete',
    path,
    tag,
    summary: 'Take the open list away, with everything that is sealed of it',
    permission: 'people.write',
    params: onIncident,
    version: 'optional',
    responses: { 204: { description: 'Nobody is listed now', headers: ['ETag'] } },
    handle: async ({ params, requester, expectedVersion }, transaction) =>
      transaction(async (tx) => {
        const { version } = await takeAwayList(deps, tx, {
          incidentId: params.id,
          expectedVersion,
          personId: requester.personId,
        });
        return { status: 204, headers: { ETag: `"${version}"` } };
      }),
  }),
  route({
    method: 'get',
    path: `${path}/{number}/rejected`,
    tag,
    summary: 'The rows of a list that nobody stands on it for, with the reasons',
    description:
      'With the columns as they came, without fødselsnumre and dates of birth. That it was read stands in the journal.',
    permission: 'people.write',
    params: z.object({ id: z.uuid(), number: z.coerce.number().int().min(1).max(1_000_000) }),
    query: z.strictObject({ language: language.default('nb') }),
    responses: { 200: { description: 'A CSV file', type: csvType } },
    handle: async ({ params, query, requester }) => ({
      stream: {
        type: csvType,
        ...(await readRejected(deps, {
          incidentId: params.id,
          number: params.number,
          personId: requester.personId,
          language: query.language,
        })),
      },
    }),
  }),
  route({
    method: 'post',
    path: `${path}/look-up`,
    tag,
    summary: 'Find a person on the lists by e-mail address or phone number',
    description:
      'Answers with how they are reached. That somebody looked stands in the journal, and not what they asked for. Up to 50, where many share it.',
    permission: 'people.write',
    params: onIncident,
    body: z.strictObject({ address: z.string().trim().min(3).max(254) }).meta({ id: 'PersonLookUp' }),
    responses: {
      200: { description: 'Those who have it', schema: z.object({ items: z.array(foundPerson) }) },
    },
    handle: async ({ params, body, requester }) => {
      const found = await lookUpPerson(deps, {
        incidentId: params.id,
        personId: requester.personId,
        address: body.address,
      });
      return {
        body: {
          items: found.map(({ person, contact, list }) => ({
            personId: person.id,
            list,
            row: person.sourceRow,
            name: contact.name,
            email: contact.email,
            phone: contact.phone,
            landline: contact.landline,
            address: contact.address,
            language: person.language,
            isChild: person.isChild,
            isVulnerable: person.isVulnerable,
            hasSecretAddress: person.hasSecretAddress,
            toldThrough: person.mergedInto,
            samePerson: person.samePerson,
          })),
        },
      };
    },
  }),
];
