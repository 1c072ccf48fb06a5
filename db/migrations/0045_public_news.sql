-- Pages of the public site are kept ready until one of the tables that they are made from changes: each of those says so on a
-- channel that the site listens to (NOTIFY). The news holds nothing; it is sent when the transaction commits.
create function tell_readers() returns trigger language plpgsql as $$
begin
  perform pg_notify('amparo_public', '');
  return null;
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array['campaign_keys', 'edition_changes', 'editions', 'log_heads', 'log_identity', 'organisation_signons',
    'paper_batches', 'redactions', 'sheets', 'signon_audits', 'signon_campaigns', 'signon_editions', 'signon_removals', 'signon_snapshots',
    'take_downs']
  loop
    execute format('create trigger tells_readers after insert or update or delete on %I for each statement execute function tell_readers()', name);
  end loop;
end
$$;
-- A key is added with whatever anybody writes; a page changes when one is destroyed.
create trigger tells_readers after delete on record_keys for each statement execute function tell_readers();
