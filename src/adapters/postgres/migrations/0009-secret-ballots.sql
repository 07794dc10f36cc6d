-- Votes become secret: members stand on a roll with a commitment, ballots with a nullifier, and no table joins the two.

-- The public halves of voting keys. A new one of the same member comes into effect later, and never on a roll that is frozen.
create table voter (
  commitment text collate "C" primary key check (commitment ~ '^(0|[1-9][0-9]{0,76})$'),
  member_id text collate "C" not null references account,
  held_by text collate "C" not null check (held_by in ('passkey', 'device')),
  asked_at timestamptz(3) not null,
  effective_at timestamptz(3) not null check (effective_at >= asked_at),
  ends_at timestamptz(3)
);
create index voter_by_member on voter (member_id, effective_at);

-- Rolls of before have no commitments.
alter table roll_entry add column commitment text collate "C" check (commitment ~ '^(0|[1-9][0-9]{0,76})$');
create unique index roll_entry_by_commitment on roll_entry (proposal_id, commitment);

-- Who said what in the votes of before is forgotten; what they said together stands in their tallies.
drop table ballot;

create table poll (
  proposal_id text collate "C" primary key references proposal,
  root text collate "C" not null check (root ~ '^(0|[1-9][0-9]{0,76})$'),
  tally_key text collate "C" not null check (tally_key ~ '^04[0-9a-f]{128}$'),
  sealed_private_key bytea not null,
  roll_sha256 text collate "C" not null check (roll_sha256 ~ '^[0-9a-f]{64}$'),
  -- Of the entry that freezes the roll; the one that opens the vote comes after it.
  place bigint not null unique references log_entry
);
create trigger poll_only_grows before update or delete or truncate on poll execute function refuse_change();

-- The whole ballot, with its proof, is the entry of the public log at its place.
create table ballot (
  proposal_id text collate "C" not null references poll,
  nullifier text collate "C" not null check (nullifier ~ '^(0|[1-9][0-9]{0,76})$'),
  sequence integer not null check (sequence >= 1),
  sealed text collate "C" not null check (sealed ~ '^[0-9a-f]{164}$'),
  place bigint not null unique references log_entry,
  cast_at timestamptz(3) not null,
  primary key (proposal_id, nullifier, sequence)
);
create trigger ballot_only_grows before update or delete or truncate on ballot execute function refuse_change();
create trigger ballot_in_time after insert on ballot
  referencing new table as added for each statement execute function guard_ballot();
