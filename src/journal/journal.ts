/** What other slices may do with the journal: append to the system's stream, read. */
export { appendToSystem, readHead, readStream } from './store.ts';
