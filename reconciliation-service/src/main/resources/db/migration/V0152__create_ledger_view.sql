-- Turnover per account and day from the ledger's sealed blocks: what the tie-out compares with.
create table ledger_turnover (
    company_id     uuid    not null,
    account_code   text    not null,
    effective_date date    not null,
    currency       char(3) not null,
    debit_minor    bigint  not null,
    credit_minor   bigint  not null,
    constraint ledger_turnover_pkey primary key (company_id, account_code, effective_date, currency)
);

create table ledger_position (
    company_id   uuid   not null,
    block_number bigint not null,
    sequence     bigint not null,
    constraint ledger_position_pkey primary key (company_id)
);
