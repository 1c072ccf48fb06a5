-- Sign-ons. What identifies a signer stands nowhere in the clear except a name that its owner wants to be shown: a record
-- is sealed to the public key of its campaign, whose private half is not on this machine, and to the link that only its
-- signer has (docs/decisions/0016-sealed-sign-ons.md).

-- An appeal takes sign-ons from when it is opened for them. What closes it for good stands in the log.
create table signon_campaigns (
  appeal text primary key,
  number smallint generated always as identity unique,
  opened_at timestamptz not null,
  opened_by text not null check (opened_by <> ''),
  -- For a while; nothing of it stands in the log.
  paused_at timestamptz,
  closed_at timestamptz,
  -- The countries whose authorities it addresses.
  addressed text[] not null default '{}'
);

-- X25519. New sign-ons are sealed to the newest that is neither retired, nor lost, nor destroyed.
create table campaign_keys (
  id smallint generated always as identity primary key,
  campaign smallint not null references signon_campaigns (number),
  public_key bytea not null unique check (octet_length(public_key) = 32),
  made_at timestamptz not null,
  made_by text not null check (made_by <> ''),
  retired_at timestamptz,
  -- Nobody has the private half any more: what is sealed to it stays closed.
  lost_at timestamptz,
  destroyed_at timestamptz,
  note text not null default ''
);
create index campaign_keys_of_campaign on campaign_keys (campaign, id desc);

-- Each edition that somebody signed, with the log entry that brings it in.
create table signon_editions (
  id smallint generated always as identity primary key,
  campaign smallint not null references signon_campaigns (number),
  version integer not null,
  lang text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  entry bigint not null unique,
  unique (campaign, version, lang)
);

-- What somebody typed and has not confirmed. Opened only by the token in the mailed link, and gone after 72 hours.
create table waiting_signons (
  -- The first 16 bytes of SHA-256("amparo-waiting\0" || token).
  id bytea primary key check (octet_length(id) = 16),
  -- Of the form as it was sent, so that sending it twice asks once.
  request bytea not null unique check (octet_length(request) = 16),
  campaign smallint not null,
  tries smallint not null default 0,
  -- '-' not held, 'n' many from one network.
  held "char" not null default '-',
  -- '-' waiting, 'c' confirmed, 'h' confirmed and held, 'd' the address had signed already, 'o' of an organisation, 'r' refused
  outcome "char" not null default '-' check (outcome in ('-', 'c', 'h', 'd', 'o', 'r')),
  signon bigint,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- nonce, then secretbox under HKDF(token); null once it is answered.
  sealed bytea,
  -- The token, under what the page and the mail know together: request and code.
  by_code bytea
);
create index waiting_signons_expire on waiting_signons using brin (expires_at);

-- There are no foreign keys and no further indexes here: each costs time and room once per person. Columns stand in the
-- order in which they leave no gaps, and none is null in a confirmed row, which would cost eight bytes.
create table signons (
  id bigint generated always as identity primary key,
  -- In the log; -1 while it is held.
  entry bigint not null,
  edition smallint not null,
  key smallint not null,
  -- Sixteen bits of a keyed hash of mailbox and name: tells two people of one mailbox apart.
  person smallint not null,
  -- c confirmed, h held, w withdrawn, r removed
  state "char" not null check (state in ('c', 'h', 'w', 'r')),
  -- n name shown, a name for the addressee, c only counted
  disclosure "char" not null check (disclosure in ('n', 'a', 'c')),
  -- Why it is held or removed (src/signons/reasons.ts); '-' if it is not.
  reason "char" not null default '-',
  -- As it stands in the entry; '--' if it does not.
  country char(2) not null default '--',
  -- 12 bytes of a keyed hash of appeal, mailbox and place in it (0, or 1 for a second person); null when withdrawn or erased.
  address bytea unique,
  -- The 16 bytes of the record's seed, sealed to the campaign's key; null when erased.
  wrap bytea,
  -- Number of corrections (1 byte), then secretbox under HKDF(seed); null when erased.
  content bytea
);
create index signons_held on signons (id) where state = 'h';

-- What a held one needs to be let through, since nobody here can open it.
create table held_signons (
  signon bigint primary key,
  commitment text not null check (commitment ~ '^[A-Za-z0-9_-]{43}$'),
  -- '--' unless the signer allows to count it.
  country char(2) not null
);

-- Of those that were corrected, the newest entry that does so: it holds the commitment to what is written now.
create table signon_corrections (
  signon bigint primary key,
  entry bigint not null
);

-- Further links to the page of a sign-on: its signer asked again, and nobody but that signer has the first one.
create table signon_links (
  signon bigint not null,
  -- 16 bytes of SHA-256("amparo-own\0" || secret)
  digest bytea not null check (octet_length(digest) = 16),
  primary key (signon, digest)
);

-- Names that their owners want to be shown. Of an entry, and shown when that entry is released.
create table signon_names (
  signon bigint primary key,
  entry bigint not null,
  campaign smallint not null,
  hidden boolean not null default false,
  name text not null check (name <> '')
);

-- How many confirmed sign-ons came from a country before it stands in entries: counted up to twenty and never beyond.
create table signon_countries (
  campaign smallint not null,
  country char(2) not null,
  earlier smallint not null check (earlier between 1 and 20),
  primary key (campaign, country)
);

-- Which sign-ons were erased. Kept with the keys, so that a backup from before does not bring them back.
create table erased_signons (
  signon bigint primary key
);

-- The same of organisations that took theirs back.
create table erased_organisation_signons (
  organisation bigint primary key
);

create table organisation_signons (
  id bigint generated always as identity primary key,
  campaign smallint not null references signon_campaigns (number),
  edition smallint not null references signon_editions (id),
  -- -1 while a reviewer has not looked at it.
  entry bigint not null,
  -- p waits for a reviewer, c confirmed, w withdrawn, r refused or removed
  state "char" not null check (state in ('p', 'c', 'w', 'r')),
  reason "char" not null default '-',
  domain text not null,
  -- Canonical JSON of what is shown of it; empty when it was taken back.
  record text not null,
  -- 'domain', or the staff member who reviewed it.
  confirmed_by text,
  key smallint not null references campaign_keys (id),
  -- As in signons: the officer's mail.
  wrap bytea,
  content bytea
);
create unique index organisation_signons_once on organisation_signons (campaign, domain) where state = 'c';

create table paper_batches (
  id bigint generated always as identity primary key,
  campaign smallint not null references signon_campaigns (number),
  edition smallint not null references signon_editions (id),
  entry bigint not null,
  claimed integer not null check (claimed >= 0),
  accepted integer not null check (accepted between 0 and claimed),
  withdrawn_at timestamptz,
  record text not null,
  recorded_at timestamptz not null,
  recorded_by text not null check (recorded_by <> '')
);

-- Removing or restoring many by a condition, in batches.
create table signon_removals (
  number bigint generated always as identity primary key,
  campaign smallint not null references signon_campaigns (number),
  kind text not null check (kind in ('remove', 'restore', 'release')),
  -- What was asked for, without names.
  condition jsonb not null,
  reason text not null,
  public_reason text not null,
  -- Of those found when it was started, which are still to be done.
  targets bigint[] not null,
  total integer not null,
  done integer not null default 0,
  state text not null check (state in ('running', 'cancelled', 'done')),
  started_at timestamptz not null,
  started_by text not null check (started_by <> ''),
  ended_at timestamptz
);

create table signon_audits (
  id bigint generated always as identity primary key,
  campaign smallint not null references signon_campaigns (number),
  edition smallint not null references signon_editions (id),
  entry bigint not null,
  sampled integer not null check (sampled > 0),
  bad integer not null check (bad between 0 and sampled),
  -- Canonical JSON of what is published of it.
  result text not null,
  recorded_at timestamptz not null,
  recorded_by text not null check (recorded_by <> '')
);
