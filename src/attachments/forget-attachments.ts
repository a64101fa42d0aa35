import type { Db } from '../db/transaction.ts';
import type { IncidentKey } from '../sealing.ts';
import { contentPlace, openWords, sealWords } from './sealed-words.ts';
import { listAttachments, readSealed, replaceSealed, setForgotten } from './store.ts';

/** Seals the files of an incident under another key, one after the other. Returns how many. */
export const resealAttachments = async (
  tx: Db,
  incidentId: string,
  { from, to }: { from: IncidentKey; to: IncidentKey },
): Promise<number> => {
  let count = 0;
  for (const { id, sealedWords } of await listAttachments(tx, incidentId)) {
    const sealed = await readSealed(tx, id);
    if (!sealed || !sealedWords) continue;
    await replaceSealed(tx, id, {
      sealed: to.sealBytes(from.openBytes(sealed, contentPlace(id)), contentPlace(id)),
      sealedWords: sealWords(to, id, openWords(from, id, sealedWords)),
    });
    count += 1;
  }
  return count;
};

/** Destroys content, name and note of every file of an incident; hash, size and who it came from stay. */
export const forgetAttachments = (tx: Db, incidentId: string, at: Date): Promise<number> =>
  setForgotten(tx, incidentId, at);
