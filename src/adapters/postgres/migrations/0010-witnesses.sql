-- What strangers who watch the public log have signed: of each of them the latest, since it speaks for all that came before.

create table log_cosignature (
  -- Its public key with its name, as people hand it on.
  witness text collate "C" primary key check (length(witness) between 1 and 400),
  size bigint not null check (size >= 0),
  unix_seconds bigint not null check (unix_seconds >= 0),
  -- The checkpoint as the collective signed it, and the line of the witness below it.
  checkpoint text not null check (length(checkpoint) <= 16384),
  line text not null check (length(line) <= 1024)
);

create function guard_cosignature() returns trigger language plpgsql as $$
begin
  if (new.size, new.unix_seconds) < (old.size, old.unix_seconds) then
    raise exception 'an older cosignature takes the place of no later one' using errcode = 'CH004';
  end if;
  return new;
end $$;
create trigger log_cosignature_moves_on before update on log_cosignature for each row execute function guard_cosignature();
