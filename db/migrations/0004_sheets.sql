-- Sheets: which stored file is the PDF of an edition, or why it has none. Each attempt that came out otherwise than the
-- one before is a row of its own, counted per edition and address; the last one holds.

create table sheets (
  appeal text not null,
  version integer not null,
  lang text not null,
  -- Of the edition's page: it is printed on the sheet, so a site that moves needs its sheets anew.
  address text not null,
  number integer not null check (number > 0),
  made_at timestamptz not null,
  -- SHA-256 of the stored file, in hexadecimal.
  file text check (file ~ '^[0-9a-f]{64}$'),
  -- Characters that no typeface at hand has, and their writing systems.
  missing text[] check (cardinality(missing) > 0),
  scripts text[],
  failure text,
  check (num_nonnulls(file, missing, failure) = 1),
  check ((scripts is null) = (missing is null)),
  primary key (appeal, version, lang, address, number),
  foreign key (appeal, version, lang) references editions (appeal, version, lang)
);

create function refuse_sheet_change() returns trigger language plpgsql as $$
begin
  raise exception 'What became of a sheet is never changed or deleted. Add what came later.';
end
$$;

create trigger sheets_are_kept before update or delete or truncate on sheets
  for each statement execute function refuse_sheet_change();
