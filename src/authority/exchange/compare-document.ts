import type { Db } from '../../db/transaction.ts';
import type { DoorDeps } from '../../incidents/door.ts';
import { factsBody, type FactsBody } from '../../incidents/facts/fact-schemas.ts';
import { isSameValue } from '../../incidents/facts/standing.ts';
import type { Certainty, FactKey, FactValue } from '../../incidents/facts/vocabulary.ts';
import type { Incident, Reporter } from '../../incidents/incident.ts';
import { readFacts } from '../../incidents/incidents.ts';
import { recordFacts } from '../../incidents/record-facts.ts';
import { problemOf } from '../../http/problem-details.ts';
import { Problem } from '../../problems.ts';
import { refuseFaults } from './check-document.ts';
import { factsFromDocument, type TakenFacts } from './facts-from-document.ts';
import type { EdpbDocument } from './field-types.ts';

interface SaidFact {
  certainty: Certainty;
  value: FactValue;
}

/** One fact of a document beside the one that is recorded. */
export interface ComparedFact {
  key: FactKey;
  /** `new`: nothing was known of it. `same`: it changes nothing. `differs`: somebody has to choose. */
  standing: 'new' | 'same' | 'differs';
  from: SaidFact | null;
  to: SaidFact;
}

export interface Comparison {
  items: ComparedFact[];
  notTaken: TakenFacts['notTaken'];
}

const dayOf = (instant: unknown): string | undefined =>
  typeof instant === 'string'
    ? new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' })
    : undefined;

/** The template asks for a day where we know the hour: the same day says nothing new. */
const isSameDay = (key: FactKey, from: SaidFact, to: SaidFact): boolean =>
  key === 'toldAt' && dayOf(from.value) !== undefined && dayOf(from.value) === dayOf(to.value);

const standingOf = (key: FactKey, from: SaidFact | null, to: SaidFact): ComparedFact['standing'] => {
  if (!from || (from.certainty === 'to-be-determined' && to.certainty !== 'to-be-determined')) return 'new';
  const isSame = from.certainty === to.certainty && isSameValue(from.value, to.value);
  return isSame || isSameDay(key, from, to) ? 'same' : 'differs';
};

const readDocument = (document: unknown, now: Date): TakenFacts => {
  refuseFaults(document, now, '/document');
  const read = document as EdpbDocument;
  if (read.fields[4] === 'c')
    throw new Problem('invalid-input', 'A withdrawal tells no facts.', {
      errors: [{ pointer: '/document/fields/4', detail: 'A withdrawal tells no facts.' }],
    });
  const told = factsFromDocument(read);
  const facts = factsBody.safeParse(told.facts);
  if (!facts.success) throw problemOf(facts.error, 'body');
  return told;
};

/**
 * What a document in the draft's numbering would change in a case, fact by fact; nothing is written. Throws
 * `invalid-input` with every broken rule at once, as pointers below `/document`.
 */
export const compareDocument = async (
  db: Db,
  incident: Incident,
  document: unknown,
  now: Date,
): Promise<Comparison> => {
  const { facts, notTaken } = readDocument(document, now);
  const known = new Map((await readFacts(db, incident.id)).map((fact) => [fact.key, fact]));
  const items = Object.entries(facts).flatMap(([name, fact]): ComparedFact[] => {
    if (!fact) return [];
    const key = name as FactKey;
    const recorded = known.get(key);
    const from = recorded ? { certainty: recorded.certainty, value: recorded.value } : null;
    const to = { certainty: fact.certainty, value: fact.value ?? null };
    return [{ key, standing: standingOf(key, from, to), from, to }];
  });
  return { items, notTaken };
};

/**
 * Records those facts of a document that somebody chose, through the ordinary door and with their source. Throws
 * `invalid-input` naming `/keys` for one that the document does not tell.
 */
export const takeFacts = async (
  deps: DoorDeps,
  tx: Db,
  input: {
    incidentId: string;
    expectedVersion: number | undefined;
    document: unknown;
    keys: readonly FactKey[];
    reporter: Reporter;
  },
): Promise<Incident> => {
  const { facts } = readDocument(input.document, deps.clock.now());
  const missing = input.keys.flatMap((key, at) =>
    facts[key] ? [] : [{ pointer: `/keys/${at}`, detail: 'The document does not tell this fact.' }],
  );
  if (missing.length > 0)
    throw new Problem('invalid-input', 'The document does not tell all of these.', { errors: missing });
  const body: FactsBody = Object.fromEntries(input.keys.map((key) => [key, facts[key]]));
  const { incidentId, expectedVersion, reporter } = input;
  return recordFacts(deps, tx, { incidentId, expectedVersion, reporter, body });
};
