-- Every assessment that was made, as it was: what it rested on, what it said, and the reason of each choice. `body` is
-- kept to the letter, since it is hashed to the letter; the incident's journal names the hash.
create table assessments (
  id uuid primary key,
  incident_id uuid not null references incidents,
  number integer not null check (number > 0),
  made_at timestamptz not null,
  made_by uuid not null references persons,
  body text not null,
  hash bytea not null,
  unique (incident_id, number)
);

-- Why people need not be told, or not yet, although the risk is high. It holds once another person has approved it.
create table exemptions (
  id uuid primary key,
  incident_id uuid not null references incidents,
  ordinal bigint generated always as identity,
  code text not null,
  evidence jsonb not null,
  claimed_at timestamptz not null,
  claimed_by uuid not null references persons,
  approved_at timestamptz,
  approved_by uuid references persons,
  own_approval_reason text,
  -- The dated duty that comes with it: a review, or a public notice.
  duty_key uuid,
  ended_at timestamptz,
  ended_by uuid references persons,
  end_reason text,
  check ((approved_at is null) = (approved_by is null)),
  check ((ended_at is null) = (ended_by is null))
);
create index exemptions_of_incident on exemptions (incident_id, ordinal);
