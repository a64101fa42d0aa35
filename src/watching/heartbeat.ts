import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';

/** Tells somebody outside that the deadlines are checked. A call that does not come is what they act on. */
export interface Heartbeat {
  succeeded(): void;
  /** `reason` is a code or a name of an error: never an address, a text or a person. */
  failed(reason: string): void;
  /** Gives up what is under way. */
  stop(): Promise<void>;
}

export interface HeartbeatOptions {
  url: string;
  clock: Clock;
  log: Log;
  /** How long a call may take, in seconds. */
  timeLimitSeconds?: number;
  /** Hears once that calls begin to fail, by a code; what it throws is not told. */
  onUnheard?: (why: string) => Promise<void>;
}

/** Of each kind, a call a minute at most. */
const everyMilliseconds = 60_000;

/** As healthchecks.io and its like have it: the address itself for success, `/fail` after it for failure. */
const addressOf = (url: string, kind: 'success' | 'failure'): URL => {
  const address = new URL(url);
  if (kind === 'failure') address.pathname = `${address.pathname.replace(/\/+$/, '')}/fail`;
  return address;
};

/**
 * Calls beside the work, one call at a time: nobody waits for it, however long the other side takes. A call that
 * fails is logged when it begins to fail, and made again a minute later. The address is a secret and is never logged.
 */
export const createHeartbeat = (options: HeartbeatOptions): Heartbeat => {
  const { url, clock, log, timeLimitSeconds = 5, onUnheard } = options;
  const stopping = new AbortController();
  const calledAt = { success: -Infinity, failure: -Infinity };
  let underWay: Promise<void> | undefined;
  let unheard = false;

  const call = async (kind: 'success' | 'failure', reason: string | undefined): Promise<void> => {
    try {
      const answer = await fetch(addressOf(url, kind), {
        method: reason === undefined ? 'GET' : 'POST',
        ...(reason !== undefined && { body: reason, headers: { 'Content-Type': 'text/plain' } }),
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(timeLimitSeconds * 1000)]),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`http-${answer.status}`);
      unheard = false;
    } catch (error) {
      if (stopping.signal.aborted || unheard) return;
      unheard = true;
      const { name, message, cause } = error as Error & { cause?: { code?: string } };
      const why = /^http-\d+$/.test(message) ? message : (cause?.code ?? name);
      log.warn({ error: why }, 'heartbeat: HEARTBEAT_URL does not answer; tried again every minute');
      await onUnheard?.(why).catch(() => undefined);
    }
  };
  const say = (kind: 'success' | 'failure', reason?: string): void => {
    const now = clock.now().getTime();
    // A clock that was set back must not silence it until that hour comes again.
    const since = now - calledAt[kind];
    if (underWay || stopping.signal.aborted || (since >= 0 && since < everyMilliseconds)) return;
    calledAt[kind] = now;
    underWay = call(kind, reason).finally(() => {
      underWay = undefined;
    });
  };
  return {
    succeeded: () => say('success'),
    failed: (reason) => say('failure', reason),
    async stop() {
      stopping.abort();
      await underWay;
    },
  };
};
