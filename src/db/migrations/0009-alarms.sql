-- How a member of staff is reached: each way counts once a code that was sent by it has come back.
create table contact_methods (
  id uuid primary key,
  contact_id uuid not null references contacts,
  kind text not null check (kind in ('email', 'sms', 'voice', 'webhook')),
  address text not null,
  -- Follows the contact's e-mail address or mobile number; the others were added one by one.
  listed boolean not null,
  -- What a webhook is signed with, sealed.
  secret bytea,
  verified_at timestamptz,
  -- Of the code that was sent last: a keyed hash, never the code.
  code_hash bytea,
  code_sent_at timestamptz,
  code_tries int not null default 0,
  created_at timestamptz not null,
  removed_at timestamptz
);
create unique index one_method_an_address on contact_methods (contact_id, kind, address) where removed_at is null;
create index contact_methods_by_address on contact_methods (address) where removed_at is null;

insert into contact_methods (id, contact_id, kind, address, listed, created_at)
  select gen_random_uuid(), id, 'email', email, true, now() from contacts where removed_at is null and email is not null
  union all
  select gen_random_uuid(), c.id, k.kind, c.mobile, true, now()
  from contacts c cross join (values ('sms'), ('voice')) as k (kind) where c.removed_at is null and c.mobile is not null;

create table absences (
  id uuid primary key,
  contact_id uuid not null references contacts,
  from_at timestamptz not null,
  to_at timestamptz not null,
  check (to_at > from_at)
);
create index absences_by_contact on absences (contact_id);

-- The programs that write settings name their documents; the list of names is theirs.
alter table settings drop constraint if exists settings_name_check;
alter table if exists settings_versions drop constraint if exists settings_versions_name_check;

alter table alerts
  alter column incident_id drop not null,
  alter column due_at drop not null,
  -- Which of several duties of the kind; null where there is only one.
  add column deadline_key uuid,
  -- The one person whom a test alarm is for.
  add column contact_id uuid references contacts,
  -- When the reminder fell due; later than that by minutes where no process lived.
  add column scheduled_at timestamptz,
  add column state text not null default 'ended' check (state in ('open', 'acknowledged', 'ended')),
  -- Missed alerts that are told as one.
  add column bundle uuid,
  add column round int not null default 1,
  -- The step of the escalation that was taken last in this round; 0: none yet.
  add column step_no int not null default 0,
  add column more_steps boolean not null default false,
  -- Null: nothing more follows by itself.
  add column next_step_at timestamptz,
  add column acknowledged_at timestamptz,
  add column acknowledged_how text check (acknowledged_how in ('link', 'sms', 'voice', 'api', 'page')),
  -- A contact, or the person at the API or the pages.
  add column acknowledged_by uuid,
  add column ended_at timestamptz,
  add column ended_because text check (ended_because in ('superseded', 'settled', 'unanswered')),
  -- When somebody first acknowledged it in vain, after it was closed.
  add column late_at timestamptz,
  add check ((incident_id is null) = (contact_id is not null));
alter table alerts alter column state drop default;
-- An alert that still had something to send when this came begins its chain anew.
update alerts a set state = 'open', next_step_at = now(), scheduled_at = a.created_at
  from (select distinct on (incident_id, deadline_kind) id from alerts b order by incident_id, deadline_kind, created_at desc) newest
  where newest.id = a.id and exists (select 1 from alert_messages m where m.alert_id = a.id and m.state = 'pending');
create unique index one_open_alert_a_deadline on alerts (incident_id, deadline_kind, deadline_key) nulls not distinct
  where state = 'open' and incident_id is not null;
create index alerts_due on alerts (next_step_at) where state = 'open';
create index alerts_by_bundle on alerts (bundle) where bundle is not null;
create index alerts_by_incident on alerts (incident_id, created_at);

alter table alert_messages
  drop constraint alert_messages_channel_check,
  add check (channel in ('email', 'sms', 'voice', 'webhook')),
  drop constraint alert_messages_state_check,
  -- `dropped`: nobody waits for it any more, as when the alert was acknowledged before it left.
  add check (state in ('pending', 'accepted', 'failed', 'dropped')),
  drop constraint alert_messages_alert_id_contact_id_channel_key,
  add column method_id uuid references contact_methods,
  add column bundle uuid,
  add column round int not null default 1,
  add column step_no int not null default 1,
  add column created_at timestamptz,
  -- What an answer by SMS names this message by.
  add column code text;
update alert_messages m set created_at = a.created_at,
  method_id = (select t.id from contact_methods t where t.contact_id = m.contact_id and t.kind = m.channel)
  from alerts a where a.id = m.alert_id;
update alert_messages set state = 'dropped' where state = 'pending';
alter table alert_messages
  alter column created_at set not null,
  add unique (alert_id, method_id, round, step_no);
create index alert_messages_by_method on alert_messages (method_id, created_at desc);

-- What Twilio has told us of texts and calls, once each: a repeat does nothing again.
create table inbound_requests (
  provider_id text primary key,
  received_at timestamptz not null,
  repeats int not null default 0
);
