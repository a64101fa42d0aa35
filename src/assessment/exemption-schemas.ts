import { z } from 'zod';
import { exemptionCodes, secrecyExemptions } from '../../workflows/assessment/exemptions.ts';
import { instant, line, prose } from '../http/fields.ts';

const told = (description: string) => prose.meta({ description });

const secrecy = z.strictObject({
  author: line.meta({ description: 'Who asks for it or has decided it: an authority and an office' }),
  basis: told('What it rests on: the request, the decision, the law'),
  reveals: told('What a notice would reveal'),
  reviewAt: instant.meta({ description: 'When it is looked at again; an alert reminds of it' }),
});

/** What is claimed, with the evidence that each exemption takes: whoever claims it must be able to show it. */
export const claimBody = z
  .discriminatedUnion(
    'code',
    [
      z.strictObject({
        code: z.literal('unintelligible'),
        evidence: z.strictObject({
          measure: told('How the data were protected, by which method'),
          keySafe: told('How it is known that the key is safe'),
        }),
      }),
      z.strictObject({
        code: z.literal('risk-removed'),
        evidence: z.strictObject({
          measures: told('What was done since'),
          effect: told('Why the high risk is no longer likely'),
        }),
      }),
      z.strictObject({
        code: z.literal('disproportionate-effort'),
        evidence: z.strictObject({
          effort: told('Why telling each person takes a disproportionate effort'),
          publicNotice: line.meta({ description: 'Where and how the public is told instead' }),
          equallyEffective: told('Why that reaches the people as well'),
          publishBy: instant.meta({ description: 'When the public notice is out; an alert reminds of it' }),
        }),
      }),
      z.strictObject({ code: z.enum(secrecyExemptions), evidence: secrecy }),
    ],
    { error: 'There is no such exemption; see the codes in the API’s description.' },
  )
  .meta({ id: 'ExemptionClaim' });
export type ClaimBody = z.output<typeof claimBody>;

export const approvalBody = z
  .strictObject({
    ownApprovalReason: prose.optional().meta({
      description:
        'Asked of whoever claimed it where nobody else has the right to approve, refused from everybody else',
    }),
  })
  .meta({ id: 'ExemptionApproval' });

export const endBody = z.strictObject({ reason: prose }).meta({ id: 'ExemptionEnd' });

const deed = z.object({ at: z.iso.datetime(), by: z.string() });

export const shownExemption = z
  .object({
    id: z.uuid(),
    code: z.enum(exemptionCodes),
    basis: z.string(),
    sentence: z.string(),
    evidence: z.record(z.string(), z.string()),
    standing: z.enum(['claimed', 'in-force', 'ended']).meta({
      description: 'claimed: waits for an approver. One of § 16 ends with its review, too',
    }),
    claimed: deed,
    approved: deed.extend({ ownApprovalReason: z.string().nullable() }).nullable(),
    ended: deed.extend({ reason: z.string() }).nullable(),
    duty: z
      .object({
        key: z.uuid(),
        kind: z.string(),
        dueAt: z.iso.datetime(),
        outcome: z.enum(['fulfilled', 'dropped']).nullable(),
      })
      .nullable()
      .meta({ description: 'The dated duty that came with it: a review, or the public notice' }),
  })
  .meta({ id: 'Exemption' });
