-- One row for each record that can be found; the terms are made by the service, which knows how names are spelled.
create table search_entry (
    company_id uuid not null,
    type text not null check (type in ('CUSTOMER', 'CONTACT', 'ORDER', 'INVOICE')),
    record_id uuid not null,
    customer_id uuid,
    title text not null,
    number text,
    terms tsvector not null,
    primary key (company_id, type, record_id)
);
-- A short list of rows that are not sorted in yet: each search reads all of it.
create index search_entry_terms_idx on search_entry using gin (terms) with (gin_pending_list_limit = 512);
