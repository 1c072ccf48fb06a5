-- Lists from elsewhere (docs/decisions/0023-lists.md). An import is prepared (a file and how its columns are read), then
-- waits, runs, and is kept; what it wrote may be taken back as a whole while nobody has built on it. The record that it was
-- there stays.
create table list_imports (
  id uuid primary key,
  -- The case that the list is; also after it was undone, when there may be no such case any more.
  case_key bigint not null,
  state text not null check (state in ('prepared', 'waiting', 'imported', 'failed', 'undone')),
  -- SHA-256 of the stored original; null once nothing names it any more.
  file text check (file ~ '^[0-9a-f]{64}$'),
  -- The name of the file, its columns, the mapping.
  key uuid not null,
  sealed bytea not null,
  -- What came of it, with cells that could not be read; or why it failed.
  report_key uuid,
  report_sealed bytea,
  -- How far it is, in rows.
  done integer not null default 0 check (done >= 0),
  total integer not null default 0 check (total >= 0),
  -- Whether it opened its case, which then goes with it; and up to which revision the case had come when it was undone.
  opened_case boolean not null default false,
  case_digest bytea,
  last_revision bigint,
  prepared_at timestamptz not null,
  prepared_by text not null check (prepared_by <> ''),
  imported_at timestamptz,
  imported_by text,
  undone_at timestamptz,
  undone_by text,
  check ((report_key is null) = (report_sealed is null)),
  check ((imported_at is null) = (imported_by is null)),
  check ((undone_at is null) = (undone_by is null)),
  check ((state = 'undone') = (undone_at is not null)),
  check (state not in ('imported', 'undone') or imported_at is not null)
);
create index list_imports_of_case on list_imports (case_key, prepared_at);
create index list_imports_by_file on list_imports (file) where file is not null;

create function keep_list_import() returns trigger language plpgsql as $$
begin
  if old.state = 'undone' or (old.state = 'imported' and new.state not in ('imported', 'undone')) then
    raise exception 'What was imported stays imported until it is undone, and undone for good' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger list_imports_end before update of state, imported_at, undone_at, opened_case on list_imports
  for each row execute function keep_list_import();

-- Which entries an import wrote, by their positions.
create table list_import_rows (
  import uuid not null references list_imports (id),
  list text not null,
  first integer not null check (first >= 0),
  last integer not null check (last >= first),
  revision integer not null check (revision > 0),
  primary key (import, list, first, revision)
);
create trigger list_import_rows_are_kept before update or delete or truncate on list_import_rows
  for each statement execute function refuse_rewriting();

-- The one exception to "never removed": rows of the import that the transaction says it undoes, while that import stands.
create function refuse_removing_entry() returns trigger language plpgsql as $$
begin
  if not exists (
    select from list_imports as undone join list_import_rows as wrote on wrote.import = undone.id
    where undone.id::text = current_setting('amparo.undone_import', true) and undone.state = 'imported'
      and undone.case_key = old.case_key and wrote.list = old.list and wrote.revision = old.revision
      and old.position between wrote.first and wrote.last
  ) then
    raise exception 'Entries are never changed or removed: add a new row that supersedes or retracts the old one'
      using errcode = 'restrict_violation';
  end if;
  return old;
end
$$;
drop trigger entries_are_kept on entries;
create trigger entries_are_kept before update or truncate on entries for each statement execute function refuse_rewriting();
create trigger entries_are_not_removed before delete on entries for each row execute function refuse_removing_entry();

create function refuse_removing_opened_case() returns trigger language plpgsql as $$
begin
  if not exists (
    select from list_imports as undone
    where undone.id::text = current_setting('amparo.undone_import', true) and undone.state = 'imported'
      and undone.case_key = old.key and undone.opened_case
  ) then
    raise exception 'A case is never removed, and keeps its id. What must not be known of it is erased.' using errcode = 'restrict_violation';
  end if;
  return old;
end
$$;
drop trigger cases_are_kept on cases;
create trigger cases_are_kept before truncate on cases for each statement execute function refuse_removing_case();
create trigger cases_are_not_removed before delete on cases for each row execute function refuse_removing_opened_case();
