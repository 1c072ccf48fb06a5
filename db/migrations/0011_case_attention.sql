-- What each case asks of those who work on it, in numbers and never in words: how many points are contested, when the next
-- deadline is. Worked out from the case as it was at `revision`, once for each clearance; may be emptied at any time.
create table case_attention (
  case_key bigint primary key references cases (key),
  revision bigint not null,
  counts jsonb not null
);
