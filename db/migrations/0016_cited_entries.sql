-- Ids may be erased, from a case and from an edition that cites it; places are not. Beside which case an edition cites: where
-- each id of its notes stands in the case, by its pointer in the edition ({"/notes/0/cites": ["claims", 4]}), and what already
-- read otherwise for whoever may not read all of the case when it was published ({"public": ["3 unruled "]}). Codes and
-- numbers only. Null of what was published before.
alter table edition_cases add column places jsonb, add column already jsonb;

create trigger edition_cases_keep_their_places before update of places, already on edition_cases
  for each statement execute function refuse_rewriting_live_note();

-- What would have been printed of an appeal when its approval was asked for, sealed: so that what has changed in the cited
-- cases since can be shown in words.
alter table approval_steps add column print_key uuid, add column print_sealed bytea,
  add check ((print_key is null) = (print_sealed is null));
