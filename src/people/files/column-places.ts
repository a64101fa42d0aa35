import type { ColumnPlan, Target } from './columns.ts';

/** Where the columns of each kind stand. */
export type ColumnPlaces = Readonly<
  Record<Exclude<Target, 'field' | 'skip' | 'identityNumber'>, readonly number[]>
> & {
  fields: readonly { field: string; at: number }[];
  /** Every column that something is read from. */
  read: readonly number[];
};

export const placesOf = (columns: readonly ColumnPlan[]): ColumnPlaces => {
  const of = (target: Target): number[] => columns.flatMap(({ as }, at) => (as === target ? [at] : []));
  const single = {
    name: of('name'),
    firstName: of('firstName'),
    lastName: of('lastName'),
    email: of('email'),
    phone: of('phone'),
    language: of('language'),
    street: of('street'),
    postalCode: of('postalCode'),
    place: of('place'),
    country: of('country'),
    group: of('group'),
    child: of('child'),
    birthDate: of('birthDate'),
    vulnerable: of('vulnerable'),
    secretAddress: of('secretAddress'),
  };
  const fields = columns.flatMap(({ as, field }, at) => (as === 'field' && field ? [{ field, at }] : []));
  return { ...single, fields, read: [...Object.values(single).flat(), ...fields.map(({ at }) => at)] };
};
