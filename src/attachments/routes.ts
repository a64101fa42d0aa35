import { z } from 'zod';
import type { RoleName } from '../access/permissions.ts';
import type { Db } from '../db/transaction.ts';
import { type Route, route } from '../http/route.ts';
import { Problem } from '../problems.ts';
import { addAttachment, type AttachmentDeps } from './add-attachment.ts';
import { changeAttachment } from './change-attachment.ts';
import { mayOpen, presentAttachments } from './present.ts';
import { readAttachment } from './read-attachment.ts';
import {
  attachmentForm,
  attachmentPatch,
  type ShownAttachment,
  shownAttachment,
  withdrawalBody,
} from './schemas.ts';
import { type Attachment, findAttachment, listAttachments } from './store.ts';
import { type IsProof, withdrawAttachment } from './withdraw-attachment.ts';

const tag = 'Attachments';
const ofIncident = '/api/v1/incidents/{id}/attachments';
const ofOne = `${ofIncident}/{attachmentId}`;
const incidentParams = z.object({ id: z.uuid() });
const oneParams = z.object({ id: z.uuid(), attachmentId: z.uuid() });

const destroyed = { 410: { description: 'It was withdrawn: its content is destroyed' } };

export const createAttachmentRoutes = (
  deps: AttachmentDeps,
  { maxBytes, isProof }: { maxBytes: number; isProof: IsProof },
): Route[] => {
  const show = async (db: Db, role: RoleName, attachment: Attachment): Promise<ShownAttachment | undefined> =>
    (await presentAttachments(db, deps.sealing, role, [attachment]))[0];
  const named = ({ id, attachmentId }: z.output<typeof oneParams>, { personId }: { personId: string }) => ({
    incidentId: id,
    attachmentId,
    personId,
  });
  return [
    route({
      method: 'get',
      path: ofIncident,
      tag,
      summary: 'List the files of an incident, those withdrawn too',
      permission: 'attachments.read',
      params: incidentParams,
      responses: {
        200: { description: 'Oldest first', schema: z.object({ items: z.array(shownAttachment) }) },
      },
      handle: async ({ params, requester }) => {
        const all = await listAttachments(deps.pool, params.id);
        return { body: { items: await presentAttachments(deps.pool, deps.sealing, requester.role, all) } };
      },
    }),
    route({
      method: 'post',
      path: ofIncident,
      tag,
      summary: 'Add a file to an incident',
      description:
        'Sealed at rest under the incident’s key; its SHA-256 stands in the journal. What it is is told by its content, which its name and declared type must fit. The same bytes again answer 200 with what is there.',
      permission: 'incidents.write',
      params: incidentParams,
      body: attachmentForm,
      upload: { maxBytes },
      responses: {
        200: { description: 'It was there already', schema: shownAttachment },
        201: { description: 'Kept', schema: shownAttachment },
      },
      handle: async ({ params, body, file, requester }, transaction) =>
        transaction(async (tx) => {
          if (!file) throw new Error('an upload without a file');
          const { attachment, isNew } = await addAttachment(deps, tx, {
            incidentId: params.id,
            personId: requester.personId,
            file,
            form: body,
          });
          return { status: isNew ? 201 : 200, body: await show(tx, requester.role, attachment) };
        }),
    }),
    route({
      method: 'get',
      path: ofOne,
      tag,
      summary: 'Read what is known of a file',
      permission: 'attachments.read',
      params: oneParams,
      responses: { 200: { description: 'Without its content', schema: shownAttachment } },
      handle: async ({ params, requester }) => {
        const attachment = await findAttachment(deps.pool, params.id, params.attachmentId);
        if (!attachment) throw new Problem('not-found', 'The incident has no such file.');
        return { body: await show(deps.pool, requester.role, attachment) };
      },
    }),
    route({
      method: 'get',
      path: `${ofOne}/content`,
      tag,
      summary: 'Download a file',
      description:
        'Always as a download, in a sandbox: nothing in it runs. That an exempt file was opened stands in the journal.',
      permission: 'attachments.read',
      params: oneParams,
      responses: { 200: { description: 'The bytes as they came', type: '*/*' }, ...destroyed },
      handle: async ({ params, requester }, transaction) => {
        const { name, mediaType, content } = await transaction((tx) =>
          readAttachment(deps, tx, {
            ...named(params, requester),
            refuseExempt() {
              if (!mayOpen(requester.role, { disclosure: 'exempt' }))
                throw new Problem('forbidden', `The role ${requester.role} may not open exempt files.`);
            },
          }),
        );
        return {
          headers: { 'Content-Security-Policy': "default-src 'none'; sandbox" },
          bytes: { type: mediaType, content, name },
        };
      },
    }),
    route({
      method: 'patch',
      path: ofOne,
      tag,
      summary: 'Say what a file is, and whether it may be released to who asks',
      permission: 'incidents.write',
      params: oneParams,
      body: attachmentPatch,
      responses: { 200: { description: 'As it is said now', schema: shownAttachment }, ...destroyed },
      handle: async ({ params, body, requester }, transaction) =>
        transaction(async (tx) => {
          const input = { ...named(params, requester), patch: body };
          return { body: await show(tx, requester.role, await changeAttachment(deps, tx, input)) };
        }),
    }),
    route({
      method: 'post',
      path: `${ofOne}/withdrawal`,
      tag,
      summary: 'Destroy the content of a file that should not be there; its hash and the reason stay',
      description: 'Refused for a file that a filing or a mandate names as its proof.',
      permission: 'incidents.write',
      params: oneParams,
      body: withdrawalBody,
      responses: { 200: { description: 'Withdrawn', schema: shownAttachment }, ...destroyed },
      handle: async ({ params, body, requester }, transaction) =>
        transaction(async (tx) => {
          const input = { ...named(params, requester), reason: body.reason, isProof };
          return { body: await show(tx, requester.role, await withdrawAttachment(deps, tx, input)) };
        }),
    }),
  ];
};
