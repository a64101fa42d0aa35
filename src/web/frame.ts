/** What every page is made with. */
export { send, visitOf } from './parts/answer.ts';
export { clockRing, inOslo, timeLeft } from './parts/clock.ts';
export { errorFor, errorSummary } from './parts/errors.ts';
export { fileSize } from './parts/file-size.ts';
export { button, field, fileField, select, textArea } from './parts/form-fields.ts';
