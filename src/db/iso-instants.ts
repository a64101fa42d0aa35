import pg from 'pg';

const instantType = pg.types.builtins.TIMESTAMPTZ;
const parseInstant = pg.types.getTypeParser(instantType) as (text: string) => Date;

/** PostgreSQL's text of an instant as ISO 8601 in UTC, to the millisecond. */
const isoOf = (text: string): string => {
  const [, date, time, fraction = ''] =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?\+00$/.exec(text) ?? [];
  return date ? `${date}T${time}.${fraction.padEnd(3, '0')}Z` : parseInstant(text).toISOString();
};

type Oid = Parameters<typeof pg.types.getTypeParser>[0];

/**
 * For a query that reads thousands of instants only to show them: as `types` of the query it gives them as texts, ISO
 * 8601 in UTC, without the way through a `Date` each. Everything else is read as ever.
 */
export const isoInstants: pg.CustomTypesConfig = {
  getTypeParser: ((oid: Oid, format?: 'text') =>
    oid === instantType
      ? isoOf
      : (pg.types.getTypeParser(oid, format) as unknown)) as pg.CustomTypesConfig['getTypeParser'],
};
