-- Who may see what: reporters and guests, incidents for named people only, and who has a case.
alter table tokens
  drop constraint tokens_role_check,
  add constraint tokens_role_check
    check (role in ('administrator', 'handler', 'approver', 'auditor', 'reporter', 'guest')),
  -- `read`: whatever the role may change, this token may not.
  add column scope text not null default 'all' check (scope in ('all', 'read')),
  add column incident_id uuid references incidents,
  -- A guest is there for one incident and until an end.
  add constraint tokens_of_guests
    check (case role when 'guest' then incident_id is not null and expires_at is not null else incident_id is null end);

alter table members
  drop constraint members_role_check,
  add constraint members_role_check
    check (role in ('administrator', 'handler', 'approver', 'auditor', 'reporter', 'guest')),
  add column ends_at timestamptz,
  add column incident_id uuid references incidents,
  add constraint members_who_are_guests
    check (case role when 'guest' then incident_id is not null and ends_at is not null
           else incident_id is null and ends_at is null end);

alter table incidents
  -- Since when only those in incident_access see it; null: every role sees it as far as the role reaches.
  add column restricted_at timestamptz,
  add column restricted boolean not null generated always as (restricted_at is not null) stored,
  -- Who has the case; null: nobody yet.
  add column owner_id uuid references persons;
create index incidents_by_opener on incidents (opened_by, ordinal desc);

create table incident_access (
  incident_id uuid not null references incidents,
  person_id uuid not null references persons,
  added_at timestamptz not null,
  added_by uuid not null references persons,
  primary key (incident_id, person_id)
);
