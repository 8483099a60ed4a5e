-- All accounts are sealed: the readable numbers go, also from the trail of changes, where the last four digits stay.
alter table customer_bank_account
    drop constraint customer_bank_account_pkey,
    drop column iban,
    alter column content set not null,
    alter column blind_index set not null,
    alter column content_key set not null,
    alter column index_key set not null,
    add primary key (company_id, customer_id, blind_index);

create index customer_bank_account_blind_index_idx on customer_bank_account (company_id, blind_index);

update customer_change
   set old_value = regexp_replace(old_value, '[A-Z]{2}[0-9]{2}[A-Z0-9]{7,26}([A-Z0-9]{4})', '****\1', 'g'),
       new_value = regexp_replace(new_value, '[A-Z]{2}[0-9]{2}[A-Z0-9]{7,26}([A-Z0-9]{4})', '****\1', 'g')
 where field = 'ibans';
