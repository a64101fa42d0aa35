/** What other slices may do with the journal: append to the system's stream, read. */
export { appendToSystem, readDecided, readHead, readStream, readTypes } from './store.ts';
export { headsOfStream } from './head-store.ts';
export { signHeads } from './sign-heads.ts';
export { checkChain, verifyChains } from './verify-chains.ts';
export { missingIncidents, verifyHeads, verifyKeptHeads } from './verify-heads.ts';
