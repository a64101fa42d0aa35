import type { DeadlineKind } from '../../workflows/deadlines.ts';
import type { Language } from '../languages.ts';
import { fillMergeFields } from '../merge-fields.ts';
import { readTemplate } from '../templates.ts';
import { alertSteps, type AlertStep, type AlertText, alertText, spoken } from './alert-texts.ts';
import { inOslo, inWords } from './alert-times.ts';
import { readAlertWords } from './alert-words.ts';
import { phrase, readPhrases } from './phrases.ts';

/** An alert that a message is about. A test alarm has neither reference nor deadline. */
export interface ToldAlert {
  reference: string | null;
  kind: string;
  step: string;
  dueAt: Date | null;
}

/** How a message can be acknowledged, as far as it can. */
export interface Answering {
  now: Date;
  publicUrl?: string;
  acknowledgeUrl?: string;
  code?: string;
}

/** How many alerts an SMS or a call names: more is not taken in, and the SMS stays within two segments. */
const namedInShort = 2;

interface DeadlineAlert {
  reference: string;
  kind: DeadlineKind;
  step: AlertStep;
  dueAt: Date;
}

const isDeadline = (alert: ToldAlert): alert is DeadlineAlert =>
  alert.reference !== null && alert.dueAt !== null && alertSteps.some((step) => step === alert.step);

const bundleText = (
  language: Language,
  alerts: readonly DeadlineAlert[],
  answering: Answering,
): AlertText => {
  const words = readAlertWords(language);
  const count = String(alerts.length);
  const fields = alerts.map(({ reference, kind, dueAt }) => {
    const late = answering.now.getTime() - dueAt.getTime();
    const length = inWords(Math.abs(late), words);
    return {
      reference,
      spoken: spoken(reference),
      what: words.kinds[kind].what,
      due: inOslo(dueAt, words.due, words.locale),
      left: late < 0 ? length : null,
      over: late < 0 ? null : length,
    };
  });
  const rest = alerts.length - namedInShort;
  const named = (name: 'itemInSms' | 'itemAloud', separator: string): string =>
    [
      ...fields.slice(0, namedInShort).map((one) => phrase(language, name, one)),
      ...(rest > 0 ? [phrase(language, 'andMore', { count: String(rest) })] : []),
    ].join(separator);
  return {
    subject: phrase(language, 'bundleSubject', { count }),
    text: fillMergeFields(readTemplate(`alerts/${language}/bundle.txt`), {
      items: fields.map((one) => `• ${phrase(language, 'item', one)}`).join('\n\n'),
      url: answering.publicUrl ?? null,
      acknowledge: answering.acknowledgeUrl ?? null,
      acknowledgeText: readPhrases(language).acknowledge,
    }).trim(),
    sms: phrase(language, 'bundleSms', {
      count,
      items: named('itemInSms', ', '),
      code: answering.code ?? null,
    }),
    voice: phrase(language, 'bundleVoice', { count, items: named('itemAloud', ' ') }),
  };
};

const testText = (language: Language, { acknowledgeUrl, code }: Answering): AlertText => {
  const { testSubject, testText: body, testVoice, acknowledge } = readPhrases(language);
  return {
    subject: testSubject,
    text: acknowledgeUrl ? `${body}\n\n${acknowledge} ${acknowledgeUrl}` : body,
    sms: phrase(language, 'testSms', { code: code ?? null }),
    voice: testVoice,
  };
};

/**
 * What a message says: of one deadline, of all that was missed, or that it is a test. `alerts` has at least one, the
 * most urgent first.
 */
export const composeMessage = (
  language: Language,
  alerts: readonly ToldAlert[],
  answering: Answering,
): AlertText => {
  const deadlines = alerts.filter(isDeadline);
  const [one] = deadlines;
  if (!one) return testText(language, answering);
  if (deadlines.length > 1) return bundleText(language, deadlines, answering);
  const { now, publicUrl, acknowledgeUrl, code } = answering;
  return alertText({
    language,
    reference: one.reference,
    kind: one.kind,
    step: one.step,
    dueAt: one.dueAt.toISOString(),
    now: now.toISOString(),
    ...(publicUrl && { publicUrl }),
    ...(acknowledgeUrl && { acknowledgeUrl }),
    ...(code && { code }),
  });
};
