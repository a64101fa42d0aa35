import { z } from 'zod';
import { entryKindNames } from '../../journal/kinds.ts';
import { button, field, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, type JournalEntry, pathOf } from './case-view.ts';

/** What the journal is narrowed to, as the address has it: codes, ids and days, never words. */
export type JournalNarrowing = Partial<Record<'kind' | 'by' | 'from' | 'to' | 'before', string>>;

/** The newest entries that fit, oldest first, and who has done something in the case. */
export interface NarrowedJournal {
  items: JournalEntry[];
  earlier: number | null;
  actors: { id: string; name: string }[];
}

const checks: Readonly<Record<keyof JournalNarrowing, z.ZodType>> = {
  kind: z.enum(entryKindNames),
  by: z.union([z.uuid(), z.literal('system')]),
  from: z.iso.date(),
  to: z.iso.date(),
  before: z.string().regex(/^[1-9]\d{0,14}$/),
};

/** What fits of a query; the rest is left out, as if nobody had asked. */
export const narrowingFrom = (query: Readonly<Record<string, unknown>>): JournalNarrowing =>
  Object.fromEntries(
    Object.entries(checks).flatMap(([name, check]) => {
      const value = query[name];
      return typeof value === 'string' && check.safeParse(value).success ? [[name, value]] : [];
    }),
  );

/** The address of the journal, narrowed. */
export const journalAddress = (id: string, narrowing: JournalNarrowing): string => {
  const query = new URLSearchParams(narrowing).toString();
  return `${pathOf(id, 'journal')}${query ? `?${query}` : ''}`;
};

/** Kind, person and days to narrow the journal by; sent by its address, so that a view can be kept as a link. */
export const journalFilter = (
  { visit, incident }: CaseView,
  { kind = '', by = '', from = '', to = '' }: JournalNarrowing,
  actors: NarrowedJournal['actors'],
): Html => {
  const words = visit.words.evidence;
  const isNarrowed = [kind, by, from, to].some(Boolean);
  return html`<form class="journal-filter" method="get" action="${pathOf(incident.id, 'journal')}" role="search" aria-label="${words.filter}">
    ${select({
      id: 'journal-kind',
      name: 'kind',
      label: words.kind,
      value: kind,
      options: [
        { value: '', label: words.all },
        ...entryKindNames.map((value) => ({ value, label: words[`kind.${value}`] })),
      ],
    })}
    ${select({
      id: 'journal-by',
      name: 'by',
      label: words.by,
      value: by,
      options: [
        { value: '', label: words.everybody },
        ...actors.map(({ id, name }) => ({ value: id, label: name })),
        { value: 'system', label: 'Varsla' },
      ],
    })}
    ${field({ id: 'journal-from', name: 'from', label: words.from, type: 'date', value: from })}
    ${field({ id: 'journal-to', name: 'to', label: words.to, type: 'date', value: to })}
    <div class="journal-filter-acts">${button(words.show, { variant: 'secondary' })}${isNarrowed ? html` <a class="ds-link" href="${pathOf(incident.id, 'journal')}">${words.showAll}</a>` : ''}</div>
  </form>`;
};
