/** Bokmål, nynorsk, English: the languages that every text to people and to staff exists in. */
export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];
