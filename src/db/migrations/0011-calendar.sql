-- When the clocks were last checked, by whichever process: one row, so that a process that checks none sees it too.
create table last_sweep (
  singleton boolean primary key default true check (singleton),
  at timestamptz not null,
  -- How often whoever wrote this looks.
  interval_seconds double precision not null
);

-- A person's own calendar address: 256 random bits, of which only the hash is here.
create table calendar_feeds (
  person_id uuid primary key references persons,
  hash bytea not null unique,
  language text not null check (language in ('nb', 'nn', 'en')),
  created_at timestamptz not null,
  -- To the hour; null: never fetched.
  last_read_at timestamptz
);
