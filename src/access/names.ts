export { namesOf } from './store.ts';
