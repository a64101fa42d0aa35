import { z } from 'zod';
import { Problem } from '../../problems.ts';
import { edpbDraft } from '../edpb/draft.ts';
import { schemaPath } from './json-schema.ts';

/** A document as the API shows it; its own JSON Schema says the rest. */
export const shownDocument = z
  .object({ format: z.literal(edpbDraft), fields: z.record(z.string(), z.unknown()) })
  .meta({ id: 'EdpbDocument', description: `Its JSON Schema: ${schemaPath}` });

/** Of a notice that is older than the format. */
export const noDocument = (): Problem =>
  new Problem('event-refused', 'This notice was frozen before the format was known: ask for content=draft.', {
    code: 'no-edpb-document',
  });
