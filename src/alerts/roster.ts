import type { Db } from '../db/transaction.ts';
import { listAbsences } from './absences.ts';
import type { Roster } from './escalation.ts';
import { listMethods, type MethodKind } from './method-store.ts';
import { listContacts } from './store.ts';

/** Who can be reached how, as it stands at an instant. */
export const readRoster = async (db: Db, kinds: readonly MethodKind[], at: Date): Promise<Roster> => {
  const contacts = await listContacts(db);
  return {
    contactIds: contacts.map(({ id }) => id),
    methods: await listMethods(db),
    absences: await listAbsences(db, at),
    kinds,
    at,
  };
};
