-- What each frozen notice to the authority is, in relation to the one before it, and how it was filed. `filed_at` is when
-- that was recorded, `notified_at` when the authority was told.
alter table reports add column number integer;
alter table reports add column kind text
  check (kind in ('first', 'follow-up', 'correction', 'final', 'withdrawal'));
alter table reports add column completeness text check (completeness in ('complete', 'incomplete'));
alter table reports add column previous_id uuid references reports;
alter table reports add column notified_at timestamptz;
alter table reports add column filed_by uuid references persons;
alter table reports add column filed_channel text;
alter table reports add column filed_reference text;
alter table reports add column proof uuid;

-- Those that there are: in their order, the first until one was filed, follow-ups after it; filed as the journal tells.
update reports r set number = n.number
from (select id, row_number() over (partition by incident_id order by submitted_at, id) as number from reports) n
where n.id = r.id;
update reports r set
  notified_at = (j.body::jsonb -> 'event' ->> 'notifiedAt')::timestamptz,
  filed_by = (j.body::jsonb -> 'event' -> 'actor' ->> 'id')::uuid,
  filed_channel = j.body::jsonb -> 'event' ->> 'channel',
  filed_reference = j.body::jsonb -> 'event' ->> 'reference'
from journal j
where r.standing = 'filed' and j.stream = r.incident_id::text and j.type = 'authority.notified'
  and j.recorded_at = r.filed_at;
update reports r set previous_id = (
  select p.id from reports p
  where p.incident_id = r.incident_id and p.standing = 'filed' and p.number < r.number
  order by p.number desc limit 1
);
update reports set kind = case when previous_id is null then 'first' else 'follow-up' end;

alter table reports alter column number set not null;
alter table reports alter column kind set not null;
create unique index reports_numbered on reports (incident_id, number);
