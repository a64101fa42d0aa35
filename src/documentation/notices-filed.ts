import type { DocumentedNotice } from './documentation-document.ts';
import { type Entry, type NameOf, textOf } from './journal-entries.ts';

const withdrawalIn = ({ event }: Entry): DocumentedNotice['withdrawal'] => {
  const { code, reason } = (event['withdrawal'] ?? {}) as { code?: unknown; reason?: unknown };
  return typeof code === 'string' && typeof reason === 'string' ? { code, reason } : null;
};

/** Whether the entry put the frozen notice aside, whatever it is called: an edit does that too. */
const putsAside = ({ effects }: Entry): boolean =>
  effects.some((effect) => effect.type === 'markReport' && effect.params.standing === 'returned');

/**
 * Every version of the notice to the authority with its approval, its return and its filing, as the journal tells:
 * the entries in order from the first. Basis: GDPR art. 33(1), 33(4), 33(5).
 */
export const noticesIn = (entries: readonly Entry[], nameOf: NameOf): DocumentedNotice[] => {
  const found: DocumentedNotice[] = [];
  let wasFiled = false;
  const inWork = (): DocumentedNotice | undefined =>
    found.findLast(({ filed, returned }) => filed === null && returned === null);
  for (const entry of entries) {
    const signed = { at: entry.at, by: nameOf(entry.actor) };
    const waiting = inWork();
    if (waiting && (putsAside(entry) || entry.type === 'report.submitted'))
      waiting.returned = {
        ...signed,
        reason: entry.type === 'report.returned' ? textOf(entry, 'reason') : null,
      };
    if (entry.type === 'report.submitted')
      found.push({
        number: found.length + 1,
        kind: textOf(entry, 'kind') ?? (wasFiled ? 'follow-up' : 'first'),
        completeness: textOf(entry, 'completeness'),
        withdrawal: withdrawalIn(entry),
        hash: textOf(entry, 'hash') ?? '',
        submitted: signed,
        approved: null,
        returned: null,
        filed: null,
      });
    if (entry.type === 'report.approved' && waiting)
      waiting.approved = { ...signed, ownApprovalReason: textOf(entry, 'ownApprovalReason') };
    if (entry.type === 'authority.notified' && waiting) {
      wasFiled = true;
      waiting.filed = {
        at: textOf(entry, 'notifiedAt') ?? entry.at,
        by: filerOf(entry, nameOf),
        recordedAt: entry.at,
        channel: textOf(entry, 'channel') ?? 'other',
        reference: textOf(entry, 'reference'),
        delayReason: textOf(entry, 'delayReason'),
        proof: textOf(entry, 'proof'),
      };
    }
  }
  return found;
};

/** Who filed it, where that was another than who recorded it. */
const filerOf = (entry: Entry, nameOf: NameOf): string => {
  const id = textOf(entry, 'filedBy');
  return nameOf(id === null ? entry.actor : { kind: 'person', id });
};
