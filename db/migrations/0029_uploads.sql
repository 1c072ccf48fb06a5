-- Files that are being sent piece by piece, so that a broken line costs a piece and not the file. The pieces lie in a folder,
-- sealed under a key that stands in the sealed part of the row; a row that goes takes its key with it, and what is left of its
-- pieces is noise.
create table uploads (
  id uuid primary key,
  case_key bigint not null references cases (key),
  staff text not null,
  -- HMAC of what the browser says of the file: the same file chosen again goes on where it stopped.
  file_digest bytea not null,
  size bigint not null check (size > 0),
  received bigint not null default 0 check (received between 0 and size),
  pieces integer not null default 0 check (pieces >= 0),
  -- What the file is called, what its document is to say, and the key of the pieces.
  key uuid not null,
  sealed bytea not null,
  begun_at timestamptz not null,
  touched_at timestamptz not null,
  -- The document that came of it. Its row stays for a while, for whoever did not get the answer.
  document text
);
create index uploads_by_staff on uploads (staff, case_key);
create unique index uploads_of_one_file on uploads (staff, case_key, file_digest) where document is null;

create function forget_key_of_upload() returns trigger language plpgsql as $$
begin
  delete from record_keys where id = old.key;
  return null;
end
$$;
create trigger uploads_take_their_key after delete on uploads for each row execute function forget_key_of_upload();
create trigger uploads_take_their_old_key after update of key on uploads for each row when (old.key <> new.key)
  execute function forget_key_of_upload();
