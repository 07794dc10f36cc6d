-- What signing in over HTTP, invitations, payouts and downloads need beyond the first tables.

-- No row is like a row that says by invitation only.
create table joining_rule (
  only_row boolean primary key default true check (only_row),
  is_open boolean not null
);

-- Who invited; null for the link that founds the collective.
alter table setup_token add column steward_id text collate "C" references account;
create index setup_token_by_time on setup_token (created_at);

-- The account that an enrolment will make, and its name: until then there is no account to refer to.
alter table challenge add column subject text collate "C";
alter table challenge add column display_name text check (length(display_name) between 1 and 200);
create index challenge_by_expiry on challenge (expires_at);

-- When a passkey was last shown in this session; null while it only holds a recovery code.
alter table session add column proved_at timestamptz(3);
alter table session add column by_recovery_code boolean not null;

create unique index recovery_code_by_hash on recovery_code (code_hash);

-- The account that payouts leave from.
create table collective_bank_account (
  only_row boolean primary key default true check (only_row),
  sealed_details bytea not null,
  changed_at timestamptz(3) not null
);

create index dataset_request_by_buyer on dataset_request (buyer_id, id);
create index proposal_by_request on proposal (request_id);
create index proposal_by_buyer on proposal (((document::jsonb -> 'buyer') ->> 'id'));
create index download_link_by_release on download_link (release_id, created_at);
