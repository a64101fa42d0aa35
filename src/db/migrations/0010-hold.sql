-- What tells this database from a copy of it. Written by the service, read before anything may leave the house.
create table installation (
  singleton boolean primary key default true check (singleton),
  -- A new one after each restore and each release of a hold: marks of the line before it say nothing any more.
  lineage uuid,
  -- The PostgreSQL cluster and the database in it that the service last worked in.
  cluster text,
  -- Rises while the service works; its last value is also kept outside the database, in DATA_DIR.
  mark bigint not null default 0
);
insert into installation default values;

-- While a hold is open nobody is paged and nothing is sent.
create table holds (
  id int generated always as identity primary key,
  reason text not null check (reason in ('restored', 'other-cluster', 'rolled-back')),
  since timestamptz not null,
  -- When the backup was made that this database was restored from.
  backup_made_at timestamptz,
  released_at timestamptz,
  -- Null beside an instant: released at the command line of the machine.
  released_by uuid references persons,
  release_reason text
);
create unique index one_open_hold on holds ((true)) where released_at is null;

-- Asked by whatever claims work, in the statement that claims it.
create function is_held() returns boolean language sql stable as
  $$ select exists (select from holds where released_at is null) $$;
