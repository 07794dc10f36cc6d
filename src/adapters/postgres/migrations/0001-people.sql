-- The collective, those who hold accounts in it, how they sign in, and what they allow.

-- History is kept by adding to it: this function stands behind every table that only grows.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'CH001';
end
$$;

create table collective (
  only_row boolean primary key default true check (only_row),
  name text not null check (length(name) between 1 and 200),
  currency text collate "C" not null check (currency ~ '^[A-Z]{3}$'),
  treasury_bps integer not null check (treasury_bps between 0 and 10000),
  quorum_bps integer not null check (quorum_bps between 0 and 10000),
  majority_bps integer not null check (majority_bps between 5000 and 9999),
  voting_ms bigint not null check (voting_ms > 0),
  payout_minor_min bigint not null check (payout_minor_min > 0),
  created_at timestamptz(3) not null
);

-- An erased account keeps its row, because votes and books refer to it, and nothing that tells who it was.
create table account (
  id text collate "C" primary key check (id ~ '^(member|steward|buyer)_[0-9a-hjkmnp-tv-z]{26}$'),
  display_name text check (length(display_name) between 1 and 200),
  created_at timestamptz(3) not null,
  erased_at timestamptz(3),
  check ((erased_at is null) = (display_name is not null))
);

create table account_role (
  account_id text collate "C" not null references account,
  role text collate "C" not null check (role in ('member', 'steward', 'buyer')),
  granted_at timestamptz(3) not null,
  primary key (account_id, role)
);
create index account_role_by_role on account_role (role, account_id);

create table passkey (
  credential_id text collate "C" primary key,
  account_id text collate "C" not null references account,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3)
);
create index passkey_by_account on passkey (account_id);

create table recovery_code (
  account_id text collate "C" not null references account,
  code_hash bytea not null,
  created_at timestamptz(3) not null,
  used_at timestamptz(3),
  primary key (account_id, code_hash)
);

create table session (
  id text collate "C" primary key,
  account_id text collate "C" not null references account,
  secret_hash bytea not null,
  device text not null,
  created_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null
);
create index session_by_account on session (account_id);

create table challenge (
  id text collate "C" primary key,
  purpose text collate "C" not null,
  account_id text collate "C" references account,
  challenge bytea not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null
);

create table setup_token (
  token_hash bytea primary key,
  role text collate "C" not null check (role in ('member', 'steward', 'buyer')),
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);

create table consent_event (
  member_id text collate "C" not null references account,
  sequence integer not null check (sequence >= 1),
  at timestamptz(3) not null,
  scopes text[] not null,
  purposes text[] not null,
  buyers_never text[] not null,
  ask_each_sale boolean not null,
  text_version text not null,
  primary key (member_id, sequence)
);
create trigger consent_event_only_grows before update or delete or truncate on consent_event execute function refuse_change();

-- The member's data key, wrapped by the key of the collective; without it every copy of the contributions is noise.
create table member_key (
  member_id text collate "C" primary key references account,
  wrapped_key bytea,
  created_at timestamptz(3) not null,
  destroyed_at timestamptz(3),
  check ((wrapped_key is null) = (destroyed_at is not null))
);

create table contribution (
  id text collate "C" primary key check (id ~ '^contribution_[0-9a-hjkmnp-tv-z]{26}$'),
  member_id text collate "C" not null references account,
  scope text collate "C" not null check (scope in ('artistPreferences', 'trackCounts', 'dayPlays', 'timedPlays')),
  row_count integer not null check (row_count >= 0),
  file_bytes bigint not null check (file_bytes >= 0),
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  period_from date,
  period_to date check (period_to >= period_from),
  state text collate "C" not null check (state in ('received', 'accepted', 'refused', 'withdrawn')),
  reason text,
  received_at timestamptz(3) not null,
  check ((period_from is null) = (period_to is null))
);
create index contribution_by_member on contribution (member_id, id);
