import { z } from 'zod';
import { prose } from '../http/fields.ts';
import { attachmentKinds, disclosures } from './kinds.ts';

/** A form sends an empty text where nothing was written. */
const written = prose
  .max(1000)
  .optional()
  .or(z.literal('').transform(() => undefined));

const described = {
  kind: z.enum(attachmentKinds),
  disclosure: z.enum(disclosures).default('exempt').meta({
    description: 'Whether it may be shown to who asks the authority to see the case; exempt unless said',
  }),
  basis: written.meta({
    type: 'string',
    description: 'Why it is exempt, for whoever answers a request to see the case. No names.',
  }),
  note: written.meta({ type: 'string' }),
};

export const attachmentForm = z.strictObject(described).meta({ id: 'AttachmentForm' });
export type AttachmentForm = z.output<typeof attachmentForm>;

export const attachmentPatch = z
  .strictObject({ ...described, disclosure: z.enum(disclosures) })
  .partial()
  .meta({ id: 'AttachmentPatch' });
export type AttachmentPatch = z.output<typeof attachmentPatch>;

export const withdrawalBody = z
  .strictObject({ reason: prose.max(1000) })
  .meta({ id: 'AttachmentWithdrawal' });

export const shownAttachment = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(attachmentKinds),
    mediaType: z.string(),
    size: z.int().meta({ description: 'In bytes' }),
    sha256: z.string(),
    disclosure: z.enum(disclosures),
    basis: z.string().nullable(),
    note: z.string().nullable(),
    addedBy: z.string(),
    addedAt: z.iso.datetime(),
    withdrawn: z
      .object({ by: z.string(), at: z.iso.datetime(), reason: z.string() })
      .nullable()
      .meta({ description: 'Its content is destroyed then; the hash stays' }),
  })
  .meta({ id: 'Attachment' });
export type ShownAttachment = z.output<typeof shownAttachment>;
