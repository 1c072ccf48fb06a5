-- Collections: a question over many cases that is kept, with a public page of its own (docs/patterns.md, docs/decisions/0043-public-numbers.md).
-- Rows are only added; the newest text counts. Words and questions are sealed: they may name somebody.
create table collections (
  id integer generated always as identity primary key,
  made_at timestamptz not null,
  made_by text not null check (made_by <> '')
);

create table collection_texts (
  collection integer not null references collections (id),
  revision integer not null check (revision > 0),
  -- It leaves the list of those that are worked on; what was released stays where it is.
  archived boolean not null,
  key uuid not null,
  sealed bytea not null,
  written_at timestamptz not null,
  written_by text not null check (written_by <> ''),
  primary key (collection, revision)
);

-- Numbers as somebody asked for their release, frozen then: readers see them once another person has released them.
create table collection_releases (
  collection integer not null,
  number integer not null check (number > 0),
  revision integer not null,
  key uuid not null,
  sealed bytea not null,
  asked_at timestamptz not null,
  asked_by text not null check (asked_by <> ''),
  primary key (collection, number),
  foreign key (collection, revision) references collection_texts (collection, revision)
);

create table collection_decisions (
  collection integer not null,
  number integer not null,
  decision text not null check (decision in ('released', 'sent-back')),
  approved text check (approved in ('second-person', 'alone')),
  -- What was said of it.
  key uuid not null,
  sealed bytea not null,
  decided_at timestamptz not null,
  decided_by text not null check (decided_by <> ''),
  primary key (collection, number),
  foreign key (collection, number) references collection_releases (collection, number),
  check ((decision = 'released') = (approved is not null))
);

-- The reason is shown to readers where the page was.
create table collection_take_downs (
  collection integer not null,
  number integer not null,
  key uuid not null,
  sealed bytea not null,
  taken_down_at timestamptz not null,
  taken_down_by text not null check (taken_down_by <> ''),
  primary key (collection, number),
  foreign key (collection, number) references collection_decisions (collection, number)
);

-- The appeals of a collection. Which ones: by a keyed digest of their ids, as everywhere before they are published.
create table collection_appeals (
  collection integer not null references collections (id),
  appeal_digest bytea not null,
  key uuid not null,
  sealed bytea not null,
  linked_at timestamptz not null,
  linked_by text not null check (linked_by <> ''),
  primary key (collection, appeal_digest)
);
create index collection_appeals_by_appeal on collection_appeals (appeal_digest);

do $$
declare
  name text;
begin
  foreach name in array array['collections', 'collection_texts', 'collection_releases', 'collection_decisions', 'collection_take_downs', 'collection_appeals']
  loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function refuse_rewriting()', name || '_are_kept', name);
  end loop;
  foreach name in array array['collection_releases', 'collection_decisions', 'collection_take_downs', 'collection_appeals']
  loop
    execute format('create trigger tells_readers after insert on %I for each statement execute function tell_readers()', name);
  end loop;
end
$$;
