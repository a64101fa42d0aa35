/** What must work before a breach comes, in the order in which a new installation sees to it. */
export const checkIds = [
  'key',
  'backup',
  'clock',
  'email',
  'domain',
  'sms',
  'authority',
  'heartbeat',
] as const;
export type CheckId = (typeof checkIds)[number];

/** Those that can be tried from here; the right in Altinn is looked up by a person, in Altinn. */
export const triable = ['key', 'backup', 'clock', 'email', 'domain', 'sms', 'heartbeat'] as const;
export type TriableId = (typeof triable)[number];

/** `ready`: nothing to do. `attention`: works, and somebody should look. `missing`: a breach tonight would meet it. */
export type Standing = 'ready' | 'attention' | 'missing';

/** What a try came to: a code, never an address or a text of a provider. */
export interface TryOutcome {
  worked: boolean;
  /** `accepted`, `http-401`, `ECONNREFUSED`, `3` (seconds that clocks differ) … */
  code: string;
}

export interface LastTry extends TryOutcome {
  at: Date;
}

/** How one thing stands. `code` says why, from a closed list; `detail` is a figure or a date that belongs to it. */
export interface CheckStanding {
  standing: Standing;
  code: string;
  detail?: string;
}

const hour = 3_600_000;

/** Nights that may go by without a backup before somebody is told: one that failed, and a morning. */
const backupHours = 36;

/** More than so many seconds, and a deadline may be counted from the wrong moment. */
const clockSeconds = 5;

const failed = (last: LastTry | undefined): CheckStanding | undefined =>
  last && !last.worked ? { standing: 'missing', code: 'try-failed', detail: last.code } : undefined;

/** A way out that is not set up writes files; one that nobody has tried may not work. */
export const standingOfChannel = (facts: {
  provider: string;
  hearsBack: boolean;
  last: LastTry | undefined;
}): CheckStanding => {
  if (facts.provider === 'outbox') return { standing: 'missing', code: 'outbox' };
  const bad = failed(facts.last);
  if (bad) return bad;
  if (!facts.last) return { standing: 'attention', code: 'untried', detail: facts.provider };
  if (!facts.hearsBack) return { standing: 'attention', code: 'hears-nothing', detail: facts.provider };
  return { standing: 'ready', code: 'works', detail: facts.provider };
};

/** The master key is lost with the machine, unless a copy lies elsewhere: nobody on a list can then be told. */
export const standingOfKey = (facts: {
  copyConfirmedAt: Date | undefined;
  last: LastTry | undefined;
}): CheckStanding =>
  failed(facts.last) ??
  (facts.copyConfirmedAt
    ? { standing: 'ready', code: 'copied', detail: facts.copyConfirmedAt.toISOString() }
    : { standing: 'missing', code: 'no-copy' });

export const standingOfBackup = (facts: {
  madeAt: Date | undefined;
  last: LastTry | undefined;
  now: Date;
}): CheckStanding => {
  const bad = failed(facts.last);
  if (bad) return bad;
  if (!facts.madeAt) return { standing: 'missing', code: 'never' };
  const detail = facts.madeAt.toISOString();
  return facts.now.getTime() - facts.madeAt.getTime() > backupHours * hour
    ? { standing: 'missing', code: 'old', detail }
    : { standing: 'ready', code: 'recent', detail };
};

/** `differenceSeconds`: between this process and the database; `sweptAt`: when anybody last looked at the deadlines. */
export const standingOfClock = (facts: {
  differenceSeconds: number;
  silentSeconds: number | undefined;
  last: LastTry | undefined;
}): CheckStanding => {
  const bad = failed(facts.last);
  if (bad) return bad;
  if (Math.abs(facts.differenceSeconds) > clockSeconds)
    return {
      standing: 'missing',
      code: 'differs',
      detail: String(Math.round(Math.abs(facts.differenceSeconds))),
    };
  if (facts.silentSeconds !== undefined)
    return { standing: 'missing', code: 'not-swept', detail: String(facts.silentSeconds) };
  return { standing: 'ready', code: 'right' };
};

/** Whether clocks are near enough: by the seconds between them. */
export const clocksAgree = (seconds: number): boolean => Math.abs(seconds) <= clockSeconds;

export const standingOfHeartbeat = (facts: {
  isSet: boolean;
  last: LastTry | undefined;
  unheardAt: Date | undefined;
}): CheckStanding => {
  if (!facts.isSet) return { standing: 'attention', code: 'none' };
  const bad = failed(facts.last);
  if (bad) return bad;
  if (facts.unheardAt && (!facts.last || facts.unheardAt > facts.last.at))
    return { standing: 'attention', code: 'unheard', detail: facts.unheardAt.toISOString() };
  return facts.last ? { standing: 'ready', code: 'heard' } : { standing: 'attention', code: 'untried' };
};

/** Who may file in Altinn: the faults are those of the role's own page. */
export const standingOfRole = (faults: readonly string[]): CheckStanding =>
  faults[0] === undefined
    ? { standing: 'ready', code: 'filled' }
    : { standing: faults[0] === 'nobody' ? 'missing' : 'attention', code: faults[0] };
