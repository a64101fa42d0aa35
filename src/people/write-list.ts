import type { Db } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import type { Sealing } from '../sealing.ts';
import { packContact } from './contact.ts';
import { type AcceptedRow, newPerson } from './new-person.ts';
import { placeOfBlob } from './people.ts';
import { blobSize, copyPeople, ensureKey, type NewPerson, writeBlobs } from './store.ts';

/** Blobs that go to the database together: enough for COPY to be quick, few enough for memory to stay flat. */
const blobsAtOnce = 5;

export interface ListWriter {
  /** Takes rows that were accepted, in their order. */
  add(rows: readonly AcceptedRow[]): Promise<void>;
  /** Writes what is left. */
  end(): Promise<void>;
}

/** Seals people and writes them to a list that is being read in; whole blobs but for the last. */
export const createListWriter = async (
  deps: { ids: Ids; sealing: Sealing },
  tx: Db,
  list: { id: string; incidentId: string },
): Promise<ListWriter> => {
  const wrapped = await ensureKey(tx, list.incidentId, () => deps.sealing.newIncidentKey(list.incidentId));
  const key = deps.sealing.openIncidentKey(wrapped, list.incidentId);
  let waiting: AcceptedRow[] = [];
  let blob = 0;

  const write = async (rows: readonly AcceptedRow[]): Promise<void> => {
    const people: NewPerson[] = [];
    const blobs = [];
    for (let at = 0; at < rows.length; at += blobSize, blob += 1) {
      const part = rows.slice(at, at + blobSize);
      const sealed = key.seal(
        part.map(({ contact }) => packContact(contact)),
        placeOfBlob(list.id, blob),
      );
      blobs.push({ number: blob, sealed });
      for (const [slot, row] of part.entries())
        people.push(newPerson(key, deps.ids.uuid(), blob * blobSize + slot, row));
    }
    await copyPeople(tx, list, people);
    await writeBlobs(tx, 'people_blobs', list.id, blobs);
  };

  return {
    async add(rows) {
      for (const row of rows) waiting.push(row);
      const whole = Math.floor(waiting.length / (blobSize * blobsAtOnce)) * blobSize * blobsAtOnce;
      if (whole === 0) return;
      const ready = waiting.slice(0, whole);
      waiting = waiting.slice(whole);
      await write(ready);
    },
    async end() {
      if (waiting.length > 0) await write(waiting);
      waiting = [];
    },
  };
};
