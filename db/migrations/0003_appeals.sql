-- Published versions of appeals. An edition is frozen: its content, its notes and its hash never change, and it is
-- never deleted; a correction is a new version.

create table editions (
  appeal text not null,
  version integer not null check (version > 0),
  lang text not null,
  published date not null,
  published_at timestamptz not null,
  published_by text not null check (published_by <> ''),
  content jsonb not null,
  -- SHA-256 of the content's canonical JSON (RFC 8785), in hexadecimal.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (appeal, version, lang)
);

create function refuse_edition_change() returns trigger language plpgsql as $$
begin
  raise exception 'A published edition never changes and is never deleted. Publish a new version.';
end
$$;

create trigger editions_are_frozen before update or delete on editions
  for each row execute function refuse_edition_change();
create trigger editions_are_not_emptied before truncate on editions
  for each statement execute function refuse_edition_change();

-- Appeals that stand alone, over several cases, as the team wrote them: drafts, replaced when kept again. Those that
-- belong to one case lie with it (case_appeals).
create table appeals (
  id text primary key,
  -- An amparo-appeal/1 file in its canonical form.
  content text not null,
  kept_at timestamptz not null
);
