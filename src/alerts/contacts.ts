export { listContacts } from './store.ts';
