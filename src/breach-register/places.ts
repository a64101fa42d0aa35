import type { Db } from '../db/transaction.ts';
import { readRegister } from '../register/register.ts';
import type { FindPlace } from './statistics.ts';

/** The systems and who runs them, as the register of systems has them now. */
export interface Places {
  find: FindPlace;
  /** A system's name by its key; whatever an older list wrote stays as it is. */
  nameOf: (system: string) => string;
  /** All that a breach may have for a system that is named so: the name, and the keys of those with this key or name. */
  called: (system: string) => string[];
}

export const readPlaces = async (db: Db): Promise<Places> => {
  const { systems = [], processors = [] } = (await readRegister(db)) ?? {};
  const processorNames = new Map(processors.map(({ key, name }) => [key, name]));
  const byKey = new Map(
    systems.map(({ key, name, processors: keys }) => [
      key,
      { name, processors: keys.map((one) => processorNames.get(one) ?? one) },
    ]),
  );
  // An older list may name a system as the register does.
  const byName = new Map([...byKey.values()].map((place) => [place.name, place]));
  const find: FindPlace = (system) =>
    byKey.get(system) ?? byName.get(system) ?? { name: system, processors: [] };
  return {
    find,
    nameOf: (system) => find(system).name,
    called: (system) => [
      system,
      ...systems.flatMap(({ key, name }) => (key === system || name === system ? [key, name] : [])),
    ],
  };
};
