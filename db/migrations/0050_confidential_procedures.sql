-- Confidential procedures: that one covers a case, or claims, documents and appeals of it, and that it was lifted, are entries of a list
-- of their own, which no file and no export holds. They are recorded once.
alter table entries
  drop constraint entries_list_check,
  add constraint entries_list_check check (list in ('head', 'subjects', 'sources', 'documents', 'claims', 'retractions', 'tightenings',
    'questions', 'independence', 'rulings', 'consents', 'appeals', 'calls', 'contacts', 'handovers', 'identities', 'procedures')),
  drop constraint entries_recorded_once,
  add constraint entries_recorded_once check (
    revision > 0
    and (revision = 1 or list not in ('claims', 'retractions', 'tightenings', 'independence', 'rulings', 'handovers', 'procedures')));

-- Editions that one keeps from readers, from then on until it is lifted. Which one: its place in its case. `whole`: the appeal itself is
-- covered, so that no further version comes out either.
create table withheld_editions (
  appeal text not null,
  version integer not null,
  lang text not null,
  case_key bigint not null references cases (key),
  position integer not null check (position >= 0),
  whole boolean not null,
  withheld_at timestamptz not null,
  primary key (appeal, version, lang, case_key, position),
  foreign key (appeal, version, lang) references editions (appeal, version, lang)
);
create index withheld_editions_of_procedures on withheld_editions (case_key, position);

create table withholdings_lifted (
  case_key bigint not null references cases (key),
  position integer not null check (position >= 0),
  lifted_at timestamptz not null,
  primary key (case_key, position)
);

create function refuse_withholding_change() returns trigger language plpgsql as $$
begin
  raise exception 'What was kept from readers, and that it was lifted, stays on record.' using errcode = 'restrict_violation';
end
$$;
create trigger withheld_editions_are_kept before update or delete or truncate on withheld_editions
  for each statement execute function refuse_withholding_change();
create trigger withholdings_lifted_are_kept before update or delete or truncate on withholdings_lifted
  for each statement execute function refuse_withholding_change();
create trigger tells_readers after insert on withheld_editions for each statement execute function tell_readers();
create trigger tells_readers after insert on withholdings_lifted for each statement execute function tell_readers();

-- What readers do not see, and since when: taken down, or kept from them by a procedure that was not lifted. '' is every language.
create view hidden_editions as
  select appeal, version, lang, taken_down_at as hidden_at from take_downs
  union all
  select appeal, version, lang, withheld_at from withheld_editions as withheld
  where not exists (
    select from withholdings_lifted as lifted where lifted.case_key = withheld.case_key and lifted.position = withheld.position
  );
