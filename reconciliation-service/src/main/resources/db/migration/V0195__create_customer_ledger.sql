-- Each customer's ledger, line by line as the ledger seals them: its sum is the control account.
create table customer_ledger_line (
    company_id      uuid        not null,
    entry_id        uuid        not null,
    line_number     int         not null,
    sequence        bigint      not null,
    -- none where a rate changed what the account is worth as a whole
    customer_id     uuid,
    control         text        not null check (control in ('RECEIVABLE', 'ON_ACCOUNT')),
    account_code    text        not null,
    effective_date  date        not null,
    document_date   date        not null,
    recorded_at     timestamptz not null,
    source          text        not null,
    source_id       uuid,
    reversed_source text,
    document_number text,
    item_kind       text check (item_kind in ('INVOICE', 'CREDIT_NOTE', 'CUSTOMER_CREDIT')),
    item_id         uuid,
    item_number     text,
    due_date        date,
    currency        char(3)     not null,
    -- debits are positive, in the item's currency
    amount_minor    bigint      not null,
    books_currency  char(3)     not null,
    worth_minor     bigint      not null,
    constraint customer_ledger_line_pkey primary key (company_id, entry_id, line_number),
    constraint customer_ledger_line_item_check check ((item_kind is null) = (item_id is null)),
    constraint customer_ledger_line_customer_id_check check (customer_id is not null or amount_minor = 0)
);
create index customer_ledger_line_customer_idx
    on customer_ledger_line (company_id, customer_id, currency, effective_date, sequence, line_number)
    include (control, amount_minor, recorded_at);
create index customer_ledger_line_item_idx on customer_ledger_line (company_id, item_id) include (control, amount_minor)
    where item_id is not null;
create index customer_ledger_line_currency_idx on customer_ledger_line (company_id, currency, customer_id)
    include (control, effective_date, recorded_at, sequence, amount_minor);

-- Lines come once and never change.
revoke update, delete, truncate on customer_ledger_line from ${appRole};

-- What the ledger says the control accounts come to: the lines here must agree.
create table customer_ledger_total (
    company_id    uuid    not null,
    account_code  text    not null,
    currency      char(3) not null,
    balance_minor bigint  not null,
    constraint customer_ledger_total_pkey primary key (company_id, account_code, currency)
);

create table customer_ledger_position (
    company_id    uuid    not null,
    last_sequence bigint  not null,
    -- false while the ledger is still telling what was booked before
    complete      boolean not null,
    constraint customer_ledger_position_pkey primary key (company_id)
);
