-- A list of appeals, and the history of a case, are read the last written first, a part at a time.
create index entries_appeals_by_time on entries (recorded_at desc, id_digest desc) where list = 'appeals';
create index entries_by_time on entries (case_key, recorded_at desc, list, position desc, revision desc);
