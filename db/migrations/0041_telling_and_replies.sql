-- Telling those who asked for it what came of an appeal, what bodies answered, and whom supporters may write to themselves
-- (docs/telling.md, docs/decisions/0031-telling.md). Rows are only added; the newest counts. Words are sealed.

-- A message to those who, when they signed, agreed to be written to.
create table tellings (
  id uuid primary key,
  campaign smallint not null references signon_campaigns (number),
  occasion text not null check (occasion in ('update', 'answer', 'closing')),
  -- The version that was newest when it was begun.
  version integer not null check (version > 0),
  made_at timestamptz not null,
  made_by text not null check (made_by <> '')
);
create index tellings_of_campaign on tellings (campaign, made_at);

-- What it says, by language.
create table telling_texts (
  telling uuid not null references tellings (id),
  revision integer not null check (revision > 0),
  key uuid not null,
  sealed bytea not null,
  written_at timestamptz not null,
  written_by text not null check (written_by <> ''),
  primary key (telling, revision)
);

-- The approval of one text, after which it does not change.
create table telling_approvals (
  telling uuid primary key references tellings (id),
  revision integer not null,
  approved text not null check (approved in ('second-person', 'alone')),
  approved_at timestamptz not null,
  approved_by text not null check (approved_by <> ''),
  foreign key (telling, revision) references telling_texts (telling, revision)
);

-- That somebody brought the key and it began, or that it came to a halt: numbers, never names. `closed` counts those that
-- the key did not open.
create table telling_steps (
  telling uuid not null references tellings (id),
  number integer not null check (number > 0),
  kind text not null check (kind in ('started', 'stopped', 'ended')),
  told integer not null check (told >= 0),
  closed integer not null check (closed >= 0),
  at timestamptz not null,
  -- A staff member, or null for the machine.
  by text,
  primary key (telling, number)
);

create trigger tellings_are_kept before update or delete or truncate on tellings for each statement execute function refuse_rewriting();
create trigger telling_texts_are_kept before update or delete or truncate on telling_texts for each statement execute function refuse_rewriting();
create trigger telling_approvals_are_kept before update or delete or truncate on telling_approvals for each statement execute function refuse_rewriting();
create trigger telling_steps_are_kept before update or delete or truncate on telling_steps for each statement execute function refuse_rewriting();

-- For which sign-ons a mail was written, so that none gets it twice, nor a mailbox in which two people signed. Emptied when the
-- telling has ended: then nothing of it is written any more.
create table told_signons (
  telling uuid not null references tellings (id),
  signon bigint not null,
  -- As in signons, of the first place in the mailbox.
  mailbox bytea not null check (octet_length(mailbox) = 12),
  primary key (telling, signon),
  unique (telling, mailbox)
);

-- Who wants no more such mail, by the link in one of them.
create table untold_signons (
  signon bigint primary key
);

-- What a body answered to a delivery: which document of a case it is, when it came, which requests it answers.
create table replies (
  id uuid not null,
  revision integer not null check (revision > 0),
  delivery uuid not null references deliveries (id),
  appeal text not null,
  -- Whether readers are told of it.
  shown boolean not null,
  key uuid not null,
  sealed bytea not null,
  written_at timestamptz not null,
  written_by text not null check (written_by <> ''),
  primary key (id, revision)
);
create index replies_of_appeal on replies (appeal);
create index replies_of_delivery on replies (delivery);
create trigger replies_are_kept before update or delete or truncate on replies for each statement execute function refuse_rewriting();

-- Which bodies of the directory supporters are told to write to about an appeal, by their codes.
create table supporter_letters (
  appeal text not null,
  revision integer not null check (revision > 0),
  bodies text[] not null,
  written_at timestamptz not null,
  written_by text not null check (written_by <> ''),
  primary key (appeal, revision)
);
create trigger supporter_letters_are_kept before update or delete or truncate on supporter_letters for each statement execute function refuse_rewriting();
