/** What every page is made with. */
export { send, visitOf } from './parts/answer.ts';
export { clockRing, inOslo, timeLeft } from './parts/clock.ts';
export { errorFor, errorSummary } from './parts/errors.ts';
export { button, field, select, textArea } from './parts/form-fields.ts';
