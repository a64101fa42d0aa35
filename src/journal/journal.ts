/** What other slices may do with the journal: append to the system's stream, read. */
export { appendToSystem, type JournalRow, readHead, readStream } from './store.ts';
