import { z } from 'zod';
import { completenesses, reportKinds, withdrawalCodes } from '../../workflows/incident/filings.ts';

/** A version of the notice that was frozen. */
export const shownVersion = z
  .object({
    id: z.uuid(),
    number: z.int(),
    kind: z.enum(reportKinds),
    completeness: z.enum(completenesses).nullable().meta({ description: 'Null: nobody was asked' }),
    standing: z.enum(['submitted', 'approved', 'returned', 'filed']).meta({
      description: 'returned: sent back, replaced by the next one, or made void by a change',
    }),
    hash: z.string(),
    submittedAt: z.iso.datetime(),
    submittedBy: z.string(),
    approvedAt: z.iso.datetime().nullable(),
    approvedBy: z.string().nullable(),
    ownApprovalReason: z.string().nullable(),
    notifiedAt: z.iso.datetime().nullable().meta({ description: 'When the authority was told' }),
    filedBy: z.string().nullable(),
    channel: z.string().nullable(),
    reference: z.string().nullable(),
    delayReason: z.string().nullable(),
    proof: z.uuid().nullable().meta({ description: 'The attachment that proves the filing' }),
    previous: z.uuid().nullable().meta({ description: 'The filed version that it refers to' }),
    withdrawal: z.object({ code: z.enum(withdrawalCodes), reason: z.string() }).nullable(),
  })
  .meta({ id: 'ReportVersion' });
export type ShownVersion = z.input<typeof shownVersion>;

const difference = z
  .object({
    key: z.string().meta({ description: 'A fact by its key; otherwise where it stands in the notice' }),
    from: z.unknown().meta({ description: 'Of a fact: value and certainty' }),
    to: z.unknown(),
  })
  .meta({ id: 'ReportDifference' });

/** What the authority does not know as it is now. */
export const shownDifferences = z
  .object({
    filed: z
      .object({ id: z.uuid(), number: z.int(), reference: z.string().nullable() })
      .nullable()
      .meta({ description: 'What it was given last; null: nothing' }),
    proposed: z.enum(['correction']).nullable(),
    differences: z.array(difference),
  })
  .meta({ id: 'ReportDifferences' });

/** What a version says otherwise than the one that was frozen before it. */
export const shownVersionDifferences = z
  .object({
    from: z
      .object({ id: z.uuid(), number: z.int() })
      .nullable()
      .meta({ description: 'The version before it; null: it is the first' }),
    differences: z.array(difference),
  })
  .meta({ id: 'ReportVersionDifferences' });
