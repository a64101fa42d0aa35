import { authorityDueAt } from '../../workflows/incident/context.ts';
import { regimeById } from '../../workflows/regimes/no-gdpr.ts';
import { namesOf } from '../access/names.ts';
import type { Db } from '../db/transaction.ts';
import type { FactValue } from '../incidents/facts/vocabulary.ts';
import type { Incident } from '../incidents/incident.ts';
import { readFacts } from '../incidents/incidents.ts';
import { isAlertNote } from '../incidents/notes.ts';
import { readHead, readStream } from '../journal/journal.ts';
import { findSystem, readOrganisation } from '../register/register.ts';
import { exemptionBasesOf, informedStatus } from './people-informed.ts';
import type { AuthorityReport, ReportField } from './report-document.ts';
import { type SheetFact, sheetFacts } from './sheet-facts.ts';

/** What the report asks of other slices' figures: how far the notice to the people has come. */
export type PeopleFigures = (
  db: Db,
  incidentId: string,
) => Promise<AuthorityReport['peopleInformed']['figures']>;

/** What Datatilsynet's form asks beside the description; only joint controllers' arrangement stays out of the sheet. */
export const reportedKeys: readonly SheetFact[] = sheetFacts.filter(
  (key) => key !== 'authorityNotifier' && key !== 'peopleInformer',
);

/** The sheet has texts, numbers and lists of words only. Throws for a fact that is something else. */
const printable = (value: FactValue): ReportField['value'] => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new Error('a fact of the sheet with a value that it cannot print');
};

const parse = (body: string) =>
  JSON.parse(body) as {
    event: {
      at: string;
      actor: { kind: string; id?: string };
      reasoning?: string;
      exemptionId?: string;
      code?: string;
    };
  };

/** What a notice is beside what the record says: its kind, and the one that it refers to. */
export type ReportHead = Pick<
  AuthorityReport,
  'kind' | 'completeness' | 'previous' | 'withdrawal' | 'mandates'
>;

/**
 * The notice to the authority, made from the facts as they are in this transaction. What is not known is in it as
 * not known. Basis: GDPR art. 33(3); the order is that of Datatilsynet's form.
 */
export const buildReport = async (
  db: Db,
  incident: Incident,
  now: Date,
  peopleFigures: PeopleFigures,
  about: ReportHead,
): Promise<AuthorityReport> => {
  const { context } = incident.state;
  const regime = regimeById(context.regime);
  const organisation = await readOrganisation(db);
  const system = incident.systemKey ? await findSystem(db, incident.systemKey) : undefined;
  const facts = new Map((await readFacts(db, incident.id)).map((fact) => [fact.key, fact]));
  const head = await readHead(db, incident.id);
  // How staff were woken is no business of the authority's.
  const entries = (await readStream(db, incident.id)).filter((entry) => !isAlertNote(entry));
  const parsed = entries.map((entry) => ({ type: entry.type, ...parse(entry.body).event }));
  const names = await namesOf(
    db,
    parsed.flatMap(({ actor }) => (actor.id ? [actor.id] : [])),
  );
  const actorName = (actor: { id?: string }): string => (actor.id && names.get(actor.id)) || 'Varsla';
  const assessed = parsed.findLast(({ type }) => type === 'risk.assessed');
  const dueAt = authorityDueAt(context);
  const informed = informedStatus(incident);
  return {
    format: 'varsla-authority-report@2',
    status: 'draft',
    hash: null,
    ...about,
    form: null,
    sheet: null,
    version: incident.version,
    createdAt: now.toISOString(),
    authority: { name: regime.authority.name, country: regime.authority.country },
    organisation: {
      name: organisation?.name ?? null,
      organisationNumber: organisation?.organisationNumber ?? null,
      dataProtectionOfficer: organisation?.dpo ?? null,
      contact: organisation?.contact ?? null,
    },
    incident: {
      reference: incident.reference,
      title: incident.title,
      description: incident.description,
      role: incident.role,
      system: system?.system.name ?? null,
      processors: system?.processors.map(({ name }) => name) ?? [],
      detectedAt: context.detectedAt,
      awareAt: context.awareAt,
      awareReason: context.awareReason,
      containedAt: context.containedAt,
    },
    deadline:
      incident.role === 'processor'
        ? null
        : {
            dueAt,
            basis: regime.duties['authority.notice'].basis,
            overdue: Date.parse(context.authoritySettledAt ?? now.toISOString()) > Date.parse(dueAt),
            delayReason: null,
          },
    fields: reportedKeys.map((key) => {
      const fact = facts.get(key);
      return {
        key,
        certainty: fact?.certainty ?? 'to-be-determined',
        value: printable(fact?.value ?? null),
      };
    }),
    assessment:
      assessed && context.risk
        ? {
            level: context.risk,
            reasoning: assessed.reasoning ?? '',
            assessedAt: assessed.at,
            assessedBy: actorName(assessed.actor),
          }
        : null,
    peopleInformed: {
      status: informed,
      ...((informed === 'exempt' || informed === 'held') && { bases: exemptionBasesOf(incident, parsed) }),
      figures: await peopleFigures(db, incident.id),
      ...(context.noticeOwnApproval && { ownApprovalReason: context.noticeOwnApproval }),
    },
    approval: null,
    timeline: parsed
      // Nor who added or opened which file.
      .filter(({ type }) => !/^(?:deadline|attachment)\./.test(type))
      .map(({ type, at, actor }) => ({ at, event: type, actor: actorName(actor) })),
    journal: { position: head?.position ?? 0, hash: head?.hash.toString('hex') ?? '' },
  };
};
