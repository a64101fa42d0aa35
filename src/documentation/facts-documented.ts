import {
  type Certainty,
  type FactKey,
  factFields,
  factKeys,
  type FactValue,
  isAsked,
  unaskedFacts,
} from '../incidents/facts/vocabulary.ts';
import { withoutPartyContacts } from '../incidents/facts/party-contacts.ts';
import type { Role } from '../../workflows/incident/events.ts';
import type { DocumentedFact } from './documentation-document.ts';
import type { Entry } from './journal-entries.ts';

interface RecordedFact {
  key: FactKey;
  value: FactValue;
  certainty: Certainty;
  source: string | null;
  recordedAt: Date;
  recordedBy: string;
}

interface Change {
  key: FactKey;
  from: { value: FactValue; certainty: Certainty } | null;
}

const earlierIn = (entries: readonly Entry[]): Map<FactKey, DocumentedFact['earlier']> => {
  const found = new Map<FactKey, DocumentedFact['earlier']>();
  for (const { event, at } of entries)
    for (const { key, from } of Array.isArray(event['changes']) ? (event['changes'] as Change[]) : [])
      if (from)
        found.set(key, [
          ...(found.get(key) ?? []),
          { value: withoutPartyContacts(from.value), certainty: from.certainty, until: at },
        ]);
  return found;
};

/**
 * The facts in the order of the vocabulary, each with what was held for true before; how other parties are reached is
 * left out. `unanswered`: what is asked for and nobody has recorded.
 */
export const documentFacts = (
  rows: readonly RecordedFact[],
  entries: readonly Entry[],
  role: Role,
  nameOf: (personId: string) => string,
): { facts: DocumentedFact[]; unanswered: FactKey[] } => {
  const byKey = new Map(rows.map((fact) => [fact.key, fact]));
  const earlier = earlierIn(entries);
  const standing = Object.fromEntries(rows.map((fact) => [fact.key, fact]));
  return {
    facts: factKeys.flatMap((key) => {
      const fact = byKey.get(key);
      if (!fact) return [];
      return [
        {
          key,
          section: factFields[key].section,
          certainty: fact.certainty,
          value: withoutPartyContacts(fact.value),
          source: fact.source,
          recordedAt: fact.recordedAt.toISOString(),
          recordedBy: nameOf(fact.recordedBy),
          earlier: earlier.get(key) ?? [],
        },
      ];
    }),
    unanswered: factKeys.filter(
      (key) => !byKey.has(key) && !unaskedFacts.includes(key) && isAsked(key, standing, role),
    ),
  };
};
