-- Who protected sources are: entries of a list of its own, which no file and no export holds.
alter table entries
  drop constraint entries_list_check,
  add constraint entries_list_check check (list in ('head', 'subjects', 'sources', 'documents', 'claims', 'retractions', 'tightenings',
    'questions', 'independence', 'rulings', 'consents', 'appeals', 'calls', 'contacts', 'handovers', 'identities'));
