-- Staff members, what they sign in with, what they may open, and the record of what they did.

create table staff_members (
  id text primary key check (id ~ '^staff-[a-z0-9-]+$'),
  -- What is typed to sign in, and the same without regard to case and spaces.
  sign_in_name text not null check (sign_in_name <> ''),
  folded_name text not null,
  name text not null check (name <> ''),
  role text not null check (role in ('administrator', 'editor', 'reviewer', 'reader')),
  -- argon2id in its own notation, which says with which parameters it was made.
  password_hash text not null,
  -- Only the people of the demo have none.
  needs_second_factor boolean not null default true,
  -- From which side this person reads the desk.
  direction text not null default 'ltr' check (direction in ('ltr', 'rtl')),
  created_at timestamptz not null,
  ended_at timestamptz
);
-- Whoever has left may have left a name to somebody who comes.
create unique index staff_members_by_name on staff_members (folded_name) where ended_at is null;

create table second_factors (
  id uuid primary key,
  staff text not null references staff_members,
  kind text not null check (kind in ('code', 'passkey')),
  name text not null,
  added_at timestamptz not null,
  last_used_at timestamptz,
  -- Codes (RFC 6238): the secret in base 32, and the last step that was used, since each counts once.
  secret text,
  last_step bigint,
  -- Passkeys (WebAuthn).
  credential text unique,
  public_key bytea,
  counter bigint,
  transports text[],
  -- Whether the passkey is copied to other devices of its owner.
  backed_up boolean,
  check ((kind = 'code') = (secret is not null) and (kind = 'code') = (last_step is not null)),
  check ((kind = 'passkey') = (credential is not null) and (kind = 'passkey') = (public_key is not null and counter is not null))
);
create index second_factors_of_staff on second_factors (staff);

-- A case is named by its key. Staff members come before cases in the story, so there is no foreign key.
create table memberships (
  id bigint generated always as identity primary key,
  staff text not null references staff_members,
  case_key bigint not null,
  -- Up to which sensitivity this member reads.
  clearance text not null check (clearance in ('team', 'privileged', 'sealed')),
  since timestamptz not null,
  -- Who made it: a staff member, or 'amparo'.
  given_by text not null,
  ended_at timestamptz
);
create unique index memberships_now on memberships (staff, case_key) where ended_at is null;
create index memberships_of_case on memberships (case_key) where ended_at is null;

-- Somebody who is signed in at one browser. No address is kept, and of the browser only what a person tells it apart by.
create table sessions (
  id uuid primary key,
  -- SHA-256 of the token in the cookie: reading this table signs nobody in.
  token_hash bytea not null unique,
  staff text not null references staff_members,
  begun_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- When this person last proved who they are.
  confirmed_at timestamptz not null,
  ended_at timestamptz,
  device text not null,
  -- What a second factor that is being added, or a confirmation by passkey, must answer; used once.
  challenge text not null,
  pending_secret text
);
create index sessions_of_staff on sessions (staff) where ended_at is null;

-- One-time links: the first staff member, an invitation, a recovery.
create table invitations (
  id uuid primary key,
  token_hash bytea not null unique,
  kind text not null check (kind in ('first', 'invitation', 'recovery')),
  -- Whom it is for, in the words of whoever made it.
  for_whom text not null,
  role text not null check (role in ('administrator', 'editor', 'reviewer', 'reader')),
  -- Whose sign-in is made anew.
  staff text references staff_members,
  -- A staff member, or 'amparo'.
  made_by text not null,
  made_at timestamptz not null,
  opens_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  check ((kind = 'recovery') = (staff is not null))
);

-- What somebody has shown who is not signed in yet: a password that awaits its second factor, or an invitation whose
-- second factor is being set up. Bound to a cookie, short, and gone when it is over.
create table sign_in_steps (
  token_hash bytea primary key,
  kind text not null check (kind in ('sign-in', 'invitation')),
  begun_at timestamptz not null,
  staff text references staff_members,
  invitation uuid references invitations,
  -- Where this person wanted to go.
  destination text not null,
  failures integer not null default 0,
  challenge text,
  sign_in_name text,
  name text,
  password_hash text,
  secret text,
  check ((kind = 'sign-in') = (invitation is null))
);

-- Who read, changed or exported what. Codes and neutral ids only: never a word of a file, never an address.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  staff text,
  action text not null,
  case_key bigint,
  list text,
  entry text,
  detail jsonb not null default '{}'
);
create index audit_by_staff on audit (staff, id);
create index audit_by_case on audit (case_key, id);

-- Each entry is hashed over the one before, so that a changed, removed or inserted one shows.
create table audit_chain (
  position bigint generated always as identity primary key,
  entry bigint not null unique references audit,
  previous bytea not null unique,
  hash bytea not null unique
);

create function audit_text(entry audit) returns text language sql immutable as $$
  select jsonb_build_array(
    entry.id::text, (extract(epoch from entry.at) * 1000)::bigint::text, entry.staff, entry.action,
    entry.case_key::text, entry.list, entry.entry, entry.detail::text)::text
$$;

-- Links are made when the transaction commits: the lock is then the last one taken, so it can close no circle with
-- another, and is held no longer than the commit takes.
create function link_audit() returns trigger language plpgsql as $$
declare
  before bytea;
begin
  -- A restored backup brings its links along.
  if exists (select from audit_chain where entry = new.id) then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('audit chain', 0));
  select hash into before from audit_chain order by position desc limit 1;
  before := coalesce(before, '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea);
  insert into audit_chain (entry, previous, hash) values (new.id, before, sha256(before || convert_to(audit_text(new), 'UTF8')));
  return null;
end
$$;

create constraint trigger audit_is_linked after insert on audit
  deferrable initially deferred for each row execute function link_audit();

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The record of what staff members did is never changed or deleted.';
end
$$;

create trigger audit_is_kept before update or delete or truncate on audit
  for each statement execute function refuse_audit_change();
create trigger audit_chain_is_kept before update or delete or truncate on audit_chain
  for each statement execute function refuse_audit_change();
