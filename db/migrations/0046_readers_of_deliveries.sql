-- What readers are told of deliveries, answers and whom to write to stands on pages that are kept ready (0045).
do $$
declare
  name text;
begin
  foreach name in array array['deliveries', 'delivery_events', 'replies', 'supporter_letters', 'body_entries', 'body_objections']
  loop
    execute format('create trigger tells_readers after insert on %I for each statement execute function tell_readers()', name);
  end loop;
end
$$;

-- By which document of a case an answer is known, so that claims made of it begin with who said it: a keyed digest of its place.
alter table replies add column document_digest bytea;
create index replies_of_document on replies (document_digest) where document_digest is not null;
