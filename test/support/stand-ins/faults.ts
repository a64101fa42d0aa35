import { seededChance } from './chance.ts';

/** What goes wrong with one request. `taken`: the provider has taken the message before it goes wrong. */
export type Fault =
  | { does: 'answer'; taken: boolean; status: number; code?: number; headers?: Record<string, string> }
  | { does: 'drop' | 'hang'; taken: boolean };

export const fault = {
  /** 429; with a Retry-After when seconds are given. */
  tooMany: (retryAfterSeconds?: number): Fault => ({
    does: 'answer',
    taken: false,
    status: 429,
    code: 20429,
    ...(retryAfterSeconds === undefined ? {} : { headers: { 'Retry-After': String(retryAfterSeconds) } }),
  }),
  /** A refusal in the provider's own shape. `code` is Twilio's. */
  refuse: (status: number, code?: number, headers: Record<string, string> = {}): Fault => ({
    does: 'answer',
    taken: false,
    status,
    headers,
    ...(code === undefined ? {} : { code }),
  }),
  errorBefore: (status = 500): Fault => ({ does: 'answer', taken: false, status }),
  errorAfter: (status = 500): Fault => ({ does: 'answer', taken: true, status }),
  dropBefore: (): Fault => ({ does: 'drop', taken: false }),
  dropAfter: (): Fault => ({ does: 'drop', taken: true }),
  hangBefore: (): Fault => ({ does: 'hang', taken: false }),
  hangAfter: (): Fault => ({ does: 'hang', taken: true }),
};

export interface FaultPlan {
  /** The next requests fail like this, one fault each, in this order. */
  next(...faults: Fault[]): void;
  /** The next requests for this recipient (address, number or delivery id) fail like this. */
  for(recipient: string, ...faults: Fault[]): void;
  /** From now on each request fails by chance: the same seed fails the same requests. Shares lie between 0 and 1. */
  byChance(seed: number, shares: readonly (readonly [share: number, fault: Fault])[]): void;
  /** Nothing fails any more. */
  clear(): void;
}

/** The plan, and how a stand-in asks it: faults for the recipient go before those for the next request, chance comes last. */
export const createFaultPlan = (): FaultPlan & { take(recipients: readonly string[]): Fault | undefined } => {
  const queue: Fault[] = [];
  const byRecipient = new Map<string, Fault[]>();
  let chance: (() => Fault | undefined) | undefined;
  return {
    next: (...faults) => void queue.push(...faults),
    for: (recipient, ...faults) =>
      void byRecipient.set(key(recipient), [...(byRecipient.get(key(recipient)) ?? []), ...faults]),
    byChance(seed, shares) {
      const number = seededChance(seed);
      chance = () => {
        let rest = number();
        return shares.find(([share]) => (rest -= share) < 0)?.[1];
      };
    },
    clear() {
      queue.length = 0;
      byRecipient.clear();
      chance = undefined;
    },
    take(recipients) {
      const planned = recipients.map((each) => byRecipient.get(key(each))).find((faults) => faults?.length);
      return planned?.shift() ?? queue.shift() ?? chance?.();
    },
  };
};

const key = (recipient: string): string => recipient.toLowerCase();
