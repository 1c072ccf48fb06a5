-- What a kept case learns: questions say when they were put and when they were explained.
alter table questions add column "on" text, add column explained_on text;

-- A claim may become less open than it was recorded, never more: of the claim and of these, the strictest holds.
create table tightenings (
  case_id text not null,
  claim_id text not null,
  sensitivity text not null check (sensitivity in ('team', 'privileged', 'sealed')),
  tightened_at timestamptz not null,
  primary key (case_id, claim_id, sensitivity),
  foreign key (case_id, claim_id) references claims (case_id, id)
);

create trigger tightenings_are_kept before update or delete or truncate on tightenings
  for each statement execute function refuse_rewriting();

-- An appeal is published by its own id, whichever case holds it.
create index case_appeals_by_id on case_appeals (id);
