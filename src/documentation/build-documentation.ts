import { createHash } from 'node:crypto';
import { regimeById } from '../../workflows/regimes/no-gdpr.ts';
import { keptAssessments } from '../assessment/assessments.ts';
import { attachmentsInJournal } from '../attachments/attachments-in-journal.ts';
import type { Db } from '../db/transaction.ts';
import { deadlinesOf, type ListedDeadline } from '../deadlines/deadlines.ts';
import type { Incident } from '../incidents/incident.ts';
import { isAttachmentNote } from '../incidents/notes.ts';
import { readFacts } from '../incidents/incidents.ts';
import { canonicalJson } from '../journal/chain.ts';
import { readHead, readStream } from '../journal/journal.ts';
import { findSystem, readOrganisation } from '../register/register.ts';
import { alertsIn } from './alerts-raised.ts';
import { controllersIn, correspondenceIn, decisionsTaken } from './decisions-taken.ts';
import type { Documentation, DocumentedDeadline } from './documentation-document.ts';
import { exemptionsIn } from './exemptions-claimed.ts';
import { documentFacts } from './facts-documented.ts';
import { documented, type Entry, type NameOf, parseEntry, textOf } from './journal-entries.ts';
import { namesFor } from './names-for.ts';
import { noticesIn } from './notices-filed.ts';
import { peopleIn } from './people-told.ts';

const outcomeOf = (
  { status, settledAt, dueAt }: Pick<ListedDeadline, 'status' | 'settledAt' | 'dueAt'>,
  now: Date,
): DocumentedDeadline['outcome'] => {
  if (status === 'released') return 'released';
  const late = (at: string): boolean => Date.parse(at) > Date.parse(dueAt);
  if (status === 'met') return settledAt !== null && late(settledAt) ? 'late' : 'met';
  return late(now.toISOString()) ? 'overdue' : 'running';
};

const idsIn = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ actor, event }) => [
    ...(actor.kind === 'system' ? [] : [actor.id]),
    ...(typeof event['filedBy'] === 'string' ? [event['filedBy']] : []),
  ]);

/** Where a region stands, without who owes the next step. */
const outerOf = (value: string | object): string =>
  typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');

const attachmentsOf = (
  entries: readonly Entry[],
  person: (id: string) => string,
): Documentation['attachments'] =>
  attachmentsInJournal(
    entries.map(({ event }) => event as unknown as { type: string }).filter(isAttachmentNote),
  ).map(({ added, withdrawn, ...file }) => ({
    ...file,
    at: added.at,
    by: person(added.by),
    withdrawn: withdrawn && { ...withdrawn, by: person(withdrawn.by) },
  }));

const endings = ['incident.closed', 'incident.dismissed'];

const incidentOf = (
  incident: Incident,
  register: Pick<Documentation['incident'], 'system' | 'processors'>,
  { entries, person, nameOf }: { entries: readonly Entry[]; person: (id: string) => string; nameOf: NameOf },
): Documentation['incident'] => {
  const { value, context } = incident.state;
  const { case: standing } = value;
  const opening = entries[0];
  const ending =
    standing === 'closed' || standing === 'dismissed'
      ? entries.findLast(({ type }) => endings.includes(type))
      : undefined;
  return {
    ...register,
    reference: incident.reference,
    title: incident.title,
    description: incident.description,
    role: incident.role,
    detectedAt: context.detectedAt,
    awareAt: context.awareAt,
    containedAt: context.containedAt,
    openedAt: incident.openedAt.toISOString(),
    openedBy: opening ? nameOf(opening.actor) : '',
    owner: incident.ownerId === null ? null : person(incident.ownerId),
    standing: standing === 'aware' ? 'open' : standing,
    endedAt: ending?.at ?? null,
    summary: ending ? (textOf(ending, 'summary') ?? textOf(ending, 'reason')) : null,
  };
};

/**
 * The firm's own record of a breach as it stands, reported or not: read from the journal, which proves it, from the
 * facts, the clocks and the assessments. Run it in one transaction where the record may change meanwhile.
 * Basis: GDPR art. 33(5).
 */
export const buildDocumentation = async (db: Db, incident: Incident, now: Date): Promise<Documentation> => {
  const { context, value } = incident.state;
  const head = await readHead(db, incident.id);
  const entries = (await readStream(db, incident.id)).map(parseEntry);
  const rows = await readFacts(db, incident.id);
  const assessments = await keptAssessments(db, incident.id);
  const person = await namesFor(db, [
    ...idsIn(entries),
    ...rows.map(({ recordedBy }) => recordedBy),
    ...assessments.map(({ madeBy }) => madeBy),
    ...(incident.ownerId === null ? [] : [incident.ownerId]),
  ]);
  const nameOf: NameOf = (actor) => (actor.kind === 'system' ? 'system' : person(actor.id));
  const organisation = await readOrganisation(db);
  const found = incident.systemKey ? await findSystem(db, incident.systemKey) : undefined;
  const register = {
    system: found?.system.name ?? null,
    processors: found?.processors.map(({ name }) => name) ?? [],
  };
  const content = {
    format: 'varsla-internal-documentation@1' as const,
    version: incident.version,
    authority: (({ name, country }) => ({ name, country }))(regimeById(context.regime).authority),
    organisation: {
      name: organisation?.name ?? null,
      organisationNumber: organisation?.organisationNumber ?? null,
      dataProtectionOfficer: organisation?.dpo ?? null,
      contact: organisation?.contact ?? null,
    },
    incident: incidentOf(incident, register, { entries, person, nameOf }),
    risk: context.risk,
    towards: {
      authority: outerOf(value.authority),
      people: outerOf(value.people),
      controllers: outerOf(value.controllers),
    },
    ...documentFacts(rows, entries, incident.role, person),
    assessments: assessments.map((one) => ({ ...one, madeBy: person(one.madeBy) })),
    decisions: decisionsTaken(entries, nameOf),
    exemptions: exemptionsIn(entries, nameOf),
    notices: noticesIn(entries, nameOf),
    correspondence: correspondenceIn(entries, nameOf),
    controllers: controllersIn(entries, nameOf),
    people: peopleIn(entries, nameOf),
    deadlines: (await deadlinesOf(db, [incident.id])).map((clock) => ({
      kind: clock.kind,
      what: context.duties.find(({ key }) => key === clock.key)?.what ?? null,
      basis: clock.basis,
      ownTarget: clock.ownTarget,
      anchorAt: clock.anchorAt,
      dueAt: clock.dueAt,
      outcome: outcomeOf(clock, now),
      settledAt: clock.settledAt,
    })),
    alerts: alertsIn(entries),
    attachments: attachmentsOf(entries, person),
    timeline: entries.map((entry) => documented(entry, nameOf)),
    journal: { position: head?.position ?? 0, hash: head?.hash.toString('hex') ?? '' },
  };
  const hash = createHash('sha256').update(canonicalJson(content)).digest('hex');
  return { ...content, createdAt: now.toISOString(), hash };
};
