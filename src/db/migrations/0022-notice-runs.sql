-- The sending of an approved notice as a whole: held, canary, sending, paused, in quarantine, stopped.
create table notice_runs (
  notice_id uuid primary key references notices,
  chart text not null,
  state text not null,
  stage int not null,
  messages int not null,
  released boolean not null,
  -- Messages that were claimed, each attempt counted once; exact while the canary goes ahead.
  started int not null default 0,
  hold_until timestamptz not null,
  -- When the last message of the present stage was claimed.
  last_started_at timestamptz,
  -- Hours of the day in Norway in which nothing leaves; both or neither.
  quiet_from int check (quiet_from between 0 and 23),
  quiet_to int check (quiet_to between 0 and 23),
  looked_at timestamptz,
  -- What was known when a person last let it go on out of quarantine: only what came after it is judged.
  seen_started int not null default 0,
  seen_failed int not null default 0,
  seen_unknown int not null default 0,
  updated_at timestamptz not null,
  check ((quiet_from is null) = (quiet_to is null))
);

-- A notice that was approved before goes on as it was.
insert into notice_runs (notice_id, chart, state, stage, messages, released, hold_until, updated_at)
select n.id, 'notice@1', 'sending', 3, (select count(*) from deliveries d where d.notice_id = n.id), true,
  n.updated_at, n.updated_at
from notices n where n.standing = 'approved';

-- A provider that keeps failing is left alone for a while, also by a process that has just started.
create table provider_breakers (
  channel text primary key check (channel in ('email', 'sms')),
  window_began_at timestamptz not null,
  attempts int not null,
  failures int not null,
  -- Null while it is closed.
  opened_at timestamptz,
  probe_at timestamptz,
  probes int not null default 0,
  reason text
);
