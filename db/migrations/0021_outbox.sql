-- Mail is written in the transaction of the change it belongs to, sealed under the server's mail key, which is not in the
-- database, and sent afterwards. What was sent is deleted. A backup does not contain it: a mail comes back from nowhere twice.
create table mail_outbox (
  id bigint generated always as identity primary key,
  kind text not null,
  made_at timestamptz not null default now(),
  -- When it may be tried (again); null for at once.
  not_before timestamptz,
  -- 'uncertain': sending was interrupted when it may have been sent; it is not sent again by itself.
  state text not null default 'waiting' check (state in ('waiting', 'taken', 'uncertain')),
  -- When it was taken to be sent the last time.
  taken_at timestamptz,
  tries smallint not null default 0,
  -- The code of what went wrong the last time, never the words of another server, which name people.
  problem text,
  sealed bytea not null
);
-- Rows come and go all day; without this most of the table would be dead ones.
alter table mail_outbox set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);

-- What was given up, in numbers.
create table mail_given_up (
  day date not null,
  kind text not null,
  code text not null,
  count integer not null,
  primary key (day, kind, code)
);
