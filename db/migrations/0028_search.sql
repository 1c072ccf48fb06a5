-- What can be searched (docs/decisions/0025-search.md). The words of cases stand here opened, so that they can be found:
-- unlogged, so neither the write-ahead log nor a standby has them; outside backups; made anew of the sealed entries
-- where they are missing. No table has statistics of a column that holds words: pg_statistic would keep them.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Words without accents, as they are and by their stems.
do $$
declare
  stem record;
begin
  for stem in select * from (values ('simple', 'simple', 'simple'), ('en', 'english', 'english_stem'), ('es', 'spanish', 'spanish_stem'),
    ('fr', 'french', 'french_stem'), ('pt', 'portuguese', 'portuguese_stem'), ('ru', 'russian', 'russian_stem'), ('ar', 'arabic', 'arabic_stem'))
    as s (lang, base, dictionary)
  loop
    execute format('create text search configuration amparo_%s (copy = pg_catalog.%I)', stem.lang, stem.base);
    execute format('alter text search configuration amparo_%s alter mapping for asciiword, word, numword, asciihword, hword, numhword, '
      'hword_asciipart, hword_part, hword_numpart with unaccent, %I', stem.lang, stem.dictionary);
  end loop;
end
$$;

-- A text as the words it is found by: as they stand, and by the stems of its language; of Latin letters in an unknown
-- language, by the stems of all we have for them.
create function search_vector(lang text, words text) returns tsvector language sql stable parallel safe as $$
  select to_tsvector('amparo_simple', words) || case lang
    when 'en' then to_tsvector('amparo_en', words)
    when 'es' then to_tsvector('amparo_es', words)
    when 'fr' then to_tsvector('amparo_fr', words)
    when 'pt' then to_tsvector('amparo_pt', words)
    when 'ru' then to_tsvector('amparo_ru', words)
    when 'ar' then to_tsvector('amparo_ar', words)
    when 'latin' then to_tsvector('amparo_en', words) || to_tsvector('amparo_es', words) || to_tsvector('amparo_fr', words)
      || to_tsvector('amparo_pt', words)
    else ''::tsvector end
$$;

-- One word as a query of exactly it.
create function quoted_lexeme(word text) returns tsquery language sql immutable strict parallel safe as $$
  select ('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''')::tsquery
$$;

-- One row for each entry as somebody reads it: where it reads otherwise for another clearance, one for each reading.
create unlogged table search_rows (
  case_key bigint not null,
  list text not null,
  position integer not null,
  -- 0, or the number of a piece of a long text, from 1.
  part integer not null,
  -- Whose clearance reads it so: 1 team, 2 privileged, 3 sealed.
  from_level smallint not null check (from_level between 1 and 3),
  to_level smallint not null check (to_level between from_level and 3),
  kind text not null,
  entry text not null,
  lang text,
  title text not null,
  text text not null,
  page integer,
  about text not null,
  said text not null,
  standing text,
  -- Days since 1970-01-01 on which what it says may be: together, and each by itself as pairs of first and last day.
  days int4multirange not null,
  dates integer[] not null,
  -- Further cases of which one must be a member.
  needs bigint[],
  -- Whether it was taken of a file and not of the entry itself.
  derived boolean not null,
  hash bytea not null,
  words tsvector not null,
  primary key (case_key, list, position, part, from_level)
);
-- An index for each group of kinds that is looked for by itself (src/search/find-rows.ts), so that none is read for another.
create index search_claims_by_words on search_rows using gin (words) with (fastupdate = off) where kind = 'claims';
create index search_claims_by_days on search_rows using gist (days) where kind = 'claims';
create index search_documents_by_words on search_rows using gin (words) with (fastupdate = off) where kind = 'documents';
create index search_documents_by_days on search_rows using gist (days) where kind = 'documents';
create index search_others_by_words on search_rows using gin (words) with (fastupdate = off) where kind <> 'claims' and kind <> 'documents';
create index search_others_by_days on search_rows using gist (days) where kind <> 'claims' and kind <> 'documents';
alter table search_rows
  alter column entry set statistics 0, alter column title set statistics 0, alter column text set statistics 0,
  alter column about set statistics 0, alter column said set statistics 0, alter column dates set statistics 0,
  alter column days set statistics 0, alter column hash set statistics 0, alter column words set statistics 0;

-- The words of each case, and the names in it, whole and word by word.
create unlogged table search_words (
  word text not null,
  case_key bigint not null,
  from_level smallint not null,
  to_level smallint not null,
  primary key (word, case_key, from_level, to_level)
);
create unlogged table search_names (
  name text not null,
  case_key bigint not null,
  from_level smallint not null,
  to_level smallint not null,
  primary key (name, case_key, from_level, to_level)
);
create index search_names_of_case on search_names (case_key);

-- The same words and names without their cases, for those who write them otherwise: by their letters, and by the keys that
-- other spellings and scripts share with them. Whether somebody reads a word stands above. A word may stand here twice, so
-- that nobody who writes waits for another; what stands in no case any more goes with the next erasure.
create unlogged table search_spellings (word text not null);
create index search_spellings_by_word on search_spellings (word);
create index search_spellings_by_letters on search_spellings using gin (word gin_trgm_ops) with (fastupdate = off);
create unlogged table search_sounds (name text not null, keys text[] not null);
create index search_sounds_by_name on search_sounds (name);
create index search_sounds_by_keys on search_sounds using gin (keys) with (fastupdate = off);

alter table search_words alter column word set statistics 0;
alter table search_names alter column name set statistics 0;
alter table search_spellings alter column word set statistics 0;
alter table search_sounds alter column name set statistics 0, alter column keys set statistics 0;

-- The cases that are in these tables whole, and by which way of making rows.
create unlogged table search_cases (
  case_key bigint primary key,
  way integer not null
);
