-- Keys under which the log was signed before (docs/log.md, "The key"): up to which size anything that they signed is to be believed.
create table log_retired_keys (
  vkey text primary key check (vkey <> ''),
  size bigint not null check (size >= 0),
  why text not null check (why in ('renewed', 'seized', 'lost')),
  retired_at timestamptz not null
);
create trigger log_retired_keys_are_kept before update or delete or truncate on log_retired_keys
  for each statement execute function refuse_rewriting();
