import { z } from 'zod';
import { instant, prose } from '../../http/fields.ts';
import { roleFaults } from './role-standing.ts';

const someone = z
  .object({
    id: z.uuid(),
    name: z.string(),
    isHere: z.boolean().meta({ description: 'Whether they can use Varsla now' }),
  })
  .nullable();

/** Who may file the notice in Altinn. */
export const shownRole = z
  .object({
    holder: someone,
    deputy: someone,
    how: z.string().nullable().meta({ description: 'How somebody made sure' }),
    checkedAt: z.iso.datetime().nullable(),
    checkedBy: z.string().nullable(),
    dueAt: z.iso.datetime().nullable().meta({ description: 'When somebody looks again: after 92 days' }),
    faults: z.array(z.enum(roleFaults)),
  })
  .meta({ id: 'AuthorityRole' });
export type ShownRole = z.input<typeof shownRole>;

export const roleBody = z
  .strictObject({
    holder: z.uuid().nullable().meta({ description: 'One of the staff; null: nobody has the right' }),
    deputy: z.uuid().nullable().default(null),
    how: prose.meta({ description: 'How you made sure, for example that they opened the form' }),
    checkedAt: instant.optional().meta({ description: 'Otherwise now' }),
  })
  .superRefine(({ holder, deputy }, context) => {
    const fault = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (holder === null && deputy !== null)
      fault('holder', 'A deputy stands in for somebody: name the one who holds the right.');
    if (holder !== null && holder === deputy)
      fault('deputy', 'The deputy is another person than the one who holds the right.');
  });
