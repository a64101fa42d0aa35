import { type Contact, folded, foldedAddress } from './contact.ts';

/** Who somebody is told through, by place in the list, and whether the two are one person. */
export interface Merged {
  into: number;
  samePerson: boolean;
}

type Compared = Pick<Contact, 'name' | 'email' | 'phone' | 'landline' | 'address'>;

interface Place {
  at: number;
  name: string | null;
  email: string | null;
  number: string | null;
  address: string | null;
  hasPhone: boolean;
}

const placed = ({ name, email, phone, landline, address }: Compared, at: number): Place => {
  const number = phone ?? landline;
  return {
    at,
    name: name === null ? null : folded(name),
    email: email === null ? null : folded(email),
    number,
    address: email === null && number === null ? foldedAddress(address) : null,
    hasPhone: phone !== null,
  };
};

/** Whoever has a mailbox stands for others first, then whoever has a mobile, then whoever comes first. */
const before = (a: Place, b: Place): number =>
  Number(b.email !== null) - Number(a.email !== null) ||
  Number(b.hasPhone) - Number(a.hasPhone) ||
  a.at - b.at;

const grouped = (places: readonly Place[], keyOf: (place: Place) => string | null): Place[][] => {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const key = keyOf(place);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  return [...groups.values()].map((group) => group.sort(before));
};

const both = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : `${a}\n${b}`;

/** Of one mailbox: the same number, or the same name and no other number. */
const isSame = (earlier: Place, place: Place): boolean =>
  (place.number !== null && place.number === earlier.number) ||
  (place.name !== null && place.name === earlier.name && (place.number ?? earlier.number) === earlier.number);

/**
 * Who of a small list is told through whom, as the database merges a large one: the same person twice (name and
 * number, name and postal address, a number without a name), then one mailbox, then one number where it is all that
 * they have. Whoever stands for others is merged into nobody.
 */
export const mergePeople = (people: readonly Compared[]): Map<number, Merged> => {
  const merged = new Map<number, Merged>();
  const all = people.map(placed);
  const alone = (): Place[] => all.filter(({ at }) => !merged.has(at));
  const mergeGroups = (
    groups: Place[][],
    isSamePerson: (place: Place, group: readonly Place[]) => boolean,
  ): void => {
    for (const group of groups)
      for (const [index, place] of group.entries())
        if (index > 0)
          merged.set(place.at, {
            into: (group[0] as Place).at,
            samePerson: isSamePerson(place, group.slice(0, index)),
          });
  };
  const always = (): boolean => true;
  mergeGroups(
    grouped(all, ({ name, number }) => both(name, number)),
    always,
  );
  mergeGroups(
    grouped(all, ({ name, address }) => both(name, address)),
    always,
  );
  const named = new Map(
    grouped(all, ({ name, email, number }) => (name === null && email === null ? null : number)).map(
      ([first]) => [first?.number, first?.at],
    ),
  );
  for (const { at, name, email, number } of all) {
    const into = name === null && email === null && number !== null ? named.get(number) : undefined;
    if (into !== undefined) merged.set(at, { into, samePerson: true });
  }
  mergeGroups(
    grouped(alone(), ({ email }) => email),
    (place, group) => group.some((one) => isSame(one, place)),
  );
  mergeGroups(
    grouped(alone(), ({ email, number }) => (email === null ? number : null)),
    ({ name }, [first]) => name === null || first?.name === null || first?.name === name,
  );
  for (const one of merged.values())
    for (let next = merged.get(one.into); next; next = merged.get(one.into)) one.into = next.into;
  return merged;
};
