import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor, NoticeSubmitted } from '../../workflows/incident/events.ts';
import type { Db } from '../db/transaction.ts';
import { type DoorDeps, passEvent } from '../incidents/door.ts';
import type { Incident, Reporter } from '../incidents/incident.ts';
import { readFacts } from '../incidents/incidents.ts';
import { lockForChange } from '../incidents/report-event.ts';
import { canonicalJson } from '../journal/chain.ts';
import { languages } from '../languages.ts';
import { freezeList, readLanguages } from '../people/people.ts';
import { invalid, Problem } from '../problems.ts';
import { readOrganisation } from '../register/register.ts';
import { lintNotice } from './lint-notice.ts';
import { draftNotice } from './notice-draft.ts';
import { noticeReference } from './notice-reference.ts';
import type { NoticeTexts } from './notice-texts.ts';
import { findNotice, freeze, writeDraft } from './store.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const partialText = z.strictObject({
  email: z
    .strictObject({ subject: z.string().max(1_000).optional(), text: z.string().max(50_000).optional() })
    .optional(),
  sms: z.strictObject({ text: z.string().max(10_000).optional() }).optional(),
});

/** Texts by language and channel; what is left out stays as it was, at first as the templates draft it. */
export const noticeBody = z
  .strictObject({
    texts: z.strictObject({
      nb: partialText.optional(),
      nn: partialText.optional(),
      en: partialText.optional(),
    }),
  })
  .meta({ id: 'NoticePatch' });
export type NoticeBody = z.output<typeof noticeBody>;

/** The facts that the templates put into the texts. */
export const draftedKeys = [
  'whatHappened',
  'likelyConsequences',
  'measuresTaken',
  'measuresPlanned',
  'mitigation',
] as const;

/** The templates' draft from organisation and facts as they are; what is missing stands as a gap in brackets. */
const draftFor = async (db: Db, incident: Incident): Promise<NoticeTexts> => {
  const organisation = await readOrganisation(db);
  const facts = new Map((await readFacts(db, incident.id)).map(({ key, value }) => [key, value]));
  const text = (key: Parameters<typeof facts.get>[0]): string | null => {
    const value = facts.get(key);
    return typeof value === 'string' ? value : null;
  };
  const contact = organisation?.dpo ?? organisation?.contact;
  return draftNotice({
    organisation: organisation?.name ?? '[organisation]',
    reference: noticeReference(incident),
    contact: { name: contact?.name ?? null, email: contact?.email ?? null, phone: contact?.phone ?? null },
    facts: {
      whatHappened: text('whatHappened'),
      likelyConsequences: text('likelyConsequences'),
      measuresTaken: text('measuresTaken'),
      measuresPlanned: text('measuresPlanned'),
      mitigation: text('mitigation'),
    },
  });
};

/** The texts as they stand: what was written, or the templates' draft. */
export const readTexts = async (db: Db, incident: Incident): Promise<NoticeTexts> =>
  (await findNotice(db, incident.id))?.texts ?? draftFor(db, incident);

const overlay = (texts: NoticeTexts, body: NoticeBody): NoticeTexts =>
  Object.fromEntries(
    languages.map((language) => {
      const before = texts[language];
      const { email, sms } = body.texts[language] ?? {};
      return [
        language,
        {
          email: { subject: email?.subject ?? before.email.subject, text: email?.text ?? before.email.text },
          sms: { text: sms?.text ?? before.sms.text },
        },
      ];
    }),
  ) as NoticeTexts;

/** Writes the notice's texts. Refused (409) once it was sent for approval. */
export const putNotice = async (
  deps: DoorDeps,
  tx: Db,
  input: { incidentId: string; expectedVersion: number | undefined; reporter: Reporter; body: NoticeBody },
): Promise<{ incident: Incident; texts: NoticeTexts }> => {
  const incident = await lockForChange(tx, input.incidentId, input.expectedVersion);
  const texts = overlay(await readTexts(tx, incident), input.body);
  const now = deps.clock.now();
  const author = input.reporter.personId;
  const passed = await passEvent(deps, tx, incident, {
    type: 'notice.drafted',
    at: now.toISOString(),
    actor: { kind: 'person', id: author },
    hash: sha256(canonicalJson(texts)),
  });
  await writeDraft(tx, { id: deps.ids.uuid(), incidentId: incident.id, texts, author, at: now });
  return { incident: passed, texts };
};

/**
 * Freezes texts and list for approval under one hash. Throws `invalid-input` when nobody is on the list, or when a
 * text in a language that somebody on it reads is not fit to be sent. Basis: GDPR art. 34(2).
 */
export const freezeNotice = async (
  deps: DoorDeps,
  tx: Db,
  incident: Incident,
  recorded: { at: string; actor: Actor },
): Promise<NoticeSubmitted> => {
  const frozen = await freezeList(tx, incident.id, new Date(recorded.at));
  if (!frozen) throw invalid('/people', 'Nobody is on the list: PUT /api/v1/incidents/{id}/people first.');
  const texts = await readTexts(tx, incident);
  const used = new Set<string>(await readLanguages(tx, incident.id));
  const faults = lintNotice(texts).filter(({ pointer }) => used.has(pointer.split('/')[1] ?? ''));
  if (faults.length > 0)
    throw new Problem(
      'invalid-input',
      'The texts cannot be sent as they are: PUT /api/v1/incidents/{id}/notice.',
      {
        errors: faults.map(({ pointer, code, detail }) => ({
          pointer: `/texts${pointer}`,
          detail: `${code}: ${detail}`,
        })),
      },
    );
  if (recorded.actor.kind !== 'person') throw new Error('a notice is submitted by a person');
  const author = recorded.actor.id;
  await writeDraft(tx, {
    id: deps.ids.uuid(),
    incidentId: incident.id,
    texts: null,
    author,
    at: new Date(recorded.at),
  });
  const notice = await findNotice(tx, incident.id);
  if (!notice) throw new Error('the notice that was just written is missing');
  const hash = sha256(canonicalJson({ texts, people: frozen.hash }));
  await freeze(tx, { id: notice.id, texts, hash, at: recorded.at });
  return {
    ...recorded,
    type: 'notice.submitted',
    hash,
    people: frozen.list.counts.people,
    authors: notice.authors,
  };
};
