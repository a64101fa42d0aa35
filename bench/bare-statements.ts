/** The statements that the bare limit makes: prepared once a connection, as a driver does with a name. */
export const statements = {
  lock: `select i.id, i.ordinal, i.reference, i.title, i.description, i.role, i.system_key, i.state, i.version,
           i.opened_at, s.position, s.hash
         from bare.incidents i join bare.streams s on s.stream = i.id::text where i.id = $1
         for no key update of i, s`,
  write: `with state as (update bare.incidents set state = $2::text::jsonb, version = $3 where id = $1::text::uuid),
            head as (update bare.streams set position = $4, hash = $5 where stream = $1)
          insert into bare.journal (stream, position, recorded_at, type, body, hash) values ($1, $4, $6, $7, $8, $5)`,
  readFacts: 'select key, value, certainty, recorded_at, recorded_by from bare.facts where incident_id = $1',
  writeFacts: `insert into bare.facts (incident_id, key, value, certainty, recorded_at, recorded_by)
         select $1, f.key, f.value, f.certainty, $3, $4
         from jsonb_to_recordset($2::text::jsonb) as f (key text, value jsonb, certainty text)
         on conflict (incident_id, key) do update set value = excluded.value, certainty = excluded.certainty,
           recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
  readGrounds: 'select decision, facts from bare.decision_grounds where incident_id = $1',
  writeGrounds: `insert into bare.decision_grounds (incident_id, decision, facts, decided_at)
         values ($1, 'risk', $2::text::jsonb, $3)
         on conflict (incident_id, decision) do update set facts = excluded.facts, decided_at = excluded.decided_at`,
  arm: `insert into bare.deadlines (id, incident_id, kind, anchor_at, due_at, basis, own_target, reminders, armed_at,
          status, next_reminder_at)
        values ($1, $2, $3, $4, $4, $5, false, $6::text::jsonb, $4, 'armed', $4)`,
  settle: `update bare.deadlines set status = 'released', settled_at = $3
           where incident_id = $1 and kind = $2 and status = 'armed'`,
  report: `update bare.reports set standing = 'returned' where incident_id = $1 and standing in ('submitted', 'approved')`,
  closeAlerts: `update bare.alerts set state = 'ended', ended_because = $3, ended_at = $4, next_step_at = null
                where incident_id = $1 and deadline_kind = $2 and state = 'open'`,
  openAlert: `insert into bare.alerts (id, incident_id, deadline_kind, due_at, step, created_at, state, next_step_at, scheduled_at)
              select $1, $2, 'authority.notice', $3, 'overdue', $3, 'open', $3, coalesce((select d.next_reminder_at
                from bare.deadlines d where d.incident_id = $2 and d.kind = 'authority.notice' and d.status = 'armed'), $3)`,
};
