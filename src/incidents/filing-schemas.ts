import { z } from 'zod';
import { completenesses, reportKinds, withdrawalCodes } from '../../workflows/incident/filings.ts';
import { mandateScopes } from '../../workflows/incident/mandates.ts';
import { instant, line, prose } from '../http/fields.ts';

/** What a person says of the notice to the authority beside its approval, and of the mandates to file one. */

const proof = z.uuid().optional().meta({ description: 'The attachment of the incident that proves it' });
const filedBy = z.uuid().optional().meta({ description: 'Who did it, one of the staff; otherwise you' });

export const reportSubmitted = z.strictObject({
  type: z.literal('report.submitted'),
  kind: z.enum(reportKinds).optional().meta({
    description:
      'Otherwise the first while it is owed, a follow-up after it. A later notice needs an earlier one that was filed',
  }),
  completeness: z.enum(completenesses).optional().meta({
    description:
      'Otherwise incomplete where the record leaves to be determined what a complete notice must answer (EDPB template, draft 1.0)',
  }),
  withdrawal: z
    .strictObject({ code: z.enum(withdrawalCodes), reason: prose })
    .optional()
    .meta({ description: 'Of a withdrawal, and of nothing else' }),
  mandates: z
    .array(z.uuid())
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'Of a processor: under which mandates; otherwise all that reach so far' }),
});

export const authorityNotified = z.strictObject({
  type: z.literal('authority.notified'),
  channel: z.enum(['altinn', 'e-mail', 'letter', 'other']),
  at: instant,
  kind: z.enum(reportKinds).optional().meta({ description: 'Otherwise what was approved' }),
  reference: line.optional().meta({ description: 'Through Altinn: its receipt, AR and digits' }),
  delayReason: prose.optional(),
  filedBy,
  proof: proof.meta({ description: 'Asked of every channel but Altinn: the attachment that proves it' }),
  followUpDueAt: instant.optional().meta({
    description: 'Of an incomplete notice: when its rest will be given; otherwise in 14 days',
  }),
});

export const authorityPhoned = z.strictObject({
  type: z.literal('authority.phoned'),
  at: instant,
  note: prose,
  filedBy,
});

export const authorityRegistered = z.strictObject({
  type: z.literal('authority.registered'),
  caseNumber: line.meta({ description: 'What the authority calls the case, as 26/01234' }),
  documentNumber: line.optional(),
});

export const mandateGiven = z.strictObject({
  type: z.literal('mandate.given'),
  controller: line,
  scope: z.enum(mandateScopes).meta({ description: 'The message that stops the clock, or every notice' }),
  givenAt: instant,
  dueAt: instant.meta({ description: 'When the controller must have been notified for' }),
  proof,
});

export const mandateEnded = z.strictObject({
  type: z.literal('mandate.ended'),
  key: z.uuid().meta({ description: 'Which mandate: `key` of one in `filing.mandates`' }),
  reason: prose,
});

export type FilingBody =
  | z.output<typeof authorityNotified>
  | z.output<typeof authorityPhoned>
  | z.output<typeof authorityRegistered>
  | z.output<typeof mandateGiven>
  | z.output<typeof mandateEnded>;
export type ReportBody = z.output<typeof reportSubmitted>;

const kind = z.enum(reportKinds);
const completeness = z.enum(completenesses).nullable().meta({ description: 'Null: nobody was asked' });

/** How far the notice to the authority has come. Basis: GDPR art. 33(1), 33(4). */
export const shownFiling = z
  .object({
    waiting: z
      .object({ hash: z.string(), kind, completeness })
      .nullable()
      .meta({ description: 'Frozen and not filed: waits for its approval, or for its filing' }),
    voided: z.object({ hash: z.string(), since: z.iso.datetime() }).nullable().meta({
      description:
        'What waited until something was changed in it, or it was sent anew; null once one is filed',
    }),
    last: z
      .object({
        kind,
        completeness,
        hash: z.string().nullable(),
        reference: z.string().nullable(),
        filedAt: z.iso.datetime(),
      })
      .nullable()
      .meta({ description: 'What the authority was given last' }),
    phonedAt: z.iso.datetime().nullable(),
    caseNumber: z.string().nullable(),
    documentNumber: z.string().nullable(),
    mandates: z.array(
      z.object({
        key: z.uuid(),
        controller: z.string(),
        scope: z.enum(mandateScopes),
        givenAt: z.iso.datetime(),
        proof: z.string().nullable(),
        endedAt: z.iso.datetime().nullable(),
      }),
    ),
    warnings: z
      .array(z.object({ code: z.enum(['odd-reference', 'odd-case-number']), detail: z.string() }))
      .meta({ description: 'Look at it again: it is recorded all the same' }),
  })
  .meta({ id: 'Filing' });
export type ShownFiling = z.input<typeof shownFiling>;
