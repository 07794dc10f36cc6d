-- The public log: what anyone may read, in the order in which it happened, and the documents that it names.

create table log_entry (
  -- Counts up from 0; the entry before must be there, so that there is no gap.
  place bigint primary key check (place >= 0),
  previous_place bigint generated always as (case when place = 0 then null else place - 1 end) stored references log_entry (place),
  entry text not null,
  leaf_hash bytea not null check (length(leaf_hash) = 32)
);
create trigger log_entry_only_grows before update or delete or truncate on log_entry execute function refuse_change();

create table log_evidence (
  sha256 text collate "C" primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  body text not null,
  check (encode(sha256(convert_to(body, 'UTF8')), 'hex') = sha256)
);
create trigger log_evidence_only_grows before update or delete or truncate on log_evidence execute function refuse_change();
