const lists = ['systems', 'processors', 'dataCategories', 'peopleGroups', 'retention', 'promises'] as const;
const referred = ['processors', 'dataCategories', 'peopleGroups', 'retention'] as const;

type Referring = { key: string } & Record<(typeof referred)[number], readonly string[]>;
type Lists = Record<Exclude<(typeof lists)[number], 'systems'>, readonly { key: string }[]> & {
  systems: readonly Referring[];
};

export interface RegisterFault {
  /** Where it stands in the document; its parts joined by `/` are a JSON pointer. */
  path: (string | number)[];
  message: string;
}

const repeatedAt = (keys: readonly string[]): number[] =>
  keys.flatMap((key, place) => (keys.indexOf(key) < place ? [place] : []));

/** What a schema of single fields cannot see: a key that stands twice in a list, and a reference to nothing. */
export const registerFaults = (register: Lists): RegisterFault[] => {
  const repeatedKeys = lists.flatMap((list) =>
    repeatedAt(register[list].map((item) => item.key)).map((place) => ({
      path: [list, place, 'key'],
      message: 'this key stands earlier in the list',
    })),
  );
  const references = register.systems.flatMap((system, at) =>
    referred.flatMap((list) => {
      const known = new Set(register[list].map((item) => item.key));
      const repeated = new Set(repeatedAt(system[list]));
      return system[list].flatMap((key, place) => {
        const path = ['systems', at, list, place];
        if (!known.has(key)) return [{ path, message: `no such key in ${list}` }];
        return repeated.has(place) ? [{ path, message: 'this key stands earlier in the list' }] : [];
      });
    }),
  );
  return [...repeatedKeys, ...references];
};
