import type { DeadlineKind } from '../../workflows/deadlines.ts';
import type { Language } from '../languages.ts';
import { fillMergeFields } from '../merge-fields.ts';
import { readTemplate } from '../templates.ts';
import { inOslo, inWords } from './alert-times.ts';
import { readAlertWords } from './alert-words.ts';
import { readPhrases } from './phrases.ts';

/** Where in a deadline's life staff are told of it. */
export const alertSteps = ['arisen', 'remaining', 'passed', 'overdue'] as const;
export type AlertStep = (typeof alertSteps)[number];

export interface AlertInput {
  language: Language;
  /** The incident's reference; its title has no place in a message that shows on a locked screen. */
  reference: string;
  kind: DeadlineKind;
  step: AlertStep;
  /** ISO 8601 instants. */
  dueAt: string;
  now: string;
  /** Where this Varsla is found, for the e-mail. */
  publicUrl?: string;
  /** Where this alert is acknowledged, for the e-mail. */
  acknowledgeUrl?: string;
  /** What an SMS is answered with; not given where no answer reaches us. */
  code?: string;
}

export interface AlertText {
  subject: string;
  text: string;
  sms: string;
  /** Read aloud on the phone. */
  voice: string;
}

const instantOf = (written: string): number => {
  const instant = Date.parse(written);
  if (Number.isNaN(instant)) throw new Error('not an instant');
  return instant;
};

/** A step that is told too early or too late is told as what is true now. */
const trueStep = (step: AlertStep, late: number): AlertStep => {
  const isBefore = step === 'arisen' || step === 'remaining';
  if (late < 0) return isBefore ? step : 'remaining';
  if (isBefore) return 'passed';
  return step;
};

/** A reference as it is read aloud: without the hyphens that are spoken as minus. */
export const spoken = (reference: string): string => reference.replaceAll('-', ' ');

/**
 * What staff are told of a deadline, as e-mail, as SMS and on the phone: how long is left or over, when it expires in Norwegian
 * time, and what to do next. Says nothing of what the incident is about. The SMS has no address in it and is at most
 * two segments of GSM-7 with references of ordinary length.
 */
export const alertText = ({
  language,
  reference,
  kind,
  step,
  dueAt,
  now,
  publicUrl,
  acknowledgeUrl,
  code,
}: AlertInput): AlertText => {
  const words = readAlertWords(language);
  const due = instantOf(dueAt);
  const late = instantOf(now) - due;
  const told = trueStep(step, late);
  const isOver = late >= 0;
  const length = inWords(Math.abs(late), words);
  const { what, basis, before, after, smsBefore, smsAfter } = words.kinds[kind];

  const fields = {
    arisen: told === 'arisen' ? 'yes' : null,
    remaining: told === 'remaining' ? 'yes' : null,
    passed: told === 'passed' ? 'yes' : null,
    overdue: told === 'overdue' ? 'yes' : null,
    reference,
    what,
    basis,
    left: isOver ? null : length,
    over: isOver ? length : null,
    url: publicUrl ?? null,
    acknowledge: acknowledgeUrl ?? null,
    acknowledgeText: readPhrases(language).acknowledge,
    code: code ?? null,
    spoken: spoken(reference),
  };
  const fill = (file: string, more: { due: string; next: string }): string =>
    fillMergeFields(readTemplate(`alerts/${language}/${file}`), { ...fields, ...more }).trim();
  const dueBy = (pattern: string): string => inOslo(new Date(due), pattern, words.locale);
  const mail = { due: dueBy(words.due), next: isOver ? after : before };
  const sms = { due: dueBy(words.dueInSms), next: isOver ? smsAfter : smsBefore };
  return {
    subject: fill('subject.txt', mail),
    text: fill('text.txt', mail),
    sms: fill('sms.txt', sms),
    voice: fill('voice.txt', sms),
  };
};
