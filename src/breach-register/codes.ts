/** What a filter offers, for whoever draws it. */
export { outcomes } from './breach-row.ts';

/** Which of confidentiality, integrity, availability was breached (GDPR art. 4(12)). */
export const natureCodes = ['confidentiality', 'integrity', 'availability'] as const;
