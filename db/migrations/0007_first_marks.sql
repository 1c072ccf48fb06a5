-- A claim that was recorded without a mark is given its first one later, which may be public. From then on, as with a
-- claim that was recorded with one, only stricter ones count: of all its marks the strictest holds.
alter table tightenings
  drop constraint tightenings_sensitivity_check,
  add constraint tightenings_sensitivity_check check (sensitivity in ('public', 'team', 'privileged', 'sealed'));
