/** What other slices may do with the journal: append to the system's stream, read. */
export { appendToSystem, readDecided, readHead, readStream, readTypes } from './store.ts';
export { verifyChains } from './verify-chains.ts';
