-- The secret of an app for codes is sealed under a key of its own (see 0008), so that neither a copy of the database without
-- its keys nor a backup makes codes; its key goes with it. What lay here in the clear is not taken over: nothing was
-- released yet, and a recovery link sets the app up anew.
delete from second_factors where kind = 'code';

-- Dropping the column drops the check that named it.
alter table second_factors drop column secret, add column key uuid, add column sealed bytea,
  add check ((kind = 'code') = (key is not null and sealed is not null and last_step is not null));

create trigger second_factors_take_their_key_along after delete on second_factors
  for each row when (old.key is not null) execute function take_key_along();
