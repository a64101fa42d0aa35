import { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import { findIncidentKey } from '../incidents/incident-keys.ts';
import { Problem } from '../problems.ts';
import { addAttachment, type AttachmentDeps, contentOf, nameOf } from './add-attachment.ts';
import { changeAttachment, type IsProof, withdrawAttachment } from './change-attachment.ts';
import { presentAttachments } from './present.ts';
import { attachmentForm, attachmentPatch, shownAttachment, withdrawalBody } from './schemas.ts';
import { type Attachment, findAttachment, listAttachments, readSealed } from './store.ts';

const tag = 'Attachments';
const incidentId = z.object({ id: z.uuid() });
const attachmentId = z.object({ id: z.uuid(), attachmentId: z.uuid() });

export const createAttachmentRoutes = (
  deps: AttachmentDeps,
  { maxBytes, isProof }: { maxBytes: number; isProof: IsProof },
): Route[] => {
  const show = async (db: Parameters<typeof presentAttachments>[0], attachment: Attachment) =>
    (await presentAttachments(db, deps.sealing, [attachment]))[0];
  const find = async (params: z.output<typeof attachmentId>): Promise<Attachment> => {
    const attachment = await findAttachment(deps.pool, params.id, params.attachmentId);
    if (!attachment) throw new Problem('not-found', 'The incident has no such file.');
    return attachment;
  };
  return [
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/attachments',
      tag,
      summary: 'List the files of an incident, those withdrawn too',
      permission: 'incidents.read',
      params: incidentId,
      responses: {
        200: { description: 'Oldest first', schema: z.object({ items: z.array(shownAttachment) }) },
      },
      handle: async ({ params }) => ({
        body: {
          items: await presentAttachments(
            deps.pool,
            deps.sealing,
            await listAttachments(deps.pool, params.id),
          ),
        },
      }),
    }),
    route({
      method: 'post',
      path: '/api/v1/incidents/{id}/attachments',
      tag,
      summary: 'Add a file to an incident',
      description:
        'Sealed at rest under the incident’s key; its SHA-256 stands in the journal. What it is is told by its content. The same bytes again answer 200 with what is there.',
      permission: 'incidents.write',
      params: incidentId,
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
          return { status: isNew ? 201 : 200, body: await show(tx, attachment) };
        }),
    }),
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/attachments/{attachmentId}',
      tag,
      summary: 'Read what is known of a file',
      permission: 'incidents.read',
      params: attachmentId,
      responses: { 200: { description: 'Without its content', schema: shownAttachment } },
      handle: async ({ params }) => ({ body: await show(deps.pool, await find(params)) }),
    }),
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/attachments/{attachmentId}/content',
      tag,
      summary: 'Download a file',
      description: 'Always as a download, and in a sandbox: nothing in it runs.',
      permission: 'incidents.read',
      params: attachmentId,
      responses: {
        200: { description: 'The bytes as they came', type: 'application/octet-stream' },
        409: { description: 'Its content was destroyed' },
      },
      handle: async ({ params }) => {
        const { id, mediaType, sealedName } = await find(params);
        const sealed = await readSealed(deps.pool, id);
        const key = sealed && (await findIncidentKey(deps.pool, deps.sealing, params.id));
        if (!sealed || !key)
          throw new Problem('event-refused', 'The content of this file was destroyed.', {
            code: 'attachment-withdrawn',
          });
        return {
          headers: { 'Content-Security-Policy': "sandbox; default-src 'none'" },
          bytes: {
            type: mediaType,
            content: key.openBytes(sealed, contentOf(id)),
            name: String(key.open(sealedName, nameOf(id))),
          },
        };
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/incidents/{id}/attachments/{attachmentId}',
      tag,
      summary: 'Say what a file is, and whether it may be shown to who asks',
      permission: 'incidents.write',
      params: attachmentId,
      body: attachmentPatch,
      responses: { 200: { description: 'As it is said now', schema: shownAttachment } },
      handle: async ({ params, body, requester }, transaction) =>
        transaction(async (tx) => {
          const changed = await changeAttachment(deps, tx, {
            incidentId: params.id,
            attachmentId: params.attachmentId,
            personId: requester.personId,
            patch: body,
          });
          return { body: await show(tx, changed) };
        }),
    }),
    route({
      method: 'post',
      path: '/api/v1/incidents/{id}/attachments/{attachmentId}/withdrawal',
      tag,
      summary: 'Destroy the content of a file that should not be there; its hash and the reason stay',
      permission: 'incidents.write',
      params: attachmentId,
      body: withdrawalBody,
      responses: { 200: { description: 'Withdrawn', schema: shownAttachment } },
      handle: async ({ params, body, requester }, transaction) =>
        transaction(async (tx) => {
          const withdrawn = await withdrawAttachment(deps, tx, {
            incidentId: params.id,
            attachmentId: params.attachmentId,
            personId: requester.personId,
            reason: body.reason,
            isProof,
          });
          return { body: await show(tx, withdrawn) };
        }),
    }),
  ];
};
