import { stopTestPostgres } from './postgres.ts';

/** Mocha calls it once, after all test files. A cluster is started by the first test in a process that needs one. */
export const mochaGlobalTeardown = stopTestPostgres;
