-- Breaches from before Varsla, as somebody's spreadsheet had them: they run no clock and wake nobody.
create table breach_imports (
  id uuid primary key,
  -- SHA-256 of the file, in hex.
  file_hash text not null,
  -- checked: read, and nothing brought in yet; done; removed: brought in and taken out again.
  standing text not null check (standing in ('checked', 'done', 'removed')),
  -- What was read, while it waits for a yes: rows to bring in, and rows that cannot be, as they stood.
  checked jsonb,
  accepted int not null,
  known int not null,
  rejected int not null,
  imported_by uuid not null references persons,
  imported_at timestamptz not null,
  removed_by uuid references persons,
  removed_at timestamptz,
  removal_reason text,
  check ((standing = 'checked') = (checked is not null))
);
create table imported_breaches (
  id uuid primary key,
  import_id uuid not null references breach_imports,
  -- SHA-256 of what the row says: the same row again is not added.
  row_hash text not null unique,
  reference text not null,
  title text not null,
  role text not null check (role in ('controller', 'processor', 'joint')),
  system text,
  breach_began timestamptz,
  detected_at timestamptz not null,
  aware_at timestamptz not null,
  -- Until when the authority was to be notified, by the law of its day.
  due_at timestamptz not null,
  notified_at timestamptz,
  level text check (level in ('unlikely', 'risk', 'high')),
  not_notified_reason text,
  nature text[] not null default '{}',
  incident_types text[] not null default '{}',
  cause_origin text,
  intent text,
  people_types text[] not null default '{}',
  people_count int,
  told int,
  closed_at timestamptz
);
create index imported_breaches_by_import on imported_breaches (import_id);

-- Every breach, notified or not, a row each. Basis: GDPR art. 33(5).
create view breach_register as
select i.id, false as imported, i.reference, i.title, i.role, i.status, i.system_key as system, i.restricted, i.opened_by,
  i.owner_id,
  (i.state->'context'->>'detectedAt')::timestamptz as detected_at,
  (i.state->'context'->>'awareAt')::timestamptz as aware_at,
  (f.facts->'breachBegan'->>'value')::timestamptz as breach_began,
  n.notified_at, d.due_at,
  (i.state->'context'->>'closedAt')::timestamptz as closed_at,
  i.state->'context'->>'risk' as level,
  case
    when n.notified_at is not null and i.state->'value'->>'authority' = 'withdrawn' then 'withdrawn'
    when n.notified_at is not null then 'notified'
    when i.status = 'dismissed' then 'dismissed'
    when i.state->'value'->>'authority' = 'released' then 'excepted'
    when i.state->'value'->>'authority' = 'delegated' then 'delegated'
    when i.role = 'processor' then 'not-ours'
    else 'open'
  end as outcome,
  array(select jsonb_array_elements_text(coalesce(nullif(f.facts->'nature'->'value', 'null'), '[]'))) as nature,
  array(select jsonb_array_elements_text(coalesce(nullif(f.facts->'incidentTypes'->'value', 'null'), '[]'))) as incident_types,
  f.facts->'causeOrigin'->>'value' as cause_origin,
  f.facts->'intent'->>'value' as intent,
  array(select jsonb_array_elements_text(coalesce(nullif(f.facts->'peopleTypes'->'value', 'null'), '[]'))) as people_types,
  (f.facts->'peopleCount'->>'value')::int as people_count,
  (t.figures->>'told')::int as told
from incidents i
left join lateral (
  select jsonb_object_agg(key, jsonb_build_object('value', value)) as facts from facts
  where incident_id = i.id and key in ('breachBegan', 'nature', 'incidentTypes', 'causeOrigin', 'intent', 'peopleTypes', 'peopleCount')
) f on true
left join lateral (
  select min(notified_at) as notified_at from reports where incident_id = i.id and standing = 'filed'
) n on true
left join lateral (
  select due_at from deadlines where incident_id = i.id and kind = 'authority.notice' order by due_at desc limit 1
) d on true
left join notices t on t.incident_id = i.id
union all
select b.id, true, b.reference, b.title, b.role, 'closed', b.system, false, m.imported_by, null, b.detected_at, b.aware_at,
  b.breach_began, b.notified_at, b.due_at, b.closed_at, b.level,
  case when b.notified_at is not null then 'notified' when b.role = 'processor' then 'not-ours' else 'excepted' end,
  b.nature, b.incident_types, b.cause_origin, b.intent, b.people_types, b.people_count, b.told
from imported_breaches b join breach_imports m on m.id = b.import_id;
