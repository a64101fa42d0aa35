import { z } from 'zod';
import { instant, line, prose } from '../http/fields.ts';
import { type FactValue, factValues } from '../incidents/facts/vocabulary.ts';
import { shownIncident } from '../incidents/schemas.ts';
import { shownAssessment } from './schemas.ts';

/** More people than this are no short matter: their case takes the long way, and the same record. */
const fewPeople = 100;

/**
 * A message to the wrong recipient, with all that its assessment needs. Everything is asked once: how it came about is
 * also why nobody meant it, and what is said of a kind of data is also why it counts as it does.
 */
export const misdirectedBody = z
  .strictObject({
    title: line,
    what: prose.meta({ description: 'What was sent, and to whom it should have gone; no names' }),
    how: prose.meta({ description: 'How it came about' }),
    sentAt: instant,
    detectedAt: instant,
    system: z.string().min(1).max(100).optional(),
    peopleCount: z
      .int()
      .min(1, { error: 'Somebody’s data were in it: one person at least.' })
      .max(fewPeople, { error: `This is for ${fewPeople} people at most: open an incident instead.` })
      .meta({ description: 'Whose data were in the message' }),
    dataKinds: factValues.dataKinds.refine((kinds) => kinds.every(({ reason }) => reason !== undefined), {
      error: 'Say of every kind why it is of that class: that is the reason of the assessment.',
    }),
    identifiers: factValues.identifiers,
    identifiersReason: prose,
    vulnerablePeople: z.boolean(),
    recipients: z.enum(['trusted', 'known', 'unknown']).meta({
      description: 'trusted: bound to us and known to act on our word',
    }),
    recipientsReason: prose,
    deletion: z.enum(['confirmed', 'claimed', 'none']),
    protection: z.enum(['strong', 'weak', 'none']).default('none'),
    protectionKey: z.enum(['safe', 'compromised']).optional(),
    measures: prose.optional().meta({ description: 'What was done about it' }),
  })
  .superRefine(({ sentAt, detectedAt, protection, protectionKey }, context) => {
    if (detectedAt < sentAt)
      context.addIssue({
        code: 'custom',
        path: ['detectedAt'],
        message: 'It cannot be detected before it was sent.',
      });
    if (protection === 'none' && protectionKey !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['protectionKey'],
        message: 'Without protection there is no key.',
      });
  })
  .meta({ id: 'MisdirectedMessage' });
export type MisdirectedBody = z.output<typeof misdirectedBody>;

const known = (value: FactValue) => ({ certainty: 'known' as const, value });

/** The facts that such a message gives. */
export const factsOfMisdirected = (body: MisdirectedBody) => ({
  whatHappened: known(body.what),
  howItArose: known(body.how),
  breachBegan: known(body.sentAt),
  nature: known(['confidentiality']),
  incidentTypes: known(['sent-by-mistake']),
  intent: known('accidental'),
  exposure: known('disclosed'),
  misuseSeen: known(false),
  recipients: known(body.recipients),
  deletion: known(body.deletion),
  protection: known(body.protection),
  ...(body.protectionKey !== undefined && { protectionKey: known(body.protectionKey) }),
  dataKinds: known(body.dataKinds),
  identifiers: known(body.identifiers),
  vulnerablePeople: known(body.vulnerablePeople),
  peopleCount: known(body.peopleCount),
  ...(body.measures !== undefined && { measuresTaken: known(body.measures) }),
});

export const shownMisdirected = z
  .object({ incident: shownIncident, assessment: shownAssessment })
  .meta({ id: 'MisdirectedOpened' });
