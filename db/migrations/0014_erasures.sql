-- What each erasure reached, in numbers: how many records of which table, and which case. Words and ids are not kept.
create table erased_places (
  erasure bigint not null references erasures (id),
  place text not null,
  case_key bigint references cases (key),
  records integer not null check (records > 0),
  unique nulls not distinct (erasure, place, case_key)
);
create trigger erased_places_are_kept before update or delete or truncate on erased_places
  for each statement execute function refuse_rewriting();

-- The id of a case may itself name somebody. Within an erasure, and only there, a case gets another one.
drop trigger cases_keep_their_id on cases;
create function refuse_new_id_of_case() returns trigger language plpgsql as $$
begin
  if old.key <> new.key or old.opened_at <> new.opened_at
    or (old.id_digest <> new.id_digest and not exists (
      select from erasures where id::text = current_setting('amparo.erasure', true))) then
    raise exception 'A case is never removed, and keeps its id. What must not be known of it is erased.' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger cases_keep_their_id before update on cases for each row execute function refuse_new_id_of_case();
