-- Of sign-ons that were erased and go on counting, the hash of the mailbox stays until nobody can sign any more: else one
-- mailbox could be counted again and again. Of those that were withdrawn nothing stays.
alter table erased_signons add column counts boolean not null default false;
update erased_signons x set counts = true from signons s where s.id = x.signon and s.state <> 'w';
