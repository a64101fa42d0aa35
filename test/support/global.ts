import { stopTestPostgres } from './postgres.ts';

/** Mocha calls it once, after all test files. The cluster itself is started by the first test that needs one. */
export const mochaGlobalTeardown = stopTestPostgres;
