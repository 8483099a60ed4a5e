-- What we owe to each supplier, line by line as the journal is sealed: what a supplier's statement is compared with.
create table supplier_ledger_line (
    company_id      uuid    not null,
    entry_id        uuid    not null,
    line_number     integer not null,
    sequence        bigint  not null,
    supplier_id     uuid    not null,
    effective_date  date    not null,
    document_date   date    not null,
    source          text    not null,
    document_number text,
    currency        char(3) not null,
    -- what the line adds to what we owe
    owed_minor      bigint  not null,
    constraint supplier_ledger_line_pkey primary key (company_id, entry_id, line_number)
);
create index supplier_ledger_line_supplier_idx
    on supplier_ledger_line (company_id, supplier_id, currency, effective_date, sequence, line_number);

-- Lines come once and never change.
revoke update, delete, truncate on supplier_ledger_line from ${appRole};
