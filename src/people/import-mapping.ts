import { z } from 'zod';
import { language } from '../http/fields.ts';
import { incidentFields, personFields } from '../notices/notice-texts.ts';
import type { FieldFault } from '../problems.ts';
import { repeatable, targets } from './files/columns.ts';
import { holdsIdentityNumbers } from './files/guess-columns.ts';
import { fileLimits } from './files/limits.ts';

/** What each column of the file is, in its order, and what stands for what the file does not say. */
export const importMapping = z
  .strictObject({
    columns: z
      .array(
        z.strictObject({
          as: z.enum(targets),
          field: z
            .string()
            .regex(
              /^[a-z][a-z0-9_]{0,29}$/,
              'field-name: Letters a to z, digits and underscores, beginning with a letter; 30 at most.',
            )
            .optional()
            .meta({ description: 'With `field`: the name of the merge field.' }),
        }),
      )
      .min(1)
      .max(fileLimits.columns),
    language: language.default('nb').meta({ description: 'For rows that name none of our languages.' }),
    group: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .nullable()
      .default(null)
      .meta({ description: 'For rows that name no group.' }),
  })
  .meta({ id: 'PeopleMapping' });
export type ImportMapping = z.output<typeof importMapping>;

const reserved: ReadonlySet<string> = new Set<string>([...personFields, ...incidentFields, 'language']);

/** Those that reach somebody, or name them. */
const telling = new Set(['name', 'firstName', 'lastName', 'email', 'phone', 'street']);

/** What is wrong with a mapping for a file with these columns. */
export const mappingFaults = (
  { columns }: ImportMapping,
  file: { headings: readonly string[]; rows: readonly (readonly string[])[] },
): FieldFault[] => {
  const faults: FieldFault[] = [];
  const fault = (pointer: string, detail: string): void => void faults.push({ pointer, detail });
  if (columns.length !== file.headings.length)
    fault(
      '/columns',
      `column-count: The file has ${file.headings.length} columns; ${columns.length} were given.`,
    );
  if (!columns.some(({ as }) => telling.has(as)))
    fault(
      '/columns',
      'nobody-told: No column says who somebody is: choose at least one for name, e-mail, phone or address.',
    );
  const seen = new Set<string>();
  const names = new Set<string>();
  for (const [at, { as, field }] of columns.entries()) {
    if (!repeatable.has(as) && seen.has(as))
      fault(`/columns/${at}/as`, 'column-twice: Another column is this already.');
    seen.add(as);
    if (as !== 'field') {
      if (field !== undefined)
        fault(
          `/columns/${at}/field`,
          'field-unasked: Only a column that is kept as a merge field has a name.',
        );
      if (as === 'skip' || as === 'identityNumber') continue;
    } else if (field === undefined) fault(`/columns/${at}/field`, 'field-missing: Name the merge field.');
    else if (reserved.has(field) || names.has(field))
      fault(`/columns/${at}/field`, 'field-twice: There is a merge field of this name already.');
    if (field !== undefined) names.add(field);
    if (holdsIdentityNumbers(file.rows.map((row) => row[at] ?? '')))
      fault(
        `/columns/${at}/as`,
        'identity-column: This column holds fødselsnumre: they are never stored. Leave it out.',
      );
  }
  if (names.size > fileLimits.fields)
    fault('/columns', `too-many-fields: At most ${fileLimits.fields} merge fields.`);
  return faults;
};
