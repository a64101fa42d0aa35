import { timingSafeEqual } from 'node:crypto';
import type { Db } from '../db/transaction.ts';
import { findIncidentByReference } from '../incidents/incidents.ts';
import type { Language } from '../languages.ts';
import { languages } from '../languages.ts';
import { readOrganisation } from '../register/register.ts';
import { noticeReference, readNoticeReference } from './notice-reference.ts';
import { approvedNotice, firstHandedOver } from './sent-ledger.ts';

/** What whoever has a notice may learn of it: no more than stands in it. */
export interface GenuineNotice {
  organisation: string;
  /** When the first message of it left. */
  since: Date;
  subjects: Record<Language, string>;
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * The notice whose reference somebody typed; undefined for one that nobody was sent, or that is no reference of ours.
 * Says nothing of who got it.
 */
export const findGenuine = async (db: Db, typed: string): Promise<GenuineNotice | undefined> => {
  const read = readNoticeReference(typed);
  const incident = read && (await findIncidentByReference(db, read.reference));
  if (!incident || !isSame(noticeReference(incident), read.whole)) return undefined;
  const notice = await approvedNotice(db, incident.id);
  const since = notice && (await firstHandedOver(db, notice.id));
  if (!notice || !since) return undefined;
  const subjects = Object.fromEntries(
    languages.map((language) => [language, notice.texts[language].email.subject]),
  ) as Record<Language, string>;
  return { organisation: (await readOrganisation(db))?.name ?? '', since, subjects };
};
