-- What each standing decision rests on: the values of the facts that it relied on, as they were when it was taken.
-- `filed` is the notice that the authority has, `report` the one that waits or is approved; null stands for a fact that
-- was unknown and counted as such.
create table decision_grounds (
  incident_id uuid not null references incidents,
  decision text not null check (decision in ('risk', 'report', 'filed', 'notice')),
  facts jsonb not null,
  decided_at timestamptz not null,
  primary key (incident_id, decision)
);

-- What every answer about an incident tells of its past, found without reading the whole journal of it.
create index journal_decided on journal (stream, position)
  where type in ('incident.opened', 'breach.confirmed', 'risk.assessed', 'exception.approved');
