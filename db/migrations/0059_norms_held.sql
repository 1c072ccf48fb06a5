-- Under what the norms of an edition were last held against a case: the settings, the catalogue, the version of Amparo and the day, as one
-- hash. Whatever is otherwise now is held again in the background, a case at a time; null of what was not held since this is kept.
alter table edition_cases add column norms_held text;

-- Where one of several accounts was taken back, withdrawn or replaced it used to be noted that the question is no longer contested. What is noted
-- so is worked out once more at the next start: where it was that, the note ends, and another says whose account is gone and whose remains.
update edition_cases set revision = -1
where exists (
  select from edition_changes
  where edition_changes.appeal = edition_cases.appeal and edition_changes.version = edition_cases.version
    and edition_changes.lang = edition_cases.lang and edition_changes.case_key = edition_cases.case_key
    and ended_at is null and kind = 'settled'
);
