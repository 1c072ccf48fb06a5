-- Submissions: what a body is told of a case on the structure of its form (docs/submissions.md, docs/decisions/0041-submissions.md).
-- Rows are only added; the newest counts. Words are sealed. 'submissions' are the forms of the desk that were sent (0011).
create table case_submissions (
  id uuid primary key,
  case_key integer not null,
  form text not null check (form ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  body text not null,
  lang text not null check (lang <> ''),
  made_at timestamptz not null,
  made_by text not null check (made_by <> '')
);
create index case_submissions_of_case on case_submissions (case_key, made_at);

-- Its answers, consents and annexes, as they were written. The case stands beside each, so that an erasure knows to which it belongs.
create table case_submission_texts (
  submission uuid not null references case_submissions (id),
  case_key integer not null,
  revision integer not null check (revision > 0),
  key uuid not null,
  sealed bytea not null,
  written_at timestamptz not null,
  written_by text not null check (written_by <> ''),
  primary key (submission, revision)
);

-- The approval of one text, which froze it. `hash` is the SHA-256 of the archive; the files it holds are sealed.
create table case_submission_freezings (
  submission uuid primary key references case_submissions (id),
  case_key integer not null,
  revision integer not null,
  approved text not null check (approved in ('second-person', 'alone')),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  key uuid not null,
  sealed bytea not null,
  approved_at timestamptz not null,
  approved_by text not null check (approved_by <> ''),
  foreign key (submission, revision) references case_submission_texts (submission, revision)
);

create trigger case_submissions_are_kept before update or delete or truncate on case_submissions for each statement execute function refuse_rewriting();
create trigger case_submission_texts_are_kept before update or delete or truncate on case_submission_texts for each statement execute function refuse_rewriting();
create trigger case_submission_freezings_are_kept before update or delete or truncate on case_submission_freezings for each statement execute function refuse_rewriting();

-- A line of the ledger is of a dossier, which an appeal has, or of a submission, which a case has.
alter table deliveries
  alter column dossier drop not null,
  alter column appeal drop not null,
  alter column version drop not null,
  add column submission uuid references case_submissions (id),
  add column case_key integer,
  add constraint deliveries_are_of_one check (
    (dossier is null) <> (submission is null) and (dossier is null) = (appeal is null)
    and (dossier is null) = (version is null) and (submission is null) = (case_key is null));
create index deliveries_of_submission on deliveries (submission) where submission is not null;
create index deliveries_of_case on deliveries (case_key, made_at) where case_key is not null;
alter table delivery_events
  alter column appeal drop not null,
  add column case_key integer,
  add constraint delivery_events_are_of_one check ((appeal is null) <> (case_key is null));
