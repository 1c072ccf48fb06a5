-- A sign-on that a reviewer removed and its owner then erased: the hash of its mailbox stays until nobody can sign any more,
-- as it does for those that go on counting, and restoring passes it over. A restore of an older backup has made the column
-- already, for the newest keys.
alter table erased_signons add column if not exists taken_back boolean not null default false;

-- 12 bytes of a keyed hash of appeal and domain, of an organisation that was removed: stays when its owner takes the rest
-- away, and is emptied when the sign-ons are closed.
alter table organisation_signons add column mark bytea;

-- A name that was corrected changes with a release, as names come: the earlier one is shown until the entry that corrects it is
-- released, and deleted after that.
alter table signon_names add column until bigint;
alter table signon_names drop constraint signon_names_pkey;
alter table signon_names add primary key (signon, entry);
create index signon_names_until on signon_names (until) where until is not null;
-- In the order in which they are shown, so that a page of them costs a page.
create index signon_names_in_order on signon_names (campaign, name collate "C", signon) include (entry, until) where not hidden;

-- The numbers beside the count that the log does not prove, as they were at the newest release; else a new start would
-- tell those of its own moment.
create table signon_snapshots (
  campaign smallint primary key,
  -- Of the released log.
  size bigint not null,
  numbers jsonb not null
);
