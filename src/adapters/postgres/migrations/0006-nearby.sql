-- Members who want to find listeners near them, and whom of those each would like to know. Leaving takes everything along.

create table nearby_member (
  member_id text collate "C" primary key references account,
  since timestamptz(3) not null
);

-- Names are shown where a row stands in both directions.
create table nearby_agreement (
  member_id text collate "C" not null references nearby_member on delete cascade,
  other_id text collate "C" not null references nearby_member on delete cascade,
  agreed_at timestamptz(3) not null,
  primary key (member_id, other_id),
  check (member_id <> other_id)
);
create index nearby_agreement_by_other on nearby_agreement (other_id);
