/** What others may do with the hold: place it, ask for it, begin a new line of marks after a restore. */
export { isHeld, openHold, placeHold, startNewLineage } from './store.ts';
