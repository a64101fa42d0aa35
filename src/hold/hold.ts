/** What others may do with the hold: place it, ask for it, refuse what would be sent, begin a new line of marks after a restore. */
export { refuseHeld } from './refuse-held.ts';
export { isHeld, openHold, placeHold, startNewLineage } from './store.ts';
