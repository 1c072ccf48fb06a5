-- Whose further account a dated note tells of, as it was when the note was made: {claims, question, speakers}. Places and codes, no
-- words: the positions of the claims in their case; the question as a fact of the dictionary, or where the edition itself has it; each
-- speaker as what they are, and where the edition itself names them. Each account has a row, and so its own day.
alter table edition_changes add column further jsonb;

drop index edition_changes_now;
create unique index edition_changes_now
  on edition_changes (appeal, version, lang, note, kind, coalesce(standing, ''), clearance, md5(coalesce(further::text, '')))
  where ended_at is null;

-- What was noted before is given its account once, at the next start, when the cases are held against the editions anew.
drop trigger edition_changes_only_end on edition_changes;
create trigger edition_changes_only_end before update on edition_changes
  for each row when (
    old.ended_at is not null
    or (old.further is not null and old.further is distinct from new.further)
    or (to_jsonb(old) - 'ended_at' - 'further') <> (to_jsonb(new) - 'ended_at' - 'further')
  )
  execute function refuse_rewriting_live_note();
update edition_cases set revision = -1
where exists (
  select from edition_changes
  where edition_changes.appeal = edition_cases.appeal and edition_changes.version = edition_cases.version
    and edition_changes.lang = edition_cases.lang and edition_changes.case_key = edition_cases.case_key
    and ended_at is null and clearance = 'public' and kind in ('contested', 'denied', 'account')
);
