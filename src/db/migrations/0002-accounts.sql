-- People who sign in with a browser. The tables account_* are read and written by better-auth under these names.
create table account_users (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table account_sessions (
  id uuid primary key,
  user_id uuid not null references account_users on delete cascade,
  token text not null unique,
  user_agent text,
  -- Never filled: where a person sits is not kept.
  ip_address text,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index account_sessions_by_user on account_sessions (user_id);

-- A password, or an identity at a provider.
create table account_credentials (
  id uuid primary key,
  user_id uuid not null references account_users on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index account_credentials_by_user on account_credentials (user_id);

-- Challenges that are under way, such as a sign-in that waits for its second factor.
create table account_verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index account_verifications_by_identifier on account_verifications (identifier);

create table account_second_factors (
  id uuid primary key,
  user_id uuid not null unique references account_users on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count int not null default 0,
  locked_until timestamptz
);

-- Ties who signs in to who acts: one person, one user, one role.
create table members (
  person_id uuid primary key references persons,
  user_id uuid not null unique references account_users,
  role text not null check (role in ('administrator', 'handler', 'approver', 'auditor')),
  language text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  added_at timestamptz not null,
  disabled_at timestamptz
);

-- Invitations, resets and the first administrator's link: 256 random bits, of which only the hash is here.
create table one_time_links (
  hash bytea primary key,
  purpose text not null check (purpose in ('first-administrator', 'invitation', 'reset')),
  user_id uuid references account_users on delete cascade,
  expires_at timestamptz not null,
  check ((purpose = 'first-administrator') = (user_id is null))
);
create index one_time_links_by_user on one_time_links (user_id);

-- Attempts in the running window. A key is a keyed hash of an account or an address: neither stands here.
create table sign_in_attempts (
  key bytea primary key,
  attempts int not null,
  window_ends_at timestamptz not null
);
create index sign_in_attempts_by_end on sign_in_attempts (window_ends_at);

-- Codes of the second factor that were used and could still fit: each is good for one sign-in.
create table second_factor_uses (
  user_id uuid not null references account_users on delete cascade,
  hash bytea not null,
  used_at timestamptz not null,
  primary key (user_id, hash)
);

-- What somebody typed into a form whose session had ended: sealed, one a person, for half an hour.
create table kept_forms (
  person_id uuid primary key references persons,
  sealed bytea not null,
  expires_at timestamptz not null
);

alter table tokens
  add column expires_at timestamptz,
  add column last_used_at timestamptz;
