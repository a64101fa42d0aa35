/** What other slices may read of incidents. Changes go through the door. */
export { findIncident, lockIncident, readFacts } from './store.ts';
