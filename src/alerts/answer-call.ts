import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { acknowledgeAll } from './acknowledge.ts';
import { composeMessage } from './compose-message.ts';
import { isFirst } from './inbound-requests.ts';
import { alertsOf, findMessage } from './message-store.ts';
import { phrase } from './phrases.ts';
import { recordLateFailure } from './record-failure.ts';
import type { Signatures } from './signatures.ts';
import { askForDigit, sayOnce } from './twiml.ts';
import { callDigitPath } from './webhook-paths.ts';

interface CallDeps {
  pool: pg.Pool;
  clock: Clock;
  signatures: Signatures;
  publicUrl: () => string;
}

/** What a call is about; undefined where the token names nothing of ours, or no more. */
const readCall = async (deps: CallDeps, token: string) => {
  const now = deps.clock.now();
  const read = deps.signatures.readToken(token, now);
  const message = read && !read.expired ? await findMessage(deps.pool, read.messageId) : undefined;
  return message && { message, alerts: await alertsOf(deps.pool, message), now };
};

const gone = (): string => sayOnce('nb', phrase('nb', 'voiceGone'));

/** What is said when the phone is lifted, in TwiML. An answered phone alone acknowledges nothing: it may be a voicemail. */
export const answerCall = async (deps: CallDeps, token: string): Promise<string> => {
  const call = await readCall(deps, token);
  if (!call) return gone();
  const { message, now } = call;
  const { language } = message;
  const open = call.alerts.filter(({ state }) => state === 'open');
  if (open.length === 0) return sayOnce(language, phrase(language, 'voiceClosed'));
  return askForDigit(language, {
    text: composeMessage(language, open, { now }).voice,
    ask: phrase(language, 'pressOne'),
    action: `${deps.publicUrl()}${callDigitPath(token)}`,
    without: phrase(language, 'voiceGoodbye'),
  });
};

/** What follows a digit: 1 acknowledges, any other is asked again. The same digit of the same call counts once. */
export const takeDigit = async (
  deps: CallDeps,
  token: string,
  pressed: { callSid: string; digits: string },
): Promise<string> => {
  const call = await readCall(deps, token);
  if (!call) return gone();
  if (pressed.digits !== '1') return answerCall(deps, token);
  const { message, alerts } = call;
  const { language, contactId } = message;
  const thanks = sayOnce(language, phrase(language, 'voiceAcknowledged'));
  if (!(await isFirst(deps, `${pressed.callSid}.1`))) return thanks;
  const ids = alerts.map(({ id }) => id);
  const standings = await acknowledgeAll(deps, ids, { how: 'voice', contactId });
  return standings.includes('open') ? thanks : sayOnce(language, phrase(language, 'voiceClosed'));
};

/** How calls end without anybody having lifted the phone. */
const unanswered: readonly string[] = ['busy', 'no-answer', 'failed', 'canceled'];

/** How a call ended. One that nobody took has failed, and the next step may follow at once. */
export const takeCallStatus = async (deps: CallDeps, token: string, status: string): Promise<void> => {
  const call = await readCall(deps, token);
  if (call && unanswered.includes(status)) await recordLateFailure(deps, call.message.id, `call-${status}`);
};
