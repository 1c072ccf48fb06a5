-- Translations of appeals, sentence by sentence (docs/translations.md). Rows are only added; the newest of a sentence counts.
-- Which sentence a row is of stands sealed with its words: whoever reads it computes its key from the source text.
create table translation_entries (
  -- Digest of the id of the appeal.
  id_digest bytea not null,
  lang text not null check (lang <> ''),
  -- Counts up within an appeal and a language.
  number integer not null check (number > 0),
  key uuid not null,
  sealed bytea not null,
  step text not null check (step in ('machine', 'written', 'asked', 'approved', 'sent-back')),
  at timestamptz not null,
  by text not null check (by <> ''),
  primary key (id_digest, lang, number)
);

-- How a name, a body or a legal term is said in another language: for one appeal, or for all where id_digest is null. A change
-- is a further revision; a removed term stays as a revision that says so.
create table glossary_terms (
  term uuid not null,
  revision integer not null check (revision > 0),
  id_digest bytea,
  source_lang text not null check (source_lang <> ''),
  lang text not null check (lang <> '' and lang <> source_lang),
  key uuid not null,
  sealed bytea not null,
  removed boolean not null default false,
  at timestamptz not null,
  by text not null check (by <> ''),
  primary key (term, revision)
);
create index glossary_terms_of_appeal on glossary_terms (id_digest, lang);

-- Sentences that somebody let go to the configured server for machine drafts: exactly these, and what came of it.
create table machine_draft_requests (
  id uuid primary key,
  id_digest bytea not null,
  lang text not null check (lang <> ''),
  -- The server and the sentences that it is sent.
  key uuid not null,
  sealed bytea not null,
  asked_at timestamptz not null,
  asked_by text not null check (asked_by <> ''),
  total integer not null check (total > 0),
  done integer not null default 0 check (done >= 0 and done <= total),
  -- Null until it is over. Why it failed is one of a few words of Amparo's own.
  ended_at timestamptz,
  failure text check (failure <> ''),
  check (failure is null or ended_at is not null)
);
create index machine_draft_requests_of_appeal on machine_draft_requests (id_digest, lang, asked_at);

create trigger translation_entries_are_kept before update or delete or truncate on translation_entries
  for each statement execute function refuse_changing_review();
create trigger glossary_terms_are_kept before update or delete or truncate on glossary_terms
  for each statement execute function refuse_changing_review();
create trigger machine_draft_requests_are_kept before delete or truncate on machine_draft_requests
  for each statement execute function refuse_changing_review();
create trigger machine_draft_requests_say_the_same
  before update of id, id_digest, lang, key, sealed, asked_at, asked_by, total on machine_draft_requests
  for each statement execute function refuse_changing_review();
