-- Cases in which it could not be worked out what norms of published texts come to, when that was tried last: how often by now, when, and from
-- when on it is tried again. Others are worked out meanwhile; a row goes when its case is held.
create table norms_not_held (
  case_key bigint primary key references cases (key),
  tries integer not null check (tries > 0),
  tried_at timestamptz not null,
  again_at timestamptz not null
);
