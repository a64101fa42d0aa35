import { phraseFor } from '../../documents/words.ts';
import { type FactKey, factKeys, type Fact } from '../../incidents/facts/vocabulary.ts';
import { fileSize, inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { JournalEntry } from './case-view.ts';
import { factInWords, factLabel } from './fact-words.ts';
import { wordFor } from './own-words.ts';

/** What of an event is told, in this order; ids, effects and flags are for machines. */
const told = [
  'level',
  'proposedLevel',
  'kind',
  'completeness',
  'scope',
  'what',
  'decision',
  'ownApprovalReason',
  'reasoning',
  'withdrawalCode',
  'reason',
  'detectedAt',
  'awareAt',
  'awareReason',
  'containedAt',
  'note',
  'disclosure',
  'basis',
  'size',
  'sha256',
  'controller',
  'notifiedAt',
  'phonedAt',
  'givenAt',
  'filedBy',
  'channel',
  'reference',
  'caseNumber',
  'documentNumber',
  'delayReason',
  'people',
  'merged',
  'told',
  'unknown',
  'notTold',
  'delivery',
  'deadline',
  'how',
  'method',
  'dueAt',
  'summary',
  'hash',
] as const;

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);

type Told = (typeof told)[number] | 'kindOfNotice' | 'kindOfFile' | 'callNote';

/** What the kind is one of: notices to the authority, duties and files say it; of any other event it is not told. */
const kindIn = (type: string): Told | undefined => {
  if (type === 'report.submitted' || type === 'authority.notified') return 'kindOfNotice';
  if (type.startsWith('attachment.')) return 'kindOfFile';
  return type.startsWith('duty.') ? 'kind' : undefined;
};

const inWords = (visit: SignedInVisit, key: Told, value: string | number): string => {
  if (typeof value === 'number') return key === 'size' ? fileSize(visit, value) : String(value);
  if (isInstant(value)) return inOslo(visit, value);
  if (key === 'hash' || key === 'sha256') return value.slice(0, 16);
  const prefix = {
    level: 'risk',
    proposedLevel: 'risk',
    decision: 'decided',
    deadline: 'deadline',
    kind: 'deadline',
    kindOfNotice: 'kind',
    kindOfFile: 'attachment',
    disclosure: 'disclosure',
    completeness: 'completeness',
    scope: 'scope',
    withdrawalCode: 'withdrawal',
    channel: 'filed.channel',
    delivery: 'decision',
    how: 'acknowledged.by',
    method: 'alerted.by',
  }[key as string];
  return (prefix && wordFor(visit, `${prefix}.${value}`)) || value;
};

interface Change {
  key: FactKey;
  from: Pick<Fact, 'value' | 'certainty'> | null;
  to: Pick<Fact, 'value' | 'certainty'>;
}

const changesOf = (event: JournalEntry['entry']['event']): Change[] =>
  Array.isArray(event['changes'])
    ? (event['changes'] as Change[]).filter(({ key }) => factKeys.includes(key))
    : [];

/** What happened, as a sentence. */
export const eventInWords = (visit: SignedInVisit, type: string): string =>
  phraseFor(visit.language, `event.${type}`) ?? type;

/** Who has the case from then on, or who sees it: staff by name. */
const staffIn = (visit: SignedInVisit, { type, entry, people = {} }: JournalEntry): Html[] => {
  const { rights } = visit.words;
  const nameOf = (id: unknown): string => people[String(id)] ?? rights.handToNobody;
  const { to, restricted, named } = entry.event;
  if (type === 'owner.changed') return [html`<dt>${rights.ownerTitle}</dt><dd>${nameOf(to)}</dd>`];
  if (type !== 'access.changed') return [];
  const said = restricted && Array.isArray(named) ? named.map(nameOf).join(', ') : rights.chooseOpen;
  return [html`<dt>${rights.accessTitle}</dt><dd>${said}</dd>`];
};

/** Of a withdrawal the reasons lie deeper; who filed is told by name. */
const saidIn = ({ entry, people = {} }: JournalEntry): Readonly<Record<string, unknown>> => {
  const { withdrawal, filedBy, ...event } = entry.event;
  const { code, reason } = (withdrawal ?? {}) as { code?: string; reason?: string };
  return {
    ...event,
    ...(code !== undefined && { withdrawalCode: code, reason }),
    filedBy: people[String(filedBy)],
  };
};

/** What a key means in an event of this type; undefined where it is not told. */
const nameOf = (key: (typeof told)[number], type: string): Told | undefined => {
  if (key === 'kind') return kindIn(type);
  return key === 'note' && type === 'authority.phoned' ? 'callNote' : key;
};

/** One entry: what, who, when, and what was said; a fact with its value before and after. */
export const journalItem = (visit: SignedInVisit, written: JournalEntry): Html => {
  const { at, type, actor, entry } = written;
  const words = visit.words.incident;
  const said = saidIn(written);
  const details = told.flatMap((key) => {
    const value = said[key];
    const name = nameOf(key, type);
    if (!name || (typeof value !== 'string' && typeof value !== 'number') || value === '') return [];
    return [html`<dt>${words[`told.${name}`]}</dt><dd>${inWords(visit, name, value)}</dd>`];
  });
  const changes = changesOf(entry.event).map(
    ({ key, from, to }) =>
      html`<dt>${factLabel(visit, key)}</dt><dd><span class="was">${words.was}: ${factInWords(visit, key, from)}</span><br><span class="is">${words.is}: ${factInWords(visit, key, to)}</span></dd>`,
  );
  const all = [...staffIn(visit, written), ...details, ...changes];
  return html`<li class="journal-item">
    <p class="ds-paragraph"><strong>${eventInWords(visit, type)}</strong> ${words.journalBy(actor)}<br><time class="muted" datetime="${at}">${inOslo(visit, at)}</time></p>
    ${all.length > 0 ? html`<dl class="told">${all}</dl>` : ''}
  </li>`;
};
