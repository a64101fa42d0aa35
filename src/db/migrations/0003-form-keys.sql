-- A key belongs to whoever used it: an API token by its id, or a person at the pages by theirs.
alter table idempotency_keys drop constraint idempotency_keys_token_id_fkey;
alter table idempotency_keys rename column token_id to owner_id;
