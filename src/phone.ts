import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A number as E.164 and whether SMS can reach it, or undefined where it is no possible number. Norway unless it begins with +. */
export const parsePhone = (written: string): { e164: string; mobile: boolean } | undefined => {
  const number = parsePhoneNumberFromString(written, 'NO');
  if (!number?.isValid()) return undefined;
  const type = number.getType();
  return { e164: number.number, mobile: type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' };
};
