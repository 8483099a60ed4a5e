-- What is planned to be sold of a product: its budget line, which an alert about its sales points to.
alter table sales_target
    add column product_code text,
    drop constraint sales_target_kind_check,
    add constraint sales_target_kind_check check (kind in ('REPRESENTATIVE', 'TEAM', 'REGION', 'COMPANY', 'PRODUCT')),
    add constraint sales_target_product_code_check check ((kind = 'PRODUCT') = (product_code is not null));
drop index sales_target_subject_key;
create unique index sales_target_subject_key
    on sales_target (company_id, kind, coalesce(representative_id::text, team_id::text, region, product_code, ''),
                     from_date, to_date, currency);
