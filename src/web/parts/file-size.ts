import type { Visit } from '../visit.ts';

const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;
const kilobyte = 1024;

/** How large a file is, as people say it: `740 byte`, `12 kB`, `3,4 MB`. */
export const fileSize = ({ language }: Pick<Visit, 'language'>, bytes: number): string => {
  if (bytes < kilobyte) return `${bytes} ${language === 'en' ? 'bytes' : 'byte'}`;
  const isLarge = bytes >= kilobyte * kilobyte;
  const amount = bytes / (isLarge ? kilobyte * kilobyte : kilobyte);
  const said = new Intl.NumberFormat(locales[language], { maximumFractionDigits: isLarge ? 1 : 0 });
  return `${said.format(amount)} ${isLarge ? 'MB' : 'kB'}`;
};
