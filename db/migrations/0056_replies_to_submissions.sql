-- What a body answered to a submission: of a case, as that to a delivery of an appeal is of the appeal. Readers are told of none of it.
alter table replies
  alter column appeal drop not null,
  add column case_key integer,
  add constraint replies_are_of_one check ((appeal is null) <> (case_key is null)),
  add constraint replies_to_submissions_are_the_teams check (case_key is null or not shown);
create index replies_of_case on replies (case_key) where case_key is not null;
