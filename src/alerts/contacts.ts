/** What other slices may know of staff contacts. */
export { contactNames, findContact, listContacts } from './store.ts';
