-- An import may change customers that are here; refused rows come back as they were sent, to be mended.
alter table customer_import
    add column mode text not null default 'CREATE' check (mode in ('CREATE', 'UPDATE', 'UPSERT')),
    add column column_names text[] not null default '{}',
    add column rows_changed integer not null default 0;
alter table customer_import_error
    add column cells text[] not null default '{}';
