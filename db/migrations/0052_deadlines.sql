-- Deadlines (docs/deadlines.md, docs/decisions/0042-deadlines.md): the team's own thresholds, secret addresses for calendars, and
-- reminders by mail. What comes due is no table: it is worked out of the cases whenever somebody asks.

-- How many days may pass before something is asked anew; null where nothing is said of it. Rows are only added; the newest counts.
create table deadline_thresholds (
  number bigint generated always as identity primary key,
  health integer check (health between 1 and 3650),
  contact integer check (contact between 1 and 3650),
  visit integer check (visit between 1 and 3650),
  set_at timestamptz not null,
  set_by text not null check (set_by <> '')
);
create trigger deadline_thresholds_are_kept before update or delete or truncate on deadline_thresholds
  for each statement execute function refuse_rewriting();

-- The secret address at which a calendar reads what comes due for a staff member: only the SHA-256 of its secret. One at a time.
-- It is no part of a backup: an address that somebody took back would come back with it.
create table deadline_calendars (
  id uuid primary key,
  staff text not null references staff_members,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  made_at timestamptz not null,
  revoked_at timestamptz
);
create unique index deadline_calendars_now on deadline_calendars (staff) where revoked_at is null;

-- Where a staff member wants to be reminded, sealed under a key of its own, which goes with the row. Likewise no part of a backup.
create table staff_addresses (
  staff text primary key references staff_members,
  id uuid not null unique,
  key uuid not null,
  sealed bytea not null,
  given_at timestamptz not null,
  -- SHA-256 of the secret in the link that confirms it; null once it is confirmed.
  token_hash bytea unique check (octet_length(token_hash) = 32),
  confirmed_at timestamptz,
  often text not null check (often in ('daily', 'weekly', 'never')),
  chosen_at timestamptz not null,
  check ((token_hash is null) = (confirmed_at is not null))
);
create trigger staff_addresses_take_their_key_along after delete on staff_addresses
  for each row execute function take_key_along();

-- For which day somebody was reminded, or had nothing to be reminded of: so that nobody is twice.
create table deadline_mails (
  staff text not null references staff_members,
  day date not null,
  written_at timestamptz not null,
  deadlines integer not null check (deadlines >= 0),
  primary key (staff, day)
);
create trigger deadline_mails_are_kept before update or delete or truncate on deadline_mails
  for each statement execute function refuse_rewriting();

-- Whoever leaves takes both along; who could not sign in any more, or whose sign-in somebody else had, gets a new address for the calendar.
create function end_reminders() returns trigger language plpgsql as $$
begin
  delete from staff_addresses where staff = new.id;
  update deadline_calendars set revoked_at = new.ended_at where staff = new.id and revoked_at is null;
  return null;
end
$$;
create trigger staff_members_end_their_reminders after update of ended_at on staff_members
  for each row when (old.ended_at is null and new.ended_at is not null) execute function end_reminders();

create function revoke_calendar() returns trigger language plpgsql as $$
begin
  update deadline_calendars set revoked_at = new.made_at where staff = new.staff and revoked_at is null;
  return null;
end
$$;
create trigger recoveries_revoke_calendars after insert on invitations
  for each row when (new.kind = 'recovery') execute function revoke_calendar();
