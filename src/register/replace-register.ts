import type { Db } from '../db/transaction.ts';
import { appendToSystem } from '../journal/journal.ts';
import type { RegisterDocument } from './register-document.ts';
import { beginSettingsChange } from './settings-version.ts';
import { readDocument, writeDocument } from './store.ts';
import { withoutContacts } from './without-contacts.ts';

/**
 * Puts a register in place of the present one from the server's command line, whatever its version; old and new stand
 * in the system's journal. Whoever has read the one before and saves it then is told that it has changed.
 */
export const replaceRegister = async (tx: Db, register: RegisterDocument, at: Date): Promise<void> => {
  await beginSettingsChange(tx, 'register', undefined);
  const from = (await readDocument(tx, 'register')) ?? null;
  await writeDocument(tx, 'register', register, { personId: null, at });
  await appendToSystem(tx, {
    type: 'register.changed',
    recordedAt: at,
    actor: { kind: 'system' },
    event: { from: withoutContacts(from), to: withoutContacts(register) },
  });
};
