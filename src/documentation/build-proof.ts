import { createHash } from 'node:crypto';
import type { Db } from '../db/transaction.ts';
import type { Incident } from '../incidents/incident.ts';
import { canonicalJson } from '../journal/chain.ts';
import { readHead, readTypes } from '../journal/journal.ts';
import { languages } from '../languages.ts';
import type { NoticeTexts } from '../notices/notice-texts.ts';
import {
  failuresByReason,
  messagesByChannel,
  messagesByDay,
  peopleByLanguage,
  standingOfPeople,
} from '../notices/sent-ledger.ts';
import { readOrganisation } from '../register/register.ts';
import { parseEntry, textOf } from './journal-entries.ts';
import { namesFor } from './names-for.ts';
import { peopleIn } from './people-told.ts';
import type { NoticeProof, ProvedText } from './proof-document.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const telling = [
  'people.listed',
  'notice.submitted',
  'notice.approved',
  'notice.returned',
  'notice.settled',
  'remainder.decided',
] as const;

/** The texts in the languages that somebody on the list reads. */
const provedTexts = (texts: NoticeTexts, readers: ReadonlyMap<string, number>): ProvedText[] =>
  languages.flatMap((language) => {
    const people = readers.get(language) ?? 0;
    if (people === 0) return [];
    return Object.entries(texts[language]).map(([channel, content]) => {
      const { subject = null, text } = content as { subject?: string; text: string };
      return { language, channel, subject, text, hash: sha256(canonicalJson(content)), people };
    });
  });

/** Proof of an approved notice as the ledger and the journal have it now. */
export const buildProof = async (
  db: Db,
  incident: Incident,
  notice: { id: string; texts: NoticeTexts },
  now: Date,
): Promise<NoticeProof> => {
  const head = await readHead(db, incident.id);
  const entries = (await readTypes(db, incident.id, telling)).map(parseEntry);
  const person = await namesFor(
    db,
    entries.flatMap(({ actor }) => (actor.kind === 'system' ? [] : [actor.id])),
  );
  const nameOf = (actor: (typeof entries)[number]['actor']): string =>
    actor.kind === 'system' ? 'system' : person(actor.id);
  const organisation = await readOrganisation(db);
  const content = {
    format: 'varsla-proof-of-notice@1' as const,
    organisation: {
      name: organisation?.name ?? null,
      organisationNumber: organisation?.organisationNumber ?? null,
    },
    incident: { reference: incident.reference, title: incident.title, version: incident.version },
    told: peopleIn(entries, nameOf),
    people: await standingOfPeople(db, notice.id),
    channels: await messagesByChannel(db, notice.id),
    days: await messagesByDay(db, notice.id),
    failures: await failuresByReason(db, notice.id),
    decisions: entries
      .filter(({ type }) => type === 'remainder.decided')
      .map((entry) => ({
        at: entry.at,
        by: nameOf(entry.actor),
        reason: textOf(entry, 'reason') ?? '',
      })),
    texts: provedTexts(notice.texts, await peopleByLanguage(db, notice.id)),
    journal: { position: head?.position ?? 0, hash: head?.hash.toString('hex') ?? '' },
  };
  return { ...content, createdAt: now.toISOString(), hash: sha256(canonicalJson(content)) };
};
