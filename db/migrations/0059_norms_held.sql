-- Under what the norms of an edition were last held against a case: the settings, the catalogue, the version of Amparo and the day, as one
-- hash. Whatever is otherwise now is held again in the background, a case at a time; null of what was not held since this is kept.
alter table edition_cases add column norms_held text;
