-- Who protected sources are: entries of a list of its own, which no file and no export holds.
alter table entries
  drop constraint entries_list_check,
  add constraint entries_list_check check (list in ('head', 'subjects', 'sources', 'documents', 'claims', 'retractions', 'tightenings',
    'questions', 'independence', 'rulings', 'consents', 'appeals', 'calls', 'contacts', 'handovers', 'identities'));

-- What somebody looked at and left as it is: that a consent no longer holds on which a version that readers see rests. Which consent:
-- its position in its case, and the base of what it said then; when it says something else, it is asked about anew.
create table kept_consents (
  appeal text not null,
  version integer not null,
  lang text not null,
  case_key bigint not null references cases (key),
  position integer not null check (position >= 0),
  base integer not null,
  kept_at timestamptz not null,
  kept_by text not null check (kept_by <> ''),
  primary key (appeal, version, lang, case_key, position, base),
  foreign key (appeal, version, lang) references editions (appeal, version, lang)
);
create trigger kept_consents_are_kept before update or delete or truncate on kept_consents
  for each statement execute function refuse_rewriting_live_note();
