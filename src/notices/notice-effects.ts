import type { Db } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import type { EffectHandlers } from '../incidents/door.ts';
import { listLists, readPage, reopenList } from '../people/people.ts';
import { figuresOf, planDeliveries } from './ledger.ts';
import { beginSending } from './run/begin-sending.ts';
import { findNotice, setStanding, writeDraft } from './store.ts';

/** Enqueues the sending in the transaction of the approval. */
export type WakeSender = (tx: Db, noticeId: string) => Promise<void>;

export const createNoticeEffects = (
  ids: Ids,
  wakeSender: WakeSender,
  /** Minutes between an approval and the first message. */
  holdMinutes: number,
): Pick<EffectHandlers, 'markNotice' | 'tellPeople'> => ({
  async markNotice({ tx, incident, event }, { standing }) {
    await setStanding(tx, incident.id, standing === 'returned' ? 'draft' : standing, event.at);
    if (standing === 'returned') await reopenList(tx, incident.id);
  },
  /** One row a person before anything is sent. Whoever has neither e-mail nor mobile gets none and counts as not told. */
  async tellPeople({ tx, incident, event }) {
    const notice = await findNotice(tx, incident.id);
    if (!notice) throw new Error('an approved notice is missing');
    for (const list of await listLists(tx, incident.id))
      for (let blob = 0; ; blob += 1) {
        const page = await readPage(tx, list.id, blob);
        if (page.length === 0) break;
        const rows = page.flatMap(({ id, hasEmail, hasPhone, mergedInto }) =>
          mergedInto === null && (hasEmail || hasPhone)
            ? [{ id: ids.uuid(), personId: id, channel: hasEmail ? ('email' as const) : ('sms' as const) }]
            : [],
        );
        await planDeliveries(tx, rows, notice.id, event.at);
      }
    await beginSending(tx, notice.id, new Date(event.at), holdMinutes);
    await wakeSender(tx, notice.id);
  },
});

/** Whoever put the list is an author too: they do not approve. */
export const rememberAuthor =
  (ids: Ids, now: () => Date) =>
  async (tx: Db, incidentId: string, author: string): Promise<void> =>
    writeDraft(tx, { id: ids.uuid(), incidentId, texts: null, author, at: now() });

/** The figures for the report to the authority: null before anything was approved. */
export const peopleFigures = async (db: Db, incidentId: string) => {
  const notice = await findNotice(db, incidentId);
  if (notice?.standing !== 'approved') return null;
  const { people, told, unknown, notTold } = await figuresOf(db, notice.id);
  return { people, told, unknown, notTold };
};
