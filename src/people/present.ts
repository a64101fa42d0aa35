import { z } from 'zod';
import type { Sealing } from '../sealing.ts';
import { targets } from './files/columns.ts';
import { importMapping } from './import-mapping.ts';
import type { PeopleImport } from './import-store.ts';
import { openSecret } from './imports.ts';
import type { PeopleList } from './list-store.ts';

const counts = z
  .object({
    rows: z.int(),
    people: z.int(),
    merged: z.int(),
    already: z.int(),
    rejected: z.int(),
    empty: z.int(),
    byEmail: z.int(),
    bySms: z.int(),
    byLetter: z.int(),
    noWay: z.int(),
    children: z.int(),
    vulnerable: z.int(),
    secretAddress: z.int(),
    byLanguage: z.record(z.string(), z.int()),
    warnings: z.record(z.string(), z.int()),
  })
  .meta({
    id: 'PeopleCounts',
    description:
      'rows = people + merged + already + rejected + empty; the rest counts the people by the first way that reaches them',
  });

/** A list as it is shown: figures, never a name. */
export const shownList = z
  .object({
    number: z.int(),
    standing: z.enum(['open', 'frozen']),
    source: z.object({ kind: z.string(), hash: z.string().nullable(), bytes: z.int().nullable() }),
    fields: z.array(z.string()),
    counts,
    groups: z.array(z.object({ label: z.string().nullable(), people: z.int() })),
    hash: z.string().nullable(),
    createdAt: z.iso.datetime(),
    frozenAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'PeopleList' });
export type ShownList = z.output<typeof shownList>;

/** Labels of groups may name somebody: `labels` is empty for who may not see contacts. */
export const presentList = (list: PeopleList, labels: readonly string[]): ShownList => {
  const { byGroup, ...figures } = list.counts;
  return {
    number: list.number ?? 0,
    standing: list.standing === 'frozen' ? 'frozen' : 'open',
    source: { kind: list.source.kind, hash: list.source.hash ?? null, bytes: list.source.bytes ?? null },
    fields: list.fields,
    counts: figures,
    groups: Object.entries(byGroup).map(([number, people]) => ({
      label: labels[Number(number)] ?? null,
      people,
    })),
    hash: list.hash,
    createdAt: list.createdAt.toISOString(),
    frozenAt: list.frozenAt?.toISOString() ?? null,
  };
};

/** An import as it is shown to whoever may write the list: with the first rows, so that the columns can be told. */
export const shownImport = z
  .object({
    id: z.uuid(),
    state: z.enum(['received', 'queued', 'running', 'interrupted', 'done', 'failed']),
    file: z
      .object({
        name: z.string().nullable(),
        charset: z.string(),
        delimiter: z.string().nullable(),
        headings: z.array(z.string()),
        rows: z.array(z.array(z.string())).meta({ description: 'Up to ten, as they stand in the file' }),
        guessed: z.array(z.object({ as: z.enum(targets) })),
      })
      .nullable()
      .meta({ description: 'Null once it is over: the file is gone' }),
    kind: z.enum(['csv', 'xlsx']).nullable(),
    bytes: z.int(),
    hash: z.string().nullable(),
    mapping: importMapping.nullable(),
    progress: z.object({ rows: z.int(), bytes: z.int() }),
    fault: z.object({ code: z.string(), row: z.int().nullable() }).nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'PeopleImport' });
export type ShownImport = z.output<typeof shownImport>;

export const presentImport = (sealing: Sealing, one: PeopleImport): ShownImport => {
  const { secret } = openSecret(sealing, one) ?? {};
  const { state } = one;
  if (state === 'receiving') throw new Error('a file that is still coming in is not shown');
  return {
    id: one.id,
    state,
    file: secret
      ? {
          name: secret.name,
          charset: secret.charset,
          delimiter: secret.delimiter,
          headings: secret.headings,
          rows: secret.rows,
          guessed: secret.guessed.map(({ as }) => ({ as })),
        }
      : null,
    kind: one.kind,
    bytes: one.bytes,
    hash: one.hash,
    mapping: one.mapping === null ? null : importMapping.parse(one.mapping),
    progress: { rows: one.rowsRead, bytes: one.bytesRead },
    fault: one.fault && { code: one.fault.code, row: one.fault.row ?? null },
    createdAt: one.createdAt.toISOString(),
    updatedAt: one.updatedAt.toISOString(),
  };
};
