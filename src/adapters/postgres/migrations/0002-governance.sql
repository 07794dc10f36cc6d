-- What buyers ask for, what members vote on, how they voted, and what was released.

create table dataset_request (
  id text collate "C" primary key check (id ~ '^request_[0-9a-hjkmnp-tv-z]{26}$'),
  buyer_id text collate "C" not null references account,
  title text not null check (length(title) between 1 and 200),
  wishes text not null check (length(wishes) between 1 and 10000),
  requested_at timestamptz(3) not null
);

create table proposal (
  id text collate "C" primary key check (id ~ '^proposal_[0-9a-hjkmnp-tv-z]{26}$'),
  request_id text collate "C" references dataset_request,
  drafted_by text collate "C" not null references account,
  document text not null,
  document_sha256 text collate "C" not null check (document_sha256 ~ '^[0-9a-f]{64}$'),
  state text collate "C" not null
    check (state in ('draft', 'open', 'passed', 'rejected', 'lapsed', 'paid', 'delivered', 'settled', 'cancelled')),
  drafted_at timestamptz(3) not null,
  opens_at timestamptz(3),
  closes_at timestamptz(3) check (closes_at > opens_at),
  check ((opens_at is null) = (closes_at is null)),
  check (state in ('draft', 'cancelled') or opens_at is not null)
);
create index proposal_by_state on proposal (state, id);

-- The words and the time of a vote stay as they were when it opened, and no proposal is ever removed.
create function guard_proposal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a proposal is never removed' using errcode = 'CH001';
  end if;
  if (new.id, new.document, new.document_sha256, new.drafted_by, new.drafted_at)
    is distinct from (old.id, old.document, old.document_sha256, old.drafted_by, old.drafted_at) then
    raise exception 'the document of a proposal never changes' using errcode = 'CH001';
  end if;
  if old.opens_at is not null and (new.opens_at, new.closes_at) is distinct from (old.opens_at, old.closes_at) then
    raise exception 'the voting window never changes once the vote has opened' using errcode = 'CH001';
  end if;
  return new;
end
$$;
create trigger proposal_stays before update or delete on proposal for each row execute function guard_proposal();

-- Who may vote, frozen at the opening.
create table roll_entry (
  proposal_id text collate "C" not null references proposal,
  member_id text collate "C" not null references account,
  primary key (proposal_id, member_id)
);
create trigger roll_entry_only_grows before update or delete or truncate on roll_entry execute function refuse_change();

-- The roll is written by the statement that opens the vote, while the proposal is still a draft.
create function guard_roll() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct proposal_id from added) as touched
    join proposal on proposal.id = touched.proposal_id
    where proposal.state <> 'draft'
  ) then
    raise exception 'the roll is frozen once the vote has opened' using errcode = 'CH002';
  end if;
  return null;
end
$$;
create trigger roll_entry_in_time after insert on roll_entry
  referencing new table as added for each statement execute function guard_roll();

create table ballot (
  proposal_id text collate "C" not null,
  member_id text collate "C" not null,
  sequence integer not null check (sequence >= 1),
  choice text collate "C" not null check (choice in ('yes', 'no', 'abstain')),
  cast_at timestamptz(3) not null,
  primary key (proposal_id, member_id, sequence),
  foreign key (proposal_id, member_id) references roll_entry
);
create trigger ballot_only_grows before update or delete or truncate on ballot execute function refuse_change();

create function guard_ballot() returns trigger language plpgsql as $$
begin
  if exists (
    select from added
    join proposal on proposal.id = added.proposal_id
    where proposal.state <> 'open' or added.cast_at < proposal.opens_at or added.cast_at >= proposal.closes_at
  ) then
    raise exception 'this vote takes no ballots now' using errcode = 'CH002';
  end if;
  return null;
end
$$;
create trigger ballot_in_time after insert on ballot
  referencing new table as added for each statement execute function guard_ballot();

create table tally (
  proposal_id text collate "C" primary key references proposal,
  roll bigint not null,
  yes bigint not null check (yes >= 0),
  no bigint not null check (no >= 0),
  abstain bigint not null check (abstain >= 0),
  verdict text collate "C" not null check (verdict in ('pass', 'reject', 'lapse')),
  closed_at timestamptz(3) not null,
  check (yes + no + abstain <= roll)
);
create trigger tally_only_grows before update or delete or truncate on tally execute function refuse_change();

-- What a member said to one sale; the latest answer counts.
create table sale_answer (
  proposal_id text collate "C" not null references proposal,
  member_id text collate "C" not null references account,
  consents boolean not null,
  at timestamptz(3) not null,
  primary key (proposal_id, member_id)
);

create table payment_confirmation (
  proposal_id text collate "C" not null references proposal,
  steward_id text collate "C" not null references account,
  reference text not null check (length(reference) between 1 and 200),
  at timestamptz(3) not null,
  primary key (proposal_id, steward_id)
);
create trigger payment_confirmation_only_grows
  before update or delete or truncate on payment_confirmation execute function refuse_change();

create table release (
  id text collate "C" primary key check (id ~ '^release_[0-9a-hjkmnp-tv-z]{26}$'),
  proposal_id text collate "C" not null unique references proposal,
  manifest_sha256 text collate "C" not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
  snapshot text not null,
  built_at timestamptz(3) not null
);
create trigger release_only_grows before update or delete or truncate on release execute function refuse_change();

create table release_member (
  release_id text collate "C" not null references release,
  member_id text collate "C" not null references account,
  pseudonym text collate "C" not null,
  weight bigint not null check (weight >= 0),
  primary key (release_id, member_id),
  unique (release_id, pseudonym)
);
create trigger release_member_only_grows before update or delete or truncate on release_member execute function refuse_change();

create table download_link (
  token_hash bytea primary key,
  release_id text collate "C" not null references release,
  buyer_id text collate "C" not null references account,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);

create table download (
  token_hash bytea not null references download_link,
  at timestamptz(3) not null,
  path text not null,
  sent_bytes bigint not null check (sent_bytes >= 0),
  primary key (token_hash, at, path)
);
create trigger download_only_grows before update or delete or truncate on download execute function refuse_change();
