-- A form that is sent twice (a double click, a reload, two tabs) does its work once: what it led to is kept for a day.
create table submissions (
  staff text not null,
  once text not null check (length(once) between 1 and 64),
  location text not null,
  done_at timestamptz not null,
  primary key (staff, once)
);
create index submissions_by_age on submissions (done_at);

-- What somebody was typing when their tab closed or their session ended: one per person and form, sealed under a key of
-- its own (see 0008), replaced while they type, gone when the form is sent.
create table drafts (
  staff text not null,
  -- HMAC of the address of the form, which names a case.
  form bytea not null,
  key uuid not null,
  sealed bytea not null,
  saved_at timestamptz not null,
  primary key (staff, form)
);
