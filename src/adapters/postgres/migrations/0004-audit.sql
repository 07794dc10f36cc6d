-- What was done by whom and when, each entry bound to the one before it.

create table audit_event (
  seq bigint primary key check (seq >= 1),
  at timestamptz(3) not null,
  actor text collate "C" not null,
  action text collate "C" not null,
  subject text collate "C" not null,
  detail jsonb not null,
  -- Unique, so that the chain does not fork, and a reference, so that it has no gap.
  previous_hash text collate "C" unique references audit_event (hash),
  hash text collate "C" not null unique check (hash ~ '^[0-9a-f]{64}$'),
  check ((seq = 1) = (previous_hash is null))
);
create index audit_event_by_subject on audit_event (subject, seq);
create trigger audit_event_only_grows before update or delete or truncate on audit_event execute function refuse_change();

-- Writers lock this empty table before they look at anything, so that they take turns and each sees all that was
-- written before; readers never wait for it.
create table write_turn ();
