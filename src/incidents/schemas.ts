import { z } from 'zod';
import { decisions } from '../../workflows/incident/decisions.ts';
import { datedKinds, deadlineKinds, undertakenKinds } from '../../workflows/deadlines.ts';
import { instant, line, prose } from '../http/fields.ts';
import { systemInBreach } from '../register/system-in-breach.ts';
import { shownFollowUp, shownRiskDecision, shownStale, staleDecision } from './decisions/schemas.ts';
import { factWarning, shownFact } from './facts/fact-schemas.ts';
import {
  authorityNotified,
  authorityPhoned,
  authorityRegistered,
  mandateEnded,
  mandateGiven,
  reportSubmitted,
  shownFiling,
} from './filing-schemas.ts';
import { type FactKey, factKeys } from './facts/vocabulary.ts';

/** What is asked of every body that names times: nothing later than now (checked with the clock), in order. */
export const openingBody = z
  .strictObject({
    title: line,
    description: prose,
    detectedAt: instant,
    role: z.enum(['controller', 'processor', 'joint']),
    awareAt: instant.optional(),
    awareReason: prose.optional(),
    system: z.string().min(1).max(100).optional(),
  })
  .superRefine(({ detectedAt, awareAt, awareReason }, context) => {
    if (!awareAt) return;
    if (awareAt < detectedAt)
      context.addIssue({
        code: 'custom',
        path: ['awareAt'],
        message:
          'Awareness cannot come before detection: if somebody in the organisation knew earlier, that moment is the detection.',
      });
    if (awareAt > detectedAt && !awareReason)
      context.addIssue({
        code: 'custom',
        path: ['awareReason'],
        message: 'Awareness later than detection needs a reason (GDPR art. 33(1); EDPB Guidelines 9/2022).',
      });
  })
  .meta({ id: 'IncidentOpening' });
export type OpeningBody = z.output<typeof openingBody>;

const reason = prose;
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'The SHA-256 that you read, 64 hex digits.')
  .optional();

const key = z.uuid().meta({ description: 'Which duty: `key` of one in `duties`' });
const ownApprovalReason = reason.optional().meta({
  description:
    'Asked of the author where nobody else has the right to approve (`approvers` is 1), refused from everybody else',
});

/** The events that a person reports, by type. Who does it comes from the token, never from the body. */
export const eventBody = z
  .discriminatedUnion(
    'type',
    [
      z.strictObject({
        type: z.literal('breach.confirmed'),
        awareAt: instant.optional(),
        reason: reason.optional(),
      }),
      z.strictObject({ type: z.literal('incident.dismissed'), reason }),
      z.strictObject({ type: z.literal('breach.contained'), at: instant.optional(), note: prose.optional() }),
      z.strictObject({
        type: z.literal('risk.assessed'),
        level: z.enum(['unlikely', 'risk', 'high']),
        reasoning: prose,
        assessment: z.uuid().optional().meta({
          description: 'The assessment that the decision follows from, or goes against',
        }),
      }),
      z.strictObject({ type: z.literal('exception.approved'), hash, ownApprovalReason }),
      z.strictObject({ type: z.literal('exception.returned'), reason }),
      z.strictObject({
        type: z.literal('decision.confirmed'),
        decision: z.enum(decisions),
        reason,
        ownApprovalReason,
      }),
      reportSubmitted,
      z.strictObject({ type: z.literal('report.approved'), hash, ownApprovalReason }),
      z.strictObject({ type: z.literal('report.returned'), reason }),
      authorityNotified,
      authorityPhoned,
      authorityRegistered,
      mandateGiven,
      mandateEnded,
      z.strictObject({
        type: z.literal('controller.notified'),
        controller: line,
        at: instant.optional(),
        channel: line.optional(),
        allTold: z.boolean().default(true),
      }),
      z.strictObject({ type: z.literal('notice.submitted') }),
      z.strictObject({
        type: z.literal('notice.approved'),
        hash,
        ownApprovalReason,
        people: z.int().min(0).max(100_000_000).optional().meta({
          description: 'How many people get it, as the approver counts: refused where it is another number',
        }),
      }),
      z.strictObject({ type: z.literal('notice.returned'), reason }),
      z.strictObject({ type: z.literal('remainder.decided'), reason }),
      z.strictObject({
        type: z.literal('duty.undertaken'),
        kind: z.enum(undertakenKinds),
        dueAt: instant,
        what: line,
      }),
      z.strictObject({ type: z.literal('duty.moved'), key, dueAt: instant, reason }),
      z.strictObject({ type: z.literal('duty.fulfilled'), key, decision: prose.optional() }),
      z.strictObject({ type: z.literal('duty.dropped'), key, reason }),
      z.strictObject({ type: z.literal('incident.closed'), summary: prose.optional() }),
      z.strictObject({ type: z.literal('incident.reopened'), reason }),
    ],
    {
      error:
        'There is no such event for people to report; `accepts` of the incident lists those it takes now.',
    },
  )
  .meta({ id: 'IncidentEvent' });
export type EventBody = z.output<typeof eventBody>;

export const shownDeadline = z
  .object({
    kind: z.enum(deadlineKinds),
    key: z.uuid().nullable().meta({ description: 'Which of `duties`, where it is one of them' }),
    dueAt: z.iso.datetime(),
    basis: z.string(),
    status: z.enum(['armed', 'overdue', 'met', 'released']),
    anchorAt: z.iso.datetime(),
    ownTarget: z.boolean(),
    settledAt: z.iso.datetime().nullable(),
    nextReminderAt: z.iso.datetime().nullable(),
    information: z
      .array(
        z.object({
          code: z.literal('next-full-hour'),
          countsFrom: z.iso.datetime(),
          endsAt: z.iso.datetime(),
          basis: z.string(),
        }),
      )
      .meta({ description: 'Other ways to count it, each with its basis. Never the target: that is dueAt' }),
    lastOfficeHour: z
      .object({ from: z.iso.datetime(), to: z.iso.datetime() })
      .nullable()
      .meta({ description: 'The last hour before it in which the office is staffed; null: there is none' }),
  })
  .meta({ id: 'Deadline' });

export const incidentSummary = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    title: z.string(),
    status: z.enum(['suspected', 'aware', 'closed', 'dismissed']),
    role: z.enum(['controller', 'processor', 'joint']),
    version: z.int(),
    detectedAt: z.iso.datetime(),
    awareAt: z.iso.datetime(),
    risk: z.enum(['unlikely', 'risk', 'high']).nullable(),
    stale: z.array(staleDecision).meta({
      description: 'Decisions that rest on facts which have changed since',
    }),
    owner: z
      .object({ id: z.uuid(), name: z.string() })
      .nullable()
      .meta({ description: 'Who has it; null: nobody yet' }),
    restricted: z.boolean().meta({ description: 'Whether only the people named in it see it' }),
    state: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
    deadlines: z.array(shownDeadline),
  })
  .meta({ id: 'IncidentSummary' });

/** Every instant that was ever held for awareness, oldest first. Basis: GDPR art. 33(1), 5(2). */
const shownAwareness = z
  .object({
    awareAt: z.iso.datetime(),
    dueAt: z.iso.datetime().meta({ description: 'The deadline that followed from it, strict count' }),
    reason: z.string().nullable(),
    decidedBy: z.string(),
    decidedAt: z.iso.datetime(),
    confirmed: z.boolean().meta({ description: 'False: taken from the detection of a mere suspicion' }),
    current: z.boolean(),
  })
  .meta({ id: 'Awareness' });

const shownDuty = z
  .object({
    key: z.uuid(),
    kind: z.enum(datedKinds),
    what: z.string(),
    dueAt: z.iso.datetime(),
    outcome: z.enum(['fulfilled', 'dropped']).nullable(),
    endedAt: z.iso.datetime().nullable(),
    needsDecision: z.boolean().meta({ description: 'Whether it ends only with a decision in writing' }),
  })
  .meta({ id: 'Duty' });

export const shownIncident = incidentSummary
  .extend({
    awareness: z.array(shownAwareness),
    duties: z
      .array(shownDuty)
      .meta({ description: 'Duties with a date of their own, also those that ended' }),
    approvers: z.int().meta({ description: 'How many people have a working right to approve' }),
    description: z.string(),
    system: z.string().nullable(),
    openedAt: z.iso.datetime(),
    awareReason: z.string().nullable(),
    containedAt: z.iso.datetime().nullable(),
    accepts: z.array(z.string()),
    riskDecision: shownRiskDecision.nullable(),
    stale: z.array(shownStale),
    proposedFollowUp: shownFollowUp.nullable().meta({
      description: 'What the authority does not know yet, where the notice that it has is out of date',
    }),
    filing: shownFiling,
    facts: z.partialRecord(z.enum(factKeys as [FactKey, ...FactKey[]]), shownFact),
    warnings: z
      .array(factWarning)
      .meta({ description: 'Facts that do not fit together as they stand; they are recorded all the same' }),
    fromRegister: systemInBreach.nullable(),
  })
  .meta({ id: 'Incident' });
export type ShownIncident = z.input<typeof shownIncident>;
