-- Every published edition gets an entry of its own in the log, and a signed list of its forms (docs/decisions/0036-signed-editions.md).

-- Beside each edition the index of its entry: written with the edition, without one, and completed by whoever writes into the log. So
-- nothing that is published can be forgotten, and nothing is entered twice.
create table edition_entries (
  appeal text not null,
  version integer not null,
  lang text not null,
  entry bigint unique check (entry >= 0),
  primary key (appeal, version, lang),
  foreign key (appeal, version, lang) references editions (appeal, version, lang)
);
create index editions_to_enter on edition_entries (appeal, version, lang) where entry is null;

create function refuse_entry_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.entry is null and new.entry is not null
    and (new.appeal, new.version, new.lang) = (old.appeal, old.version, old.lang)
  then
    return new;
  end if;
  raise exception 'What stands in the log of an edition is never changed or deleted.' using errcode = 'restrict_violation';
end
$$;
create trigger edition_entries_are_kept before update or delete on edition_entries for each row execute function refuse_entry_change();
create trigger tells_readers after update on edition_entries for each statement execute function tell_readers();
create trigger edition_entries_are_not_emptied before truncate on edition_entries for each statement execute function refuse_entry_change();

insert into edition_entries (appeal, version, lang, entry)
select e.appeal, e.version, e.lang, s.entry
from editions e
  left join signon_campaigns c on c.appeal = e.appeal
  left join signon_editions s on s.campaign = c.number and s.version = e.version and s.lang = e.lang;

-- The signed lists of the forms of an edition, the newest of which holds. A list names nobody: it has addresses, lengths and hashes.
create table edition_manifests (
  appeal text not null,
  version integer not null,
  lang text not null,
  number integer not null check (number > 0),
  made_at timestamptz not null,
  -- The key that signed it, as one line.
  signer text not null,
  -- A signed note (C2SP signed-note).
  note text not null,
  primary key (appeal, version, lang, number),
  foreign key (appeal, version, lang) references editions (appeal, version, lang)
);
create trigger edition_manifests_are_kept before update or delete or truncate on edition_manifests
  for each statement execute function refuse_rewriting();
create trigger tells_readers after insert on edition_manifests for each statement execute function tell_readers();

-- The text of an edition and its text for an e-mail are kept as they were published, as its sheet is.
alter table sheets drop constraint sheets_form_check;
alter table sheets add constraint sheets_form_check check (form in ('sheet', 'poster', 'card', 'text', 'mail'));
