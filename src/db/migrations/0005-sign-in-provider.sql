-- How a member came in: invited by an administrator, or by a role that the sign-in provider gave. Whoever came in by
-- a role leaves with it.
alter table members
  add column admitted_by text not null default 'invitation' check (admitted_by in ('invitation', 'provider'));
