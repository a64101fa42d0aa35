/** What other slices may know of staff contacts. */
export { contactNames } from './store.ts';
