-- Bank accounts are to be unreadable in the database; the next migration encrypts those that are here.
alter table customer_bank_account
    add column content text,
    add column blind_index text,
    add column content_key integer,
    add column index_key integer;
