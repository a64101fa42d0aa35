import { createHash } from 'node:crypto';

/** Letters and digits that nobody takes for one another when read aloud (RFC 4648 base32, without what looks alike). */
const signs = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const length = 6;

/**
 * The reference in a notice to people: that of the case, and six signs that cannot be guessed from it. Made from the
 * case's id, which stands in no notice: the same each time, and kept nowhere.
 */
export const noticeReference = ({ id, reference }: { id: string; reference: string }): string => {
  const bytes = createHash('sha256').update(`notice-reference:${id}`).digest();
  const code = Array.from({ length }, (_, at) => signs[(bytes[at] ?? 0) % signs.length]).join('');
  return `${reference}-${code}`;
};

/** The case's reference in one that somebody typed, however they wrote it; undefined where it has not that form. */
export const readNoticeReference = (typed: string): { reference: string; whole: string } | undefined => {
  const whole = typed
    .toUpperCase()
    .replaceAll(/\s/g, '')
    .replaceAll(/[‐-―−]/g, '-')
    .slice(0, 40);
  const [, reference] = /^(AV-\d{4}-\d{4,8})-[A-Z0-9]{6}$/.exec(whole) ?? [];
  return reference === undefined ? undefined : { reference, whole };
};
