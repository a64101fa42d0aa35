-- What goes with a case as a file: receipts, proofs, letters. Name and content are sealed under the incident's key.
create table attachments (
  id uuid primary key,
  incident_id uuid not null references incidents,
  kind text not null,
  media_type text not null,
  size int not null check (size > 0),
  -- SHA-256 of the bytes as they came, in hex; it stands in the incident's journal.
  sha256 text not null,
  sealed_name bytea not null,
  -- Null once the file was withdrawn: the row and the hash stay.
  sealed bytea,
  disclosure text not null check (disclosure in ('releasable', 'exempt')),
  -- Why it is kept from who asks to see the case, where it is.
  basis text,
  note text,
  added_by uuid not null references persons,
  added_at timestamptz not null,
  withdrawn_by uuid references persons,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  check ((sealed is null) = (withdrawn_at is not null))
);
create unique index attachments_once on attachments (incident_id, sha256) where withdrawn_at is null;
create index attachments_by_incident on attachments (incident_id, added_at);
