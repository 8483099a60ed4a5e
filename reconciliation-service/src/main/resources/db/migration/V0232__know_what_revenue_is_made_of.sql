-- What was booked on the revenue account, entry by entry, with the document behind it: what was invoiced must have been
-- earned, now or at another time.
create table ledger_revenue (
    company_id     uuid    not null,
    entry_id       uuid    not null,
    currency       char(3) not null,
    source         text    not null,
    source_id      uuid,
    effective_date date    not null,
    credit_minor   bigint  not null,
    constraint ledger_revenue_pkey primary key (company_id, entry_id, currency)
);
create index ledger_revenue_source_idx on ledger_revenue (company_id, source_id);

-- Of blocks that came before, nobody knows it: such books are not compared.
alter table ledger_position add column revenue_known boolean not null default true;
update ledger_position set revenue_known = false;
