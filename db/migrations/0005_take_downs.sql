-- Take-downs: from when a published version is no longer shown, and why. The version itself stays as it was; what takes
-- its place is a later version.

create table take_downs (
  appeal text not null,
  version integer not null,
  taken_down_at timestamptz not null,
  taken_down_by text not null check (taken_down_by <> ''),
  -- Shown to readers.
  reason text not null check (reason <> ''),
  primary key (appeal, version)
);

-- The versions of an appeal have no key without their language, so a foreign key cannot say it.
create function require_published_version() returns trigger language plpgsql as $$
begin
  if not exists (select from editions where appeal = new.appeal and version = new.version) then
    raise exception 'There is no version % of the appeal %', new.version, new.appeal using errcode = 'foreign_key_violation';
  end if;
  return new;
end
$$;

create function refuse_take_down_change() returns trigger language plpgsql as $$
begin
  raise exception 'A take-down is never changed or deleted. Publish a new version.';
end
$$;

create trigger take_downs_are_of_versions before insert on take_downs
  for each row execute function require_published_version();
create trigger take_downs_are_kept before update or delete or truncate on take_downs
  for each statement execute function refuse_take_down_change();
