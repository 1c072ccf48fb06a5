-- Checks of the whole installation (docs/operators.md), asked for by an administrator or once a week by Amparo itself. What one
-- found is kept as counts and sentences without a word of a case, so nothing here is sealed.
create table installation_checks (
  id uuid primary key,
  asked_at timestamptz not null,
  -- A staff member's id; null where Amparo asked by itself.
  asked_by text check (asked_by <> ''),
  ended_at timestamptz,
  -- How many of what it looked at, how many things are wrong and how many should be looked at, and the first of them.
  looked jsonb,
  wrong integer check (wrong >= 0),
  told integer check (told >= 0),
  findings jsonb,
  check ((ended_at is null) = (looked is null) and (ended_at is null) = (wrong is null)),
  check ((ended_at is null) = (told is null) and (ended_at is null) = (findings is null))
);
create index installation_checks_asked on installation_checks (asked_at);
-- One at a time.
create unique index installation_checks_waiting on installation_checks ((true)) where ended_at is null;
