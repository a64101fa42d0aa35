import pg from 'pg';

// bigint comes as a number: counts and positions stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface Connection {
  connectionString?: string;
  host?: string;
  port?: number;
  user?: string;
  password?: string;
  database?: string;
}

export const createPool = (connection: Connection, max = 20): pg.Pool =>
  new pg.Pool({ ...connection, max, application_name: 'varsla' });
