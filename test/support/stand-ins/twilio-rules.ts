import { z } from 'zod';

// Twilio's published rules for creating a message, restated for the parameters that we use; every other parameter is
// refused. Sources: https://www.twilio.com/docs/messaging/api/message-resource (parameters, either From or
// MessagingServiceSid, body up to 1,600 characters, validity period 1 to 36,000 s, no underscore in a callback's host)
// and https://www.twilio.com/docs/api/errors/<code> (codes).

const coded = (code: number) => ({ params: { code } });

const Flag = z.enum(['true', 'false']);

const isCallback = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !new URL(text).hostname.includes('_');

export const CreateMessage = z
  .strictObject({
    To: z.string().refine((to) => /^\+[1-9]\d{6,14}$/.test(to), coded(21211)),
    From: z
      .string()
      .refine(
        (from) => /^\+?[1-9]\d{2,14}$/.test(from) || /^(?=.*[A-Za-z])[A-Za-z0-9 _&+-]{1,11}$/.test(from),
        coded(21212),
      )
      .optional(),
    MessagingServiceSid: z
      .string()
      .refine((sid) => /^MG[0-9a-fA-F]{32}$/.test(sid), coded(21701))
      .optional(),
    Body: z
      .string()
      .refine((body) => body.length > 0, coded(21602))
      .refine((body) => body.length <= 1600, coded(21617)),
    StatusCallback: z.string().refine(isCallback, coded(21609)).optional(),
    ValidityPeriod: z
      .string()
      .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 36_000, coded(21624))
      .optional(),
    SmartEncoded: Flag.optional(),
    ShortenUrls: Flag.optional(),
    ProvideFeedback: Flag.optional(),
    RiskCheck: z.enum(['enable', 'disable']).optional(),
  })
  .refine(({ From, MessagingServiceSid }) => From !== undefined || MessagingServiceSid !== undefined, {
    ...coded(21603),
    when: () => true,
  });

export type CreateMessage = z.infer<typeof CreateMessage>;

const MISSING: Readonly<Record<string, number>> = { To: 21604, Body: 21602 };

/** The error code for the first thing that is wrong; 20001 for a parameter that is none. */
export const codeOfFault = (error: z.ZodError, given: Readonly<Record<string, unknown>>): number => {
  const [issue] = error.issues;
  const field = String(issue?.path[0]);
  if (field in MISSING && given[field] === undefined) return MISSING[field] ?? 20001;
  return issue?.code === 'custom' ? Number(issue.params?.['code'] ?? 20001) : 20001;
};
