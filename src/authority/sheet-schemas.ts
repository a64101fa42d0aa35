import { z } from 'zod';
import { completenesses, reportKinds } from '../../workflows/incident/filings.ts';
import { certainties, factKeys } from '../incidents/facts/vocabulary.ts';
import { sheetLacks } from './answer-sheet.ts';

const field = z
  .object({
    id: z.string(),
    section: z.string(),
    label: z.string(),
    hint: z.string().nullable(),
    asked: z.boolean().meta({ description: 'Whether the form asks it; otherwise we say it all the same' }),
    choice: z.boolean().meta({ description: 'The form has a list of values: choose the closest one there' }),
    text: z.string().meta({ description: 'Bokmål, ready to paste' }),
    length: z.int(),
    maxLength: z.int().nullable().meta({ description: 'Null where it is not known' }),
    sources: z.array(z.string()),
    certainty: z.enum(certainties).nullable(),
    isEmpty: z.boolean(),
    lacks: z.array(z.object({ source: z.string(), why: z.enum(sheetLacks) })),
    alsoIn: z.array(z.enum(factKeys as [string, ...string[]])),
  })
  .meta({ id: 'SheetField' });

const warning = z
  .object({
    field: z.string(),
    label: z.string(),
    code: z.enum(['not-recorded', 'answered-elsewhere', 'too-long']).meta({
      description:
        '`answered-elsewhere`: empty, and facts that are recorded would answer it; `not-recorded`: nobody has said anything of it',
    }),
    sources: z.array(z.string()),
  })
  .meta({ id: 'SheetWarning' });

/** The answers to the authority's form, in its order. */
export const shownSheet = z
  .object({
    form: z.string().nullable(),
    status: z.enum(['draft', 'submitted', 'approved', 'filed', 'returned']),
    hash: z.string().nullable().meta({ description: 'Of the frozen notice; null for a draft' }),
    kind: z.enum(reportKinds),
    completeness: z.enum(completenesses).nullable(),
    fields: z.array(field),
    warnings: z.array(warning).meta({ description: 'What to look at before it is approved' }),
  })
  .meta({ id: 'AnswerSheet' });
export type ShownSheet = z.input<typeof shownSheet>;
