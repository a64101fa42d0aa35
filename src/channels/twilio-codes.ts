/**
 * Twilio's error codes, by what they ask of us. Twilio warns that the code of a cause may change, so they are data:
 * https://www.twilio.com/docs/api/errors/<code>.
 */
export type TwilioCause =
  /** The number cannot take a text. */
  | 'number'
  /** The person has answered STOP to this sender. */
  | 'stopped'
  /** The handset or the operator, for now. */
  | 'temporary'
  /** The operator blocks or filters: the content or the sender is the problem. */
  | 'filtered'
  /** We are too fast. */
  | 'pace'
  /** Sender, region, credentials or a cap of the account: nothing more works before somebody has looked. */
  | 'account';

const CODES: Readonly<Record<TwilioCause, readonly number[]>> = {
  number: [21211, 21614, 21635, 30006, 30005],
  stopped: [21610],
  temporary: [30003, 30008],
  filtered: [30004, 30007],
  pace: [30001, 21611, 30036, 63017, 20429],
  account: [21408, 21612, 21606, 21603, 21401, 63038, 60728, 20003, 20404, 20005, 90007, 21624],
};

const CAUSES: ReadonlyMap<number, TwilioCause> = new Map(
  (Object.keys(CODES) as TwilioCause[]).flatMap((cause) =>
    CODES[cause].map((code) => [code, cause] as const),
  ),
);

/** Undefined for a code we do not know. */
export const causeOfTwilioCode = (code: number): TwilioCause | undefined => CAUSES.get(code);
