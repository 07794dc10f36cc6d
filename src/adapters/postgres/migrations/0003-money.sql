-- The books, and the payments out of them.

create table ledger_transfer (
  id text collate "C" primary key check (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  position bigint generated always as identity unique,
  kind text collate "C" not null check (
    kind in (
      'saleInvoiced', 'salePaid', 'saleDistributed',
      'payoutSent', 'payoutSettled', 'payoutRejected', 'returnReceived', 'returnCredited', 'reversal'
    )
  ),
  reference text collate "C" not null,
  content_sha256 text collate "C" not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  posted_at timestamptz(3) not null,
  -- The transaction that wrote it, in which alone its postings may be written.
  written_in xid8 not null default pg_current_xact_id()
);
create unique index ledger_transfer_reversed_once on ledger_transfer (reference) where kind = 'reversal';
create trigger ledger_transfer_only_grows before update or delete or truncate on ledger_transfer execute function refuse_change();

-- Minor units, debit positive. The bound is that of shared/money.ts.
create table ledger_posting (
  transfer_id text collate "C" not null references ledger_transfer,
  line integer not null check (line >= 1),
  account text collate "C" not null check (length(account) between 1 and 100),
  currency text collate "C" not null check (currency ~ '^[A-Z]{3}$'),
  minor bigint not null check (minor <> 0 and abs(minor) < 1000000000000000000),
  primary key (transfer_id, line),
  unique (transfer_id, account, currency)
);
create index ledger_posting_by_account on ledger_posting (account, currency);
create trigger ledger_posting_only_grows before update or delete or truncate on ledger_posting execute function refuse_change();

create function guard_postings() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct transfer_id from added) as touched
    join ledger_transfer on ledger_transfer.id = touched.transfer_id
    where ledger_transfer.written_in <> pg_current_xact_id()
  ) then
    raise exception 'a transfer takes no more postings once it is in the books' using errcode = 'CH003';
  end if;
  return null;
end
$$;
create trigger ledger_posting_in_time after insert on ledger_posting
  referencing new table as added for each statement execute function guard_postings();

-- Asked once for each transfer when its transaction commits, so that a distribution to a million is summed once.
create function guard_balance() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger_posting where transfer_id = new.id) then
    raise exception 'a transfer moves something' using errcode = 'CH003';
  end if;
  if exists (select from ledger_posting where transfer_id = new.id group by currency having sum(minor) <> 0) then
    raise exception 'the postings of a transfer sum to zero in each currency' using errcode = 'CH003';
  end if;
  return null;
end
$$;
create constraint trigger ledger_transfer_balances after insert on ledger_transfer
  deferrable initially deferred for each row execute function guard_balance();

create table payout_method (
  member_id text collate "C" primary key references account,
  kind text collate "C" not null check (kind in ('bankTransfer', 'csv', 'donation', 'hold')),
  sealed_details bytea,
  changed_at timestamptz(3) not null
);

create table payout_batch (
  id text collate "C" primary key check (id ~ '^batch_[0-9a-hjkmnp-tv-z]{26}$'),
  currency text collate "C" not null check (currency ~ '^[A-Z]{3}$'),
  assembled_by text collate "C" not null references account,
  assembled_at timestamptz(3) not null,
  sent_at timestamptz(3),
  settled_at timestamptz(3) check (settled_at is null or sent_at is not null)
);

create table payout (
  id text collate "C" primary key check (id ~ '^payout_[0-9a-hjkmnp-tv-z]{26}$'),
  member_id text collate "C" not null references account,
  currency text collate "C" not null check (currency ~ '^[A-Z]{3}$'),
  minor bigint not null check (minor > 0 and minor < 1000000000000000000),
  state text collate "C" not null
    check (state in ('requested', 'batched', 'approved', 'sent', 'settled', 'returned', 'cancelled')),
  batch_id text collate "C" references payout_batch,
  requested_at timestamptz(3) not null,
  check (state not in ('batched', 'approved', 'sent', 'settled', 'returned') or batch_id is not null),
  check (state <> 'requested' or batch_id is null)
);
-- Until it is sent, a payout stands for the whole balance, so a second one would pay the same money again.
create unique index payout_one_pending on payout (member_id, currency) where state in ('requested', 'batched', 'approved');
create index payout_by_batch on payout (batch_id, id);
create index payout_by_state on payout (state, id);
create index payout_by_member on payout (member_id, id);

create table payout_approval (
  batch_id text collate "C" not null references payout_batch,
  steward_id text collate "C" not null references account,
  at timestamptz(3) not null,
  primary key (batch_id, steward_id)
);
create trigger payout_approval_only_grows before update or delete or truncate on payout_approval execute function refuse_change();
