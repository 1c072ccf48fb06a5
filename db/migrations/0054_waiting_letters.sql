-- The letters that wait for their turn, so that whoever sends looks at these alone, however many were sent before
-- (docs/decisions/0044-what-waits.md). Made of the events by the database, in the transaction that writes them. No backup holds
-- it: rows of events that are brought back make it anew.
create table waiting_letters (
  delivery uuid primary key references deliveries (id),
  since timestamptz not null,
  not_before timestamptz
);

create function keep_waiting_letters() returns trigger language plpgsql as $$
begin
  -- That readers are told, or that a server is still trying, changes nothing in what is to be sent.
  if new.kind in ('shown', 'hidden', 'reported-delayed') then
    return null;
  end if;
  -- Rows that are brought back come in any order: only the newest says how it stands.
  if exists (
    select from delivery_events
    where delivery = new.delivery and number > new.number and kind not in ('shown', 'hidden', 'reported-delayed'))
  then
    return null;
  end if;
  if new.kind in ('queued', 'again', 'deferred') then
    insert into waiting_letters (delivery, since, not_before) values (new.delivery, new.at, new.not_before)
    on conflict (delivery) do update set since = excluded.since, not_before = excluded.not_before;
  else
    delete from waiting_letters where delivery = new.delivery;
  end if;
  return null;
end
$$;
create trigger delivery_events_wait after insert on delivery_events for each row execute function keep_waiting_letters();

insert into waiting_letters (delivery, since, not_before)
select delivery, at, not_before from (
  select distinct on (delivery) delivery, kind, at, not_before from delivery_events
  where kind not in ('shown', 'hidden', 'reported-delayed') order by delivery, number desc
) as newest
where kind in ('queued', 'again', 'deferred');

-- No query asks for exactly these kinds.
drop index delivery_events_of_sending;

-- The operator, who publishes from the command line, says why sentences may go out that rest on what is contested and do not say so.
alter table approval_steps drop constraint approval_steps_kind_check;
alter table approval_steps add constraint approval_steps_kind_check check (kind in ('asked', 'approved', 'sent-back', 'operator'));
