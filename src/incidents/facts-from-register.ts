import type { RegisterDocument } from '../register/register-document.ts';
import { type Fact, type FactKey, factValues } from './facts/vocabulary.ts';

/** What stands as the source of a fact that nobody said: the register gave it. */
export const fromRegister = 'register';

/** A fact that follows from something else than a person's word. */
export interface FilledFact extends Fact {
  key: FactKey;
  source: string;
}

/**
 * The first estimate that a system's entry in the register gives: who is in it, how many, which data, what it is and
 * where it stands.
 * In bokmål, the language of the authority's form. A number only where every group has a usual one: a part of the sum
 * would look like the whole. Nothing where the system is unknown or its entry empty.
 */
export const factsFromRegister = (
  register: RegisterDocument | undefined,
  systemKey: string,
): FilledFact[] => {
  const system = register?.systems.find(({ key }) => key === systemKey);
  if (!register || !system) return [];
  const groups = register.peopleGroups.filter(({ key }) => system.peopleGroups.includes(key));
  const data = register.dataCategories.filter(({ key }) => system.dataCategories.includes(key));
  const counts = groups.flatMap(({ usualCount }) => usualCount ?? []);
  const candidates: Partial<Record<FactKey, Fact['value']>> = {
    peopleCategories: groups.map(({ names }) => names.nb),
    dataCategories: data.map(({ names }) => names.nb),
    ...(counts.length > 0 &&
      counts.length === groups.length && { peopleCount: counts.reduce((sum, one) => sum + one, 0) }),
    systemsDescription: [system.name, system.description, system.location]
      .flatMap((part) => part ?? [])
      .join('. '),
    ...(system.location !== undefined && {
      dataWhereabouts: `I systemet ${system.name}: ${system.location}`,
    }),
  };
  return Object.entries(candidates).flatMap(([name, value]) => {
    const key = name as FactKey;
    return factValues[key].safeParse(value).success
      ? [{ key, value, certainty: 'estimated' as const, source: fromRegister }]
      : [];
  });
};
