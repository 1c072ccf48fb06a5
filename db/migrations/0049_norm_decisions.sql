-- What the team decided on a norm that is proposed for a person of a case (docs/decisions/0039-norms-at-the-desk.md). Rows are only
-- added; the newest on a norm and a person counts. Which norm and whom it is about stand sealed with the reason: a norm says what happened.
create table norm_decisions (
  id bigint generated always as identity primary key,
  -- Of the case; also after the import of a list that opened it was undone.
  case_key bigint not null,
  decision text not null check (decision in ('accepted', 'set-aside')),
  -- Up to which clearance it takes to read it: that of the claims which were seen with it.
  clearance text not null check (clearance in ('team', 'privileged', 'sealed')),
  decided_at timestamptz not null,
  decided_by text not null check (decided_by <> ''),
  -- The norm, the person, the reason, and what the proposal said.
  key uuid not null,
  sealed bytea not null
);
create index norm_decisions_of_case on norm_decisions (case_key, id);
create trigger norm_decisions_are_kept before update or delete or truncate on norm_decisions
  for each statement execute function refuse_rewriting();
