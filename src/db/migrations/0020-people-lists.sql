-- Lists of the people affected, a million of them at a time. One list is open and may be replaced; a frozen one stands
-- as it was sent for approval, and whoever is found later comes on a list with the next number.
create table people_lists (
  id uuid primary key,
  incident_id uuid not null references incidents,
  -- From 1; null while the list is being read in.
  number int check (number > 0),
  standing text not null check (standing in ('importing', 'open', 'frozen')),
  -- What it was read from: kind, SHA-256 of the file, bytes, character set. No names.
  source jsonb not null,
  -- What each column of the file was taken for, by its place; null for a list that came as JSON.
  mapping jsonb,
  -- Names of the own merge fields that its people have.
  fields text[] not null default '{}',
  -- Rows of the file = people + merged + already on an earlier list + rejected + empty; and the funnel.
  counts jsonb not null,
  -- Over blobs and rows; null only for lists frozen before there were lists: their notice's hash covers them.
  hash text,
  -- Labels of the groups and headings of the rejected rows, AES-256-GCM under the incident's key.
  sealed bytea,
  created_by uuid references persons,
  created_at timestamptz not null,
  frozen_at timestamptz,
  unique (incident_id, number),
  check ((number is null) = (standing = 'importing')),
  check ((frozen_at is null) = (standing <> 'frozen'))
);
create unique index one_open_people_list on people_lists (incident_id) where standing = 'open';

-- Names and addresses of up to 1,000 people, one JSON array in their order, AES-256-GCM under the incident's key.
create table people_blobs (
  list_id uuid not null references people_lists on delete cascade,
  number int not null,
  sealed bytea not null,
  primary key (list_id, number)
);

-- Rows that are on no list, with the reason of each: up to 1,000 a row here, sealed likewise.
create table people_rejects (
  list_id uuid not null references people_lists on delete cascade,
  number int not null,
  sealed bytea not null,
  primary key (list_id, number)
);

-- A file on its way to a list: sent in, looked at, read. A process that reads holds an advisory lock on its number.
create table people_imports (
  id uuid primary key,
  number int not null unique generated always as identity,
  incident_id uuid not null references incidents,
  state text not null check (state in ('receiving', 'received', 'queued', 'running', 'done', 'failed')),
  kind text check (kind in ('csv', 'xlsx')),
  -- Of the file, counted while it came in.
  bytes bigint not null default 0,
  hash text,
  -- Name of the file, its headings and first rows, what was guessed: AES-256-GCM under the incident's key.
  sealed bytea,
  mapping jsonb,
  rows_read int not null default 0,
  bytes_read bigint not null default 0,
  -- Why it failed: a code, and the line or row where there is one.
  fault jsonb,
  list_id uuid,
  created_by uuid not null references persons,
  -- Who said what the columns are, and so puts the list.
  started_by uuid references persons,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index one_import_at_a_time on people_imports (incident_id) where state in ('received', 'queued', 'running');
create index people_imports_waiting on people_imports (number) where state in ('queued', 'running');

-- The file itself, sealed piece by piece, until the list is there or the import is dropped.
create table people_import_pieces (
  import_id uuid not null references people_imports on delete cascade,
  number int not null,
  sealed bytea not null,
  primary key (import_id, number)
);

alter table people
  add column list_id uuid,
  -- The row of the file that the person stands on, counted from 1 without the headings.
  add column source_row int,
  -- A thousand people a blob, in the order of the list.
  add column blob int generated always as (ordinal / 1000) stored,
  add column slot int generated always as (ordinal % 1000) stored,
  add column has_address boolean not null default false,
  add column is_child boolean not null default false,
  add column is_vulnerable boolean not null default false,
  add column has_secret_address boolean not null default false,
  -- Place among the list's group labels.
  add column group_number smallint,
  -- Keyed hashes of mailbox, number, name and, for whoever has neither mailbox nor number, postal address.
  add column email_key bytea,
  add column phone_key bytea,
  add column name_key bytea,
  add column address_key bytea,
  -- Only in rows from before there were blobs.
  alter column sealed drop not null;

insert into people_lists (id, incident_id, number, standing, source, counts, created_at, frozen_at)
select gen_random_uuid(), p.incident_id, 1, case when f.frozen then 'frozen' else 'open' end, '{"kind": "before-lists"}',
  jsonb_build_object('rows', count(*), 'people', count(*) filter (where p.merged_into is null),
    'merged', count(*) filter (where p.merged_into is not null), 'already', 0, 'rejected', 0, 'empty', 0),
  now(), case when f.frozen then now() end
from people p
cross join lateral (
  select exists (
    select 1 from notices n where n.incident_id = p.incident_id and n.standing <> 'draft') as frozen) f
group by p.incident_id, f.frozen;
update people p set list_id = l.id, source_row = ordinal + 1 from people_lists l where l.incident_id = p.incident_id;

alter table people
  alter column list_id set not null,
  alter column source_row set not null,
  -- A person is of the incident of their list, and a list is taken away with its people: asking a million times
  -- whether both are there would double the time that an import takes.
  drop constraint people_incident_id_fkey,
  drop constraint people_incident_id_ordinal_key,
  add unique (list_id, ordinal);
create index people_merged on people (merged_into) where merged_into is not null;
