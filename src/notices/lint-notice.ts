import { languages } from '../languages.ts';
import { MergeSyntaxError, mergeFieldsIn } from '../merge-fields.ts';
import { incidentFields, type NoticeTexts, personFields } from './notice-texts.ts';
import { hasAccountNumber, hasCardNumber, hasIdentityNumber } from './sensitive-numbers.ts';

/** Twilio takes no longer message text. */
export const smsMaxCharacters = 1_600;

export interface NoticeFault {
  /** JSON pointer into the texts: `/nb/email/subject`. */
  pointer: string;
  code:
    | 'empty-text'
    | 'leftover-gap'
    | 'merge-syntax'
    | 'unknown-merge-field'
    | 'identity-number'
    | 'account-number'
    | 'card-number'
    | 'link'
    | 'line-break'
    | 'sms-too-long';
  /** In English, for the log of an integration; quotes no number and no text but a gap or a field's name. */
  detail: string;
}

const placesOf = (texts: NoticeTexts): { pointer: string; text: string }[] =>
  languages.flatMap((language) => [
    { pointer: `/${language}/email/subject`, text: texts[language].email.subject },
    { pointer: `/${language}/email/text`, text: texts[language].email.text },
    { pointer: `/${language}/sms/text`, text: texts[language].sms.text },
  ]);

const gapsIn = (text: string): string[] => text.match(/\[[^[\]]*\]/g) ?? [];

/** What stands in brackets: the gaps that a draft leaves, also when somebody has reworded them. */
export const noticeGaps = (texts: NoticeTexts): { pointer: string; gap: string }[] =>
  placesOf(texts).flatMap(({ pointer, text }) => gapsIn(text).map((gap) => ({ pointer, gap })));

type Fault = Omit<NoticeFault, 'pointer'>;

const mergeFaults = (text: string): Fault[] => {
  try {
    return mergeFieldsIn(text)
      .filter((field) => !personFields.some((known) => known === field))
      .map((field) => ({
        code: 'unknown-merge-field',
        detail: incidentFields.some((known) => known === field)
          ? `${field} is filled in when the draft is made: write it out`
          : `the merge fields are ${personFields.join(', ')}, not ${field.slice(0, 40)}`,
      }));
  } catch (error) {
    if (!(error instanceof MergeSyntaxError)) throw error;
    return [{ code: 'merge-syntax', detail: error.message }];
  }
};

const faultsIn = (pointer: string, text: string): Fault[] => {
  const found: (Fault | false)[] = [
    ...gapsIn(text).map(
      (gap): Fault => ({ code: 'leftover-gap', detail: `still to be written: ${gap.slice(0, 100)}` }),
    ),
    ...mergeFaults(text),
    text.trim() === '' && { code: 'empty-text', detail: 'there is no text' },
    hasIdentityNumber(text) && {
      code: 'identity-number',
      detail: 'eleven digits shaped like a fødselsnummer',
    },
    hasAccountNumber(text) && { code: 'account-number', detail: 'digits of a bank account' },
    hasCardNumber(text) && { code: 'card-number', detail: 'digits of a payment card' },
    /[a-z0-9]:\/\/|\bwww\./i.test(text) && {
      code: 'link',
      detail: 'a notice has no links: people are told to find the way themselves',
    },
    pointer.endsWith('/subject') &&
      /[\r\n]/.test(text.trim()) && { code: 'line-break', detail: 'a subject is one line' },
    pointer.endsWith('/sms/text') &&
      text.normalize('NFC').length > smsMaxCharacters && {
        code: 'sms-too-long',
        detail: `an SMS has at most ${smsMaxCharacters} characters`,
      },
  ];
  return found.filter((fault) => fault !== false);
};

/** What keeps the texts from being approved; none is a text that may be sent. Judges form, not truth. */
export const lintNotice = (texts: NoticeTexts): NoticeFault[] =>
  placesOf(texts).flatMap(({ pointer, text }) =>
    faultsIn(pointer, text).map((fault) => ({ pointer, ...fault })),
  );
