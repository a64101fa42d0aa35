-- The authority's form as data, in the versions that administrators put in place of the one that came along. `document`
-- is the text as it was checked; its hash stands in the journal. None is ever changed: an older one is put again.
create table authority_forms (
  number integer primary key check (number > 0),
  document text not null,
  sha256 text not null,
  valid_from date not null,
  put_by uuid not null references persons,
  put_at timestamptz not null
);

-- Who holds the right to file in Altinn, and their deputy, each time that somebody looked. The last row stands.
create table authority_role_checks (
  id uuid primary key,
  ordinal bigint generated always as identity unique,
  holder_id uuid references persons,
  deputy_id uuid references persons,
  how text not null,
  checked_at timestamptz not null,
  recorded_by uuid not null references persons,
  recorded_at timestamptz not null,
  check (holder_id is distinct from deputy_id or holder_id is null)
);

-- That the contacts were reminded to look: once a quarter after a check (`since` is its id), and after the beginning
-- (`never`) while there is none.
create table authority_role_reminders (
  since text not null,
  quarter integer not null check (quarter > 0),
  reminded_at timestamptz not null,
  primary key (since, quarter)
);
