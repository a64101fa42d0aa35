-- Who may act. A person is one row however many tokens they hold, so that four eyes are two people.
create table persons (
  id uuid primary key,
  name text not null,
  name_key text not null unique,
  created_at timestamptz not null
);

create table tokens (
  id uuid primary key,
  person_id uuid not null references persons,
  role text not null check (role in ('administrator', 'handler', 'approver', 'auditor')),
  hash bytea not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz
);

-- The firm, as one document each: small, read whole, written whole.
create table settings (
  name text primary key check (name in ('organisation', 'register')),
  document jsonb not null,
  updated_at timestamptz not null,
  updated_by uuid not null references persons
);

create table contacts (
  id uuid primary key,
  ordinal int not null,
  name text not null,
  email text,
  mobile text,
  language text not null check (language in ('nb', 'nn', 'en')),
  removed_at timestamptz
);

-- One hash chain a stream: each incident, and `system`. The head lies apart, so that a missing stream is found.
create table streams (
  stream text primary key,
  position bigint not null,
  hash bytea not null
);

insert into streams values ('system', 0, decode(repeat('00', 32), 'hex'));

create table journal (
  stream text not null references streams,
  position bigint not null,
  recorded_at timestamptz not null,
  type text not null,
  -- The entry as it was hashed, to the letter.
  body text not null,
  hash bytea not null,
  primary key (stream, position)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger journal_is_append_only before update or delete or truncate on journal
  for each statement execute function refuse_change();

create table reference_counters (
  year int primary key,
  last int not null
);

create table incidents (
  id uuid primary key,
  ordinal bigint generated always as identity unique,
  reference text not null unique,
  title text not null,
  description text not null,
  role text not null,
  system_key text,
  status text not null,
  state jsonb not null,
  -- Rises with people's events and with changes of state; If-Match is compared with it.
  version int not null,
  opened_at timestamptz not null,
  opened_by uuid not null references persons
);
create index incidents_by_status on incidents (status, ordinal desc);

create table facts (
  incident_id uuid not null references incidents,
  key text not null,
  value jsonb,
  certainty text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references persons,
  primary key (incident_id, key)
);

create table deadlines (
  id uuid primary key,
  incident_id uuid not null references incidents,
  kind text not null,
  anchor_at timestamptz not null,
  due_at timestamptz not null,
  basis text not null,
  own_target boolean not null,
  reminders jsonb not null,
  armed_at timestamptz not null,
  status text not null check (status in ('armed', 'met', 'released')),
  settled_at timestamptz,
  -- Reminders up to this instant have been given.
  fired_at timestamptz,
  next_reminder_at timestamptz not null
);
create unique index one_armed_deadline_a_kind on deadlines (incident_id, kind) where status = 'armed';
create index deadlines_due on deadlines (next_reminder_at) where status = 'armed';
create index deadlines_by_incident on deadlines (incident_id, armed_at);

create table alerts (
  id uuid primary key,
  incident_id uuid not null references incidents,
  deadline_kind text not null,
  due_at timestamptz not null,
  step text not null,
  created_at timestamptz not null
);

create table alert_messages (
  id uuid primary key,
  alert_id uuid not null references alerts,
  contact_id uuid not null references contacts,
  channel text not null check (channel in ('email', 'sms')),
  state text not null check (state in ('pending', 'accepted', 'failed')),
  attempts int not null default 0,
  reason text,
  provider text,
  provider_id text,
  updated_at timestamptz not null,
  unique (alert_id, contact_id, channel)
);

-- The notice to the authority as it was frozen; `content` is the text that was hashed.
create table reports (
  id uuid primary key,
  incident_id uuid not null references incidents,
  hash text not null,
  content text not null,
  standing text not null check (standing in ('submitted', 'approved', 'returned', 'filed')),
  submitted_by uuid not null references persons,
  submitted_at timestamptz not null,
  approved_by uuid references persons,
  approved_at timestamptz,
  filed_at timestamptz,
  delay_reason text
);
create index reports_by_incident on reports (incident_id, submitted_at desc);

-- One key an incident, wrapped by the master key: destroying it forgets the people and leaves the record.
create table incident_keys (
  incident_id uuid primary key references incidents,
  wrapped bytea not null
);

-- A known text under the master key: a wrong key is seen at start, not when somebody must be told.
create table master_key_check (
  singleton boolean primary key default true check (singleton),
  sealed bytea not null
);

create table notices (
  id uuid primary key,
  incident_id uuid not null unique references incidents,
  texts jsonb,
  standing text not null check (standing in ('draft', 'submitted', 'approved')),
  hash text,
  authors uuid[] not null default '{}',
  approved_at timestamptz,
  -- Figures last told to the chart; `unsettled` when a delivery has moved since.
  figures jsonb,
  unsettled boolean not null default false,
  updated_at timestamptz not null
);

create table people (
  id uuid primary key,
  incident_id uuid not null references incidents,
  ordinal int not null,
  language text not null check (language in ('nb', 'nn', 'en')),
  has_email boolean not null,
  has_phone boolean not null,
  -- Same mailbox, or same only number, as this person: told through them.
  merged_into uuid,
  -- Beside that the same name or number: the same person twice on the list, never told apart from the first.
  same_person boolean not null default false,
  -- Name and addresses, AES-256-GCM under the incident's key.
  sealed bytea not null,
  unique (incident_id, ordinal)
);

-- A process that sends holds an advisory lock on its number; an attempt of a number that nobody holds was cut off.
create table senders (
  number int generated always as identity primary key,
  started_at timestamptz not null
);

create table deliveries (
  id uuid primary key,
  notice_id uuid not null references notices,
  person_id uuid not null references people,
  channel text not null check (channel in ('email', 'sms')),
  state text not null,
  attempt int not null default 0,
  sender int references senders,
  not_before timestamptz not null,
  provider text,
  provider_id text,
  reason text,
  updated_at timestamptz not null,
  unique (notice_id, person_id, channel)
);
create index deliveries_waiting on deliveries (notice_id, not_before) where state = 'pending';
create index deliveries_under_way on deliveries (sender) where state = 'attempting';

create table delivery_attempts (
  delivery_id uuid not null references deliveries,
  number int not null,
  sender int not null references senders,
  content_hash text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  outcome text,
  reason text,
  provider_id text,
  primary key (delivery_id, number)
);

-- What providers said, once each. No addresses: the raw body's hash proves what was received.
create table provider_events (
  provider text not null,
  event_id text not null,
  delivery_id uuid not null,
  attempt int not null,
  kind text not null,
  failure text,
  reason text,
  provider_id text,
  at timestamptz not null,
  received_at timestamptz not null,
  body_hash text not null,
  primary key (provider, event_id)
);
create index provider_events_by_delivery on provider_events (delivery_id);

create table idempotency_keys (
  token_id uuid not null references tokens,
  key text not null,
  request_hash text not null,
  status int,
  headers jsonb,
  body text,
  created_at timestamptz not null,
  primary key (token_id, key)
);
