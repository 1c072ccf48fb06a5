-- Case files: the words of the file are the words of the tables. Dates are EDTF text exactly as they were written;
-- `position` keeps the order of the file. What is absent in a file is null here, so that an export gives it back absent.

create table cases (
  id text primary key,
  title text not null,
  country text not null,
  summary text not null,
  opened text not null,
  closed text,
  outcome text,
  imported_at timestamptz not null
);

create table subjects (
  case_id text not null references cases (id),
  position integer not null,
  id text not null,
  kind text not null check (kind in ('person', 'organisation', 'event', 'place')),
  role text,
  names jsonb not null,
  primary key (case_id, id),
  unique (case_id, position)
);

create table sources (
  case_id text not null references cases (id),
  position integer not null,
  id text not null,
  name text not null,
  kind text not null,
  country text,
  lang text,
  relays text[],
  primary key (case_id, id),
  unique (case_id, position)
);

create table documents (
  case_id text not null references cases (id),
  position integer not null,
  id text not null,
  title text not null,
  by text not null,
  published text,
  url text,
  lang text,
  accessed text,
  primary key (case_id, id),
  unique (case_id, position),
  foreign key (case_id, by) references sources (case_id, id)
);

create table claims (
  case_id text not null references cases (id),
  position integer not null,
  id text not null,
  about text not null,
  said_by text[] not null check (cardinality(said_by) > 0),
  printed_in jsonb not null,
  statement text not null,
  said_on text,
  -- Each with its type, so that a value can be read without the dictionary it was written under.
  asserts jsonb not null,
  denies text[],
  -- Null means team.
  sensitivity text check (sensitivity in ('public', 'team', 'privileged', 'sealed')),
  suggested_standing text,
  supersedes text,
  recorded jsonb,
  primary key (case_id, id),
  unique (case_id, position),
  foreign key (case_id, about) references subjects (case_id, id),
  foreign key (case_id, supersedes) references claims (case_id, id) deferrable initially deferred
);

-- A retraction comes after the claim it takes back, and does not change it.
create table retractions (
  case_id text not null,
  claim_id text not null,
  by text not null check (by in ('source', 'team')),
  "on" text not null,
  why text not null,
  primary key (case_id, claim_id),
  foreign key (case_id, claim_id) references claims (case_id, id)
);

create table questions (
  case_id text not null references cases (id),
  position integer not null,
  id text not null,
  question text not null,
  claims text[] not null,
  state text not null check (state in ('open', 'explained')),
  why text,
  primary key (case_id, id),
  unique (case_id, position)
);

create table independence (
  case_id text not null references cases (id),
  position integer not null,
  sources text[] not null,
  why text not null,
  by text not null,
  "on" text not null,
  primary key (case_id, position)
);

create table rulings (
  case_id text not null references cases (id),
  position integer not null,
  point text not null,
  prefer text[] not null,
  deprecate text[] not null,
  standing text not null,
  reason text not null,
  by text not null,
  "on" text not null,
  seen text[] not null,
  primary key (case_id, position)
);

create table consents (
  case_id text not null references cases (id),
  position integer not null,
  subject text not null,
  given_by text not null,
  relation text not null,
  scope text not null,
  "on" text not null,
  until text,
  withdrawn text,
  primary key (case_id, position),
  foreign key (case_id, subject) references subjects (case_id, id)
);

-- Appeals as the team wrote them inside the case file: drafts. What is published is frozen elsewhere.
create table case_appeals (
  case_id text not null references cases (id),
  position integer not null,
  id text not null,
  content jsonb not null,
  primary key (case_id, id),
  unique (case_id, position)
);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% are never changed or removed: add a new row that supersedes or retracts the old one', initcap(tg_table_name)
    using errcode = 'restrict_violation';
end
$$;

create trigger claims_are_kept before update or delete or truncate on claims for each statement execute function refuse_rewriting();
create trigger retractions_are_kept before update or delete or truncate on retractions for each statement execute function refuse_rewriting();
create trigger rulings_are_kept before update or delete or truncate on rulings for each statement execute function refuse_rewriting();
