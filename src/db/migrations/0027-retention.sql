-- How long what is kept of people stays; none: as the rules that came along.
create table retention_rules (
  singleton boolean primary key default true check (singleton),
  document jsonb not null,
  updated_at timestamptz not null,
  updated_by uuid not null references persons
);

-- While one is open nothing of the case is forgotten: a supervisory authority asks, or a court.
create table legal_holds (
  id int primary key generated always as identity,
  incident_id uuid not null references incidents,
  reason text not null,
  placed_by uuid not null references persons,
  placed_at timestamptz not null,
  released_by uuid references persons,
  released_at timestamptz,
  release_reason text,
  check ((released_at is null) = (released_by is null) and (released_at is null) = (release_reason is null))
);
create unique index one_legal_hold on legal_holds (incident_id) where released_at is null;

-- What was forgotten of a case, and when. Rows and hashes stay; what they were sealed with is gone.
create table retention_purges (
  id int primary key generated always as identity,
  incident_id uuid not null references incidents,
  kind text not null check (kind in ('people', 'attachments')),
  purged_at timestamptz not null,
  -- Null where the rules did it by themselves.
  purged_by uuid references persons
);
create index retention_purges_by_incident on retention_purges (incident_id, kind);

-- A file is without its content once it was withdrawn, or its time was over.
alter table attachments add column forgotten_at timestamptz;
do $$
declare one record;
begin
  for one in select conname from pg_constraint
    where conrelid = 'attachments'::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ '\(sealed(_words)? IS NULL\) ='
  loop execute format('alter table attachments drop constraint %I', one.conname); end loop;
end $$;
alter table attachments
  add constraint attachments_without_content check ((sealed is null) = (withdrawn_at is not null or forgotten_at is not null)),
  add constraint attachments_without_words check ((sealed_words is null) = (withdrawn_at is not null or forgotten_at is not null));

-- When a case ended, however long its journal is: asked of every ended case at each start.
create index journal_endings on journal (stream, position) where type in ('incident.closed', 'incident.dismissed');
