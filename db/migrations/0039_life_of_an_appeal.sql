-- Comments on sentences of an appeal (docs/desk.md). Rows are only added; a thread is open unless the last of its resolutions
-- and reopenings is a resolution.
create table sentence_comments (
  -- Digest of the id of the appeal.
  id_digest bytea not null,
  -- Counts up within an appeal.
  number integer not null check (number > 0),
  -- The number of the comment that began the thread; its own where it is that.
  thread integer not null check (thread > 0 and thread <= number),
  -- Which part of the appeal it is about (appeal_outlines): the part keeps its number wherever it is moved.
  part integer not null check (part > 0),
  kind text not null check (kind in ('comment', 'resolved', 'reopened')),
  -- What is said, and what the sentence said then.
  key uuid not null,
  sealed bytea not null,
  at timestamptz not null,
  by text not null check (by <> ''),
  primary key (id_digest, number),
  foreign key (id_digest, thread) references sentence_comments (id_digest, number)
);
create trigger sentence_comments_are_kept before update or delete or truncate on sentence_comments
  for each statement execute function refuse_changing_review();

-- Why somebody left a text as it is although what it rests on has changed: sealed, and of which appeal, by its digest.
alter table kept_changes
  add column id_digest bytea,
  add column key uuid,
  add column sealed bytea,
  add check ((key is null) = (sealed is null)),
  add check ((key is null) = (id_digest is null));
