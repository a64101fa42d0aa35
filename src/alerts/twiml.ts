import type { Language } from '../languages.ts';

/** What is read aloud in nynorsk is read by the Norwegian voice. */
const voices = { nb: 'nb-NO', nn: 'nb-NO', en: 'en-GB' } as const satisfies Record<Language, string>;

const escaped = (text: string): string =>
  text.replaceAll(
    /[<>&"']/g,
    (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;' })[sign] ?? '',
  );

const document = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;

const say = (language: Language, text: string): string =>
  `<Say language="${voices[language]}">${escaped(text)}</Say>`;

/** Says something twice, as whoever is woken misses the first words; then the call ends. */
export const sayTwice = (language: Language, text: string): string =>
  document(`${say(language, text)}<Pause length="1"/>${say(language, text)}<Hangup/>`);

/** Says something once, and the call ends. */
export const sayOnce = (language: Language, text: string): string =>
  document(`${say(language, text)}<Hangup/>`);

/** Says something and waits for one digit, which is posted to `action`; without one says how that ends. */
export const askForDigit = (
  language: Language,
  { text, ask, action, without }: { text: string; ask: string; action: string; without: string },
): string => {
  const once = `${say(language, text)}${say(language, ask)}<Pause length="1"/>`;
  return document(
    `<Gather input="dtmf" numDigits="1" timeout="10" method="POST" action="${escaped(action)}">${once}${once}</Gather>${say(language, without)}<Hangup/>`,
  );
};

/** Answers a text, or takes it in without an answer. */
export const answerText = (text: string | undefined): string =>
  document(text === undefined ? '' : `<Message>${escaped(text)}</Message>`);
