-- A call that was logged wrongly is corrected as an attempt to reach somebody is: by a further revision. That a claim was
-- made of a call, which stands in the same list, stays as it was recorded: recordEntries sees to that.
alter table entries
  drop constraint entries_check1,
  add constraint entries_recorded_once check (
    revision > 0
    and (revision = 1 or list not in ('claims', 'retractions', 'tightenings', 'independence', 'rulings', 'handovers')));
