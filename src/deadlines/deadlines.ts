/** What other slices may know of clocks. Rows change only through the door and the sweep. */
export { reconcileDeadlines } from './reconcile.ts';
export {
  deadlinesOf,
  firstArmedDeadlines,
  listedDeadlines,
  type ListedDeadline,
} from './store.ts';
