-- Public keys that this house has signed with, by the SHA-256 of their SPKI bytes.
create table signing_keys (
  id text primary key check (id ~ '^[0-9a-f]{64}$'),
  public_key text not null,
  since timestamptz not null
);

-- One row a signing: how many chains there were, and the hash over the heads that were signed with it. Each names the
-- hash of the one before, so that none can be taken out of the middle.
create table head_rolls (
  number int primary key check (number > 0),
  made_at timestamptz not null,
  reason text not null check (reason in ('daily', 'closing', 'case-file', 'asked')),
  -- To the letter what was signed.
  statement text not null,
  signature text not null,
  key_id text not null references signing_keys
);

-- Where a chain ended when it was signed. Only chains that had grown since they were signed last.
create table signed_heads (
  stream text not null references streams,
  roll int not null references head_rolls,
  position bigint not null,
  statement text not null,
  signature text not null,
  primary key (stream, roll)
);
create index signed_heads_by_roll on signed_heads (roll);

-- Copies of a signing that were put where whoever has this database cannot reach.
create table head_copies (
  roll int not null references head_rolls,
  place text not null check (place in ('folder', 'email')),
  made_at timestamptz not null,
  primary key (roll, place)
);

-- Rights of PostgreSQL keep the application from these rows where it is not the owner of the tables; triggers refuse it
-- everywhere.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', case when tg_table_name = 'journal' then 'the journal' else tg_table_name end;
end $$;
create trigger signing_keys_are_append_only before update or delete or truncate on signing_keys
  for each statement execute function refuse_change();
create trigger head_rolls_are_append_only before update or delete or truncate on head_rolls
  for each statement execute function refuse_change();
create trigger signed_heads_are_append_only before update or delete or truncate on signed_heads
  for each statement execute function refuse_change();
-- The head of a chain moves on, and never back.
create trigger streams_stay before delete or truncate on streams
  for each statement execute function refuse_change();
create trigger heads_move_on before update on streams
  for each row when (new.position <= old.position or new.stream <> old.stream) execute function refuse_change();
