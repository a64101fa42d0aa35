import { fileURLToPath } from 'node:url';
import { stopTestPostgres } from './postgres.ts';

/** Compiled modules are kept between the many processes of a run: half of a process's start is reading its source. */
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('../../node_modules/.cache/varsla-tests', import.meta.url),
);

/** Mocha calls it once, after all test files. A cluster is started by the first test in a process that needs one. */
export const mochaGlobalTeardown = stopTestPostgres;
