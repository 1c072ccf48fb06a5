-- Addresses of the desk name cases, and may hold the words of a search. Where somebody wanted to go before they signed in,
-- and where a form led, is sealed as all words are (see 0008). What was kept of both is over within a day.
truncate submissions, sign_in_steps;

-- Null while the form is being worked on.
alter table submissions drop column location, add column key uuid, add column sealed bytea,
  add check ((key is null) = (sealed is null));

-- Null where it is the list of cases.
alter table sign_in_steps drop column destination, add column key uuid, add column sealed bytea,
  add check ((key is null) = (sealed is null));

-- What is kept for a while only takes its key along when it goes, whoever removes it, and what was put in its place.
create function take_key_along() returns trigger language plpgsql as $$
begin
  delete from record_keys where id = old.key or id in (select replacement from redactions where record = old.key);
  delete from redactions where record = old.key;
  return null;
end
$$;
create trigger submissions_take_their_key_along after delete on submissions
  for each row when (old.key is not null) execute function take_key_along();
create trigger sign_in_steps_take_their_key_along after delete on sign_in_steps
  for each row when (old.key is not null) execute function take_key_along();
create trigger drafts_take_their_key_along after delete on drafts
  for each row execute function take_key_along();
