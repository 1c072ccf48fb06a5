-- A decision on a norm is taken back: it is as if nothing had been decided, and both stay on record (docs/decisions/0045-norms-that-come-to-something-else.md).
alter table norm_decisions drop constraint norm_decisions_decision_check;
alter table norm_decisions add constraint norm_decisions_decision_check check (decision in ('accepted', 'set-aside', 'undecided'));

-- What the norms that an edition cites came to in a case when it was published, for each clearance: by the numbers of the norms in the
-- edition, the positions of the persons and of the claims. Codes and numbers only, so an erasure leaves them alone. Null of what was
-- published before; how it stands when it is first looked at is kept then, with when that was.
alter table edition_cases add column norms jsonb, add column norms_since timestamptz;
create trigger edition_cases_keep_their_norms before update of norms on edition_cases
  for each row when (old.norms is not null) execute function refuse_rewriting_live_note();

-- That such a norm comes to something else now: of which persons, what it was and what it is. It is for staff, never for readers.
alter table edition_changes add column came_to jsonb;
alter table edition_changes drop constraint edition_changes_kind_check;
alter table edition_changes add constraint edition_changes_kind_check
  check (kind in ('retracted', 'withdrawn', 'superseded', 'closed', 'contested', 'denied', 'account', 'settled', 'explained', 'ruled', 'unruled',
    'standing', 'norm'));
alter table edition_changes add check ((kind = 'norm') = (came_to is not null)), add check (kind <> 'norm' or clearance <> 'public');

-- One norm may come to something else in each of several cases.
drop index edition_changes_now;
create unique index edition_changes_now
  on edition_changes (appeal, version, lang, case_key, note, kind, coalesce(standing, ''), clearance,
    md5(coalesce(further::text, '')), md5(coalesce(came_to::text, '')))
  where ended_at is null;
