-- Contributions that the checks doubt: what was found, what stewards and the member did about it, and what is left to be tidied.

alter table contribution drop constraint contribution_state_check;
update contribution set state = 'doubted', reason = null where state = 'received' and reason is not null;
alter table contribution add constraint contribution_state_check
  check (state in ('received', 'accepted', 'doubted', 'refused', 'appealed', 'dismissed', 'withdrawn'));

-- Codes of the checks with the rows that each speaks of.
alter table contribution add column findings jsonb;
update contribution set findings = '[]';
alter table contribution alter column findings set not null;

-- False from the moment that the state changes until vault and pool hold what the state says they do.
alter table contribution add column is_settled boolean;
update contribution set is_settled = state <> 'received';
alter table contribution alter column is_settled set not null;
create index contribution_unsettled on contribution (id) where not is_settled;
create index contribution_waiting on contribution (received_at, id) where state in ('doubted', 'appealed');

-- Each step happens at most once. The words go when the member does, so this is no table that only grows.
create table contribution_step (
  contribution_id text collate "C" not null references contribution,
  action text collate "C" not null check (action in ('admit', 'refuse', 'appeal', 'grant', 'dismiss')),
  account_id text collate "C" not null references account,
  text text check (length(text) between 1 and 2000),
  at timestamptz(3) not null,
  primary key (contribution_id, action),
  check ((action in ('refuse', 'appeal', 'dismiss')) = (text is not null))
);
