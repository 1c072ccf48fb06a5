-- Editions in several languages. A version has one original, which its fingerprint names, and may have translations, each an
-- edition of its own with the fingerprint of the original in it.
alter table editions add column original boolean not null default true;
create unique index editions_one_original on editions (appeal, version) where original;

-- A take-down is of a whole version, with the translations that it has and those that are still to come ('' is every
-- language), or of one translation.
alter table take_downs add column lang text not null default '';
alter table take_downs drop constraint take_downs_pkey;
alter table take_downs add primary key (appeal, version, lang);

create or replace function require_published_version() returns trigger language plpgsql as $$
begin
  if not exists (
    select from editions where appeal = new.appeal and version = new.version and (new.lang = '' or (lang = new.lang and not original))
  ) then
    raise exception 'There is no version % of the appeal %, or no translation of it into %', new.version, new.appeal, new.lang
      using errcode = 'foreign_key_violation';
  end if;
  return new;
end
$$;

-- Translations that somebody at the desk asked to have published with a version, so that what is left is known after a crash and
-- the desk can say how far it is. That one was published is told by the editions.
create table asked_editions (
  appeal text not null,
  version integer not null,
  lang text not null check (lang <> ''),
  asked_at timestamptz not null,
  asked_by text not null check (asked_by <> ''),
  -- When it was done, and whether something had come to stand in its way; what that is, is found anew by whoever looks.
  ended_at timestamptz check (ended_at >= asked_at),
  refused boolean check ((refused is null) = (ended_at is null)),
  primary key (appeal, version, lang, asked_at)
);
create unique index asked_editions_waiting on asked_editions (appeal, version, lang) where ended_at is null;

create function refuse_changing_asked_edition() returns trigger language plpgsql as $$
begin
  raise exception 'What somebody asked to have published stays on record; it can only come to an end.' using errcode = 'restrict_violation';
end
$$;
create trigger asked_editions_are_kept before delete or truncate on asked_editions
  for each statement execute function refuse_changing_asked_edition();
create trigger asked_editions_only_end before update on asked_editions
  for each row when (
    old.ended_at is not null or (to_jsonb(old) - 'ended_at' - 'refused') <> (to_jsonb(new) - 'ended_at' - 'refused')
  )
  execute function refuse_changing_asked_edition();
