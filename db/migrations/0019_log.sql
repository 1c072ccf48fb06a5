-- The Merkle log that makes the count checkable (docs/log.md). Nothing in it names a person. What was written stays: an entry
-- is never changed, only followed by another.

-- Whose log it is. The name is kept for life, also when the installation moves to another host.
create table log_identity (
  origin text not null check (origin <> ''),
  vkey text not null check (vkey <> ''),
  sole boolean primary key default true check (sole)
);

-- Entries that do not fill a bundle yet: one row for each commit, each entry behind its length in two bytes, as in a bundle.
create table log_batches (
  first bigint primary key check (first >= 0),
  count integer not null check (count between 1 and 255),
  entries bytea not null
);
create trigger log_batches_are_kept before update or truncate on log_batches
  for each statement execute function refuse_rewriting();

-- 256 entries each.
create table log_bundles (
  number bigint primary key check (number >= 0),
  entries bytea not null
);
create trigger log_bundles_are_kept before update or delete or truncate on log_bundles
  for each statement execute function refuse_rewriting();

-- 256 hashes each, and what they hash to, which is one of the hashes of the level above.
create table log_tiles (
  level smallint not null check (level between 0 and 6),
  number bigint not null check (number >= 0),
  root bytea not null check (octet_length(root) = 32),
  hashes bytea not null check (octet_length(hashes) = 8192),
  primary key (level, number)
);
-- Hashes cannot be compressed; trying costs time.
alter table log_tiles alter column hashes set storage external;
create trigger log_tiles_are_kept before update or delete or truncate on log_tiles
  for each statement execute function refuse_rewriting();

-- Signed heads: those that were released, and the newest.
create table log_heads (
  size bigint primary key check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  note text not null,
  signed_at timestamptz not null,
  -- When the first entry that no release covers was signed.
  waiting_since timestamptz not null,
  released_at timestamptz
);

create function refuse_rewriting_head() returns trigger language plpgsql as $$
begin
  if old.released_at is not null then
    raise exception 'A head of the log that was released is never changed or removed.' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and (old.size, old.root, old.note) is distinct from (new.size, new.root, new.note) then
    raise exception 'A head of the log that was signed is never changed.' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end
$$;
create trigger log_heads_are_kept before update or delete on log_heads
  for each row execute function refuse_rewriting_head();

-- Who is asked to watch that the log only grows, and what they signed. The name is part of the key.
create table log_witnesses (
  name text primary key check (name <> ''),
  vkey text not null unique check (vkey <> ''),
  url text not null check (url <> '')
);

create table log_cosignatures (
  size bigint not null references log_heads (size),
  name text not null,
  line text not null,
  received_at timestamptz not null,
  primary key (size, name)
);
create trigger log_cosignatures_are_kept before update or delete or truncate on log_cosignatures
  for each statement execute function refuse_rewriting();
