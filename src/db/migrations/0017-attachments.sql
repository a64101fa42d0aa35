-- What goes with a case as a file: receipts, proofs, letters. Name, note and content are sealed under the incident's key.
create table attachments (
  id uuid primary key,
  incident_id uuid not null references incidents,
  ordinal bigint generated always as identity,
  kind text not null,
  media_type text not null,
  size int not null check (size > 0),
  -- SHA-256 of the bytes as they came, in hex; it stands in the incident's journal.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Name and note. Null, as the content, once the file was withdrawn: the row and the hash stay.
  sealed_words bytea,
  sealed bytea,
  disclosure text not null check (disclosure in ('releasable', 'exempt')),
  -- Why it is kept from who asks to see the case; null where it is not, or where nobody has judged it yet.
  basis text check (basis is null or disclosure = 'exempt'),
  added_by uuid not null references persons,
  added_at timestamptz not null,
  withdrawn_by uuid references persons,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  check ((sealed is null) = (withdrawn_at is not null)),
  check ((sealed_words is null) = (withdrawn_at is not null)),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null))
);
-- What is sealed does not grow smaller.
alter table attachments alter column sealed set storage external;
create unique index attachments_once on attachments (incident_id, sha256) where withdrawn_at is null;
create index attachments_by_incident on attachments (incident_id, ordinal);
