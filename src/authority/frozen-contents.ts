/** The frozen notices of an incident to the letter, by number: what is in them hashes to what the journal names. */
export { storedContents as frozenContents } from './store.ts';
