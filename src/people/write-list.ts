import { createBinaryCopy } from '../db/binary-copy.ts';
import type { Db } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import type { IncidentKey } from '../sealing.ts';
import { encodePeople } from './encode-people.ts';
import { append, nobodyPrepared, type PreparedPeople, takeFirst } from './new-person.ts';
import { placeOfBlob } from './people.ts';
import { blobSize, copyPeople, writeBlobs } from './store.ts';

export interface ListWriter {
  /** Takes people in their order. Comes back before they are written, so that the next can be prepared meanwhile. */
  add(people: PreparedPeople): Promise<void>;
  /** Writes what is left. */
  end(): Promise<void>;
}

/** Seals people and writes them to a list that is being read in; whole blobs but for the last. */
export const createListWriter = (
  ids: Ids,
  key: IncidentKey,
  tx: Db,
  list: { id: string; incidentId: string },
): ListWriter => {
  const waiting = nobodyPrepared();
  // One is written by PostgreSQL while the other is filled.
  const copies = [createBinaryCopy(), createBinaryCopy()] as const;
  let number = 0;
  let writing: Promise<void> = Promise.resolve();

  const write = async (people: PreparedPeople): Promise<void> => {
    const blob = number;
    number += 1;
    const json = `[${people.contacts.join(',')}]`;
    const sealed = key.sealBytes(Buffer.from(json), placeOfBlob(list.id, blob));
    const copy = copies[blob % 2 === 0 ? 0 : 1];
    const rows = encodePeople(copy, key, list, people, { newId: () => ids.uuid(), from: blob * blobSize });
    await writing;
    writing = (async () => {
      await copyPeople(tx, rows);
      await writeBlobs(tx, 'people_blobs', list.id, [{ number: blob, sealed }]);
    })();
    // Heard by whoever waits for it next.
    writing.catch(() => undefined);
  };

  return {
    async add(people) {
      append(waiting, people);
      while (waiting.rows.length >= blobSize) await write(takeFirst(waiting, blobSize));
    },
    async end() {
      if (waiting.rows.length > 0) await write(takeFirst(waiting, waiting.rows.length));
      await writing;
    },
  };
};
