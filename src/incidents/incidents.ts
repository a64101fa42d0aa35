/** What other slices may read of incidents. Changes go through the door. */
export { findIncident, findIncidentByReference, lockIncident, lockIncidents, readFacts } from './store.ts';
