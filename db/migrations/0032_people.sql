-- Whether two persons of the files are one, as people judged it (docs/decisions/0024-names.md). A person is a subject of a case,
-- by the place it has there; a pair is kept in one order. The newest judgement of a pair counts; `withdrawn` says that none does.
create table person_judgements (
  id bigint generated always as identity primary key,
  one_case bigint not null references cases (key),
  one_subject integer not null check (one_subject >= 0),
  other_case bigint not null references cases (key),
  other_subject integer not null check (other_subject >= 0),
  verdict text not null check (verdict in ('same', 'different', 'undecided', 'withdrawn')),
  judged_at timestamptz not null,
  judged_by text not null check (judged_by <> ''),
  -- The reason.
  key uuid not null,
  sealed bytea not null,
  check ((one_case, one_subject) < (other_case, other_subject))
);
create index person_judgements_of_one on person_judgements (one_case, one_subject, id);
create index person_judgements_of_other on person_judgements (other_case, other_subject, id);
create trigger person_judgements_are_kept before update or delete or truncate on person_judgements
  for each statement execute function refuse_rewriting();

-- A place that somebody judged a person at is never given to another one: an import that wrote the person is not undone.
create function refuse_removing_judged_person() returns trigger language plpgsql as $$
begin
  if old.list = 'subjects' and exists (
    select from person_judgements
    where (one_case = old.case_key and one_subject = old.position) or (other_case = old.case_key and other_subject = old.position)
  ) then
    raise exception 'Somebody judged whether this person is another one' using errcode = 'foreign_key_violation';
  end if;
  return old;
end
$$;
create trigger entries_of_judged_persons_stay before delete on entries for each row execute function refuse_removing_judged_person();
