-- An incident may have several duties of one dated kind at once; `key` says which. Null for a kind that it has one of.
alter table deadlines add column key uuid;
drop index one_armed_deadline_a_kind;
create unique index one_armed_deadline_a_duty on deadlines (incident_id, kind, key) nulls not distinct
  where status = 'armed';

-- Why the author approved the notice alone, where nobody else had the right to approve.
alter table reports add column own_approval_reason text;
