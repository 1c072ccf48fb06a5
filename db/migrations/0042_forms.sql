-- Besides its sheet an edition has a poster and a card, made and stored in the same way.
alter table sheets add column form text not null default 'sheet' check (form in ('sheet', 'poster', 'card'));
alter table sheets drop constraint sheets_pkey;
alter table sheets add primary key (appeal, version, lang, form, address, number);
