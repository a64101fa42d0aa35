const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const escaped = new Set('\f^{}\\[~]|€');

export interface SmsSize {
  encoding: 'GSM-7' | 'UCS-2';
  /** As the network counts: in GSM-7 the euro sign and [ ] { } ~ ^ \ | are two, in UCS-2 an emoji is two or more. */
  characters: number;
  /** What is paid for: 160 characters in one or 153 in each of several; in UCS-2 70 and 67. */
  segments: number;
  /** The signs that make it UCS-2, each once: written otherwise, the text costs less than half. */
  costly: string[];
}

/** A sign is never split over two parts, so a part may be one short. */
const partsOf = (sizes: readonly number[], room: number): number => {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
};

/** How a text (after NFC) goes out as SMS. One sign outside GSM-7 (3GPP TS 23.038) makes all of it UCS-2. */
export const countSegments = (text: string): SmsSize => {
  const signs = Array.from(text.normalize('NFC'));
  const costly = [...new Set(signs.filter((sign) => !basic.has(sign) && !escaped.has(sign)))];
  const gsm = costly.length === 0;
  const sizes = signs.map((sign) => (gsm ? (escaped.has(sign) ? 2 : 1) : sign.length));
  const characters = sizes.reduce((sum, size) => sum + size, 0);
  const [single, part] = gsm ? [160, 153] : [70, 67];
  const segments = characters === 0 ? 0 : characters <= single ? 1 : partsOf(sizes, part);
  return { encoding: gsm ? 'GSM-7' : 'UCS-2', characters, segments, costly };
};
