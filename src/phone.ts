import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Norwegian mobiles as people write them; the library knows no other, and takes ten times as long. A test compares the two. */
const norwegianMobile = /^(?:\+47|0047)?(4(?:[01678]\d|5[0-24-9])\d{5}|9\d{7})$/;

/** A number as E.164 and whether SMS can reach it, or undefined where it is no possible number. Norway unless it begins with +. */
export const parsePhone = (written: string): { e164: string; mobile: boolean } | undefined => {
  const [, mobile] = norwegianMobile.exec(written.replaceAll(' ', '')) ?? [];
  if (mobile) return { e164: `+47${mobile}`, mobile: true };
  const number = parsePhoneNumberFromString(written, 'NO');
  if (!number?.isValid()) return undefined;
  const type = number.getType();
  return { e164: number.number, mobile: type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' };
};
