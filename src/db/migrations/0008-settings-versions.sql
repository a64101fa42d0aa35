-- How often each of the settings was put. Its row is the lock of a change: whoever comes second waits, and then sees.
create table settings_versions (
  name text primary key check (name in ('organisation', 'register', 'contacts')),
  version integer not null check (version > 0)
);

insert into settings_versions (name, version) select name, 1 from settings;
insert into settings_versions (name, version) select 'contacts', 1 where exists (select from contacts);
