/** What other slices may know of clocks. Rows change only through the door and the sweep. */
export { deadlinesOf, type StoredDeadline } from './store.ts';
