import { z } from 'zod';
import { prose } from '../http/fields.ts';
import { attachmentKinds, disclosures } from './kinds.ts';

const short = prose.max(1000);

const described = {
  kind: z.enum(attachmentKinds),
  disclosure: z.enum(disclosures).optional().meta({
    description:
      'Whether it may be released to who asks the authority to see the case. Left out it is exempt, and not judged yet',
  }),
  basis: short.optional().meta({
    description:
      'Why it is exempt, for whoever answers a request to see the case. It stands in the journal: no names',
  }),
  note: short.optional(),
};

export const attachmentForm = z.strictObject(described).meta({ id: 'AttachmentForm' });
export type AttachmentForm = z.output<typeof attachmentForm>;

export const attachmentPatch = z
  .strictObject({ ...described, note: short.nullable() })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, {
    error: 'Say what is to change.',
    when: ({ issues }) => issues.length === 0,
  })
  .meta({ id: 'AttachmentPatch' });
export type AttachmentPatch = z.output<typeof attachmentPatch>;

export const withdrawalBody = z.strictObject({ reason: short }).meta({ id: 'AttachmentWithdrawal' });

export const shownAttachment = z
  .object({
    id: z.uuid(),
    name: z.string().nullable().meta({
      description:
        'null: not yours to read (an exempt file may name somebody), withdrawn, or forgotten with its key',
    }),
    note: z.string().nullable(),
    kind: z.enum(attachmentKinds),
    mediaType: z.string().meta({ description: 'Told by the content' }),
    size: z.int().meta({ description: 'In bytes' }),
    sha256: z.string().meta({ description: 'Of the bytes as they came, in hex; the journal has the same' }),
    disclosure: z.enum(disclosures),
    basis: z.string().nullable().meta({ description: 'Why it is exempt; null where that is not judged yet' }),
    readable: z.boolean().meta({ description: 'Whether you may download it' }),
    addedBy: z.string(),
    addedAt: z.iso.datetime(),
    withdrawn: z
      .object({ by: z.string(), at: z.iso.datetime(), reason: z.string() })
      .nullable()
      .meta({ description: 'Its content is destroyed then; the hash stays' }),
  })
  .meta({ id: 'Attachment' });
export type ShownAttachment = z.output<typeof shownAttachment>;
