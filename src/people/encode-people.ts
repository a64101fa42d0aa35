import type { BinaryCopy } from '../db/binary-copy.ts';
import type { IncidentKey } from '../sealing.ts';
import { mark, type PreparedPeople } from './new-person.ts';

/** Columns that `copyPeople` names, in its order. */
const columns = 17;

const isMarked = (marks: number, one: number): boolean => (marks & one) !== 0;

/**
 * Writes people as rows of their list: ids, marks, and the keyed hashes that they are merged and found by. Nothing of
 * how to reach them.
 */
export const encodePeople = (
  into: BinaryCopy,
  key: IncidentKey,
  list: { id: string; incidentId: string },
  people: PreparedPeople,
  { newId, from }: { newId: () => string; from: number },
): Buffer => {
  const index = (kind: string, value: string | null | undefined): string | null =>
    value === null || value === undefined ? null : key.blindIndex(kind, value);
  for (const [at, row] of people.rows.entries()) {
    const marks = people.marks[at] ?? 0;
    into.row(columns);
    into.uuid(newId());
    into.uuid(list.incidentId);
    into.uuid(list.id);
    into.int4(from + at);
    into.int4(row);
    into.text(people.languages[at] ?? 'nb');
    into.bool(isMarked(marks, mark.email));
    into.bool(isMarked(marks, mark.phone));
    into.bool(isMarked(marks, mark.address));
    into.bool(isMarked(marks, mark.child));
    into.bool(isMarked(marks, mark.vulnerable));
    into.bool(isMarked(marks, mark.secretAddress));
    into.int2(people.groups[at] ?? null);
    into.bytea(index('email', people.emails[at]));
    into.bytea(index('phone', people.numbers[at]));
    into.bytea(index('name', people.names[at]));
    into.bytea(index('address', people.letters[at]));
  }
  return into.end();
};
