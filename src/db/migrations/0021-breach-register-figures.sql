-- An older breach also says what happened, what came of it and what was done, and which of its times are known by the day
-- alone: midnight in Norway stands for such a day. Basis: GDPR art. 33(5).
alter table imported_breaches add column what_happened text;
alter table imported_breaches add column effects text;
alter table imported_breaches add column measures text;
alter table imported_breaches add column day_only text[] not null default '{}';
-- Nothing was due of us where we were the processor, nor before the regulation was in force.
alter table imported_breaches alter column due_at drop not null;
update imported_breaches set due_at = null where role = 'processor' or aware_at < '2018-07-19T22:00:00Z';

-- Rows that were not taken can be fetched also after the others came in, for a while.
alter table breach_imports drop constraint breach_imports_check;
alter table breach_imports add constraint breach_imports_check check (standing <> 'checked' or checked is not null);
create index breach_imports_holding_rows on breach_imports (imported_at) where checked is not null;

-- Every breach, notified or not, a row each. Basis: GDPR art. 33(5). What is no breach of the firm's (an exercise) is to be
-- left out here, once: list, spreadsheet and figures read this and nothing else. What a query does not ask for is not computed.
drop view breach_register;
create view breach_register as
select i.id, false as imported, i.reference, i.title, i.role, i.status, i.system_key as system, i.restricted, i.opened_by,
  i.owner_id, (select p.name from persons p where p.id = i.owner_id) as owner,
  (i.state->'context'->>'detectedAt')::timestamptz as detected_at,
  (i.state->'context'->>'awareAt')::timestamptz as aware_at,
  (select (f.value #>> '{}')::timestamptz from facts f where f.incident_id = i.id and f.key = 'breachBegan') as breach_began,
  n.notified_at,
  (select d.due_at from deadlines d where d.incident_id = i.id and d.kind = 'authority.notice'
     order by d.due_at desc limit 1) as due_at,
  (i.state->'context'->>'closedAt')::timestamptz as closed_at,
  i.state->'context'->>'risk' as level,
  o.outcome,
  case o.outcome
    when 'excepted' then (select j.body::jsonb->'event'->>'reasoning' from journal j
      where j.stream = i.id::text and j.type = 'risk.assessed' order by j.position desc limit 1)
    when 'dismissed' then (select j.body::jsonb->'event'->>'reason' from journal j
      where j.stream = i.id::text and j.type = 'incident.dismissed' order by j.position desc limit 1)
    when 'notified' then (select r.delay_reason from reports r
      where r.incident_id = i.id and r.standing = 'filed' and r.delay_reason is not null order by r.number limit 1)
  end as reason,
  array(select jsonb_array_elements_text(f.value) from facts f
    where f.incident_id = i.id and f.key = 'nature' and jsonb_typeof(f.value) = 'array') as nature,
  array(select jsonb_array_elements_text(f.value) from facts f
    where f.incident_id = i.id and f.key = 'incidentTypes' and jsonb_typeof(f.value) = 'array') as incident_types,
  (select f.value #>> '{}' from facts f where f.incident_id = i.id and f.key = 'causeOrigin') as cause_origin,
  (select f.value #>> '{}' from facts f where f.incident_id = i.id and f.key = 'intent') as intent,
  array(select jsonb_array_elements_text(f.value) from facts f
    where f.incident_id = i.id and f.key = 'peopleTypes' and jsonb_typeof(f.value) = 'array') as people_types,
  (select (f.value #>> '{}')::int from facts f where f.incident_id = i.id and f.key = 'peopleCount') as people_count,
  (select (t.figures->>'told')::int from notices t where t.incident_id = i.id) as told,
  (select e.code from exemptions e where e.incident_id = i.id and e.approved_at is not null and e.ended_at is null
     order by e.ordinal desc limit 1) as exemption,
  coalesce((select f.value #>> '{}' from facts f where f.incident_id = i.id and f.key = 'whatHappened'), i.description)
    as what_happened,
  (select f.value #>> '{}' from facts f where f.incident_id = i.id and f.key = 'likelyConsequences') as effects,
  (select f.value #>> '{}' from facts f where f.incident_id = i.id and f.key = 'measuresTaken') as measures,
  '{}'::text[] as day_only
from incidents i
cross join lateral (
  select min(r.notified_at) as notified_at from reports r where r.incident_id = i.id and r.standing = 'filed'
) n
cross join lateral (
  select case
    when n.notified_at is not null and i.state->'value'->>'authority' = 'withdrawn' then 'withdrawn'
    when n.notified_at is not null then 'notified'
    when i.status = 'dismissed' then 'dismissed'
    when i.state->'value'->>'authority' = 'released' then 'excepted'
    when i.state->'value'->>'authority' = 'delegated' then 'delegated'
    when i.role = 'processor' then 'not-ours'
    else 'open'
  end as outcome
) o
union all
select b.id, true, b.reference, b.title, b.role, 'closed', b.system, false, m.imported_by, null, null, b.detected_at,
  b.aware_at, b.breach_began, b.notified_at, b.due_at, b.closed_at, b.level,
  case
    when b.notified_at is not null then 'notified'
    when b.role = 'processor' then 'not-ours'
    when b.level = 'unlikely' then 'excepted'
    else 'unreported'
  end,
  b.not_notified_reason, b.nature, b.incident_types, b.cause_origin, b.intent, b.people_types, b.people_count, b.told, null,
  b.what_happened, b.effects, b.measures, b.day_only
from imported_breaches b join breach_imports m on m.id = b.import_id;
