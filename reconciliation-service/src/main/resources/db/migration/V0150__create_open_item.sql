-- What customers owe, kept from the ledger's invoice events; tokens find items for bank lines, reservations hold what a match asks for.
create table open_item (
    company_id      uuid    not null,
    invoice_id      uuid    not null,
    customer_id     uuid    not null,
    number          text    not null,
    external_number text,
    order_id        uuid,
    deal_id         uuid,
    invoice_date    date    not null,
    due_date        date    not null,
    payment_reference text  not null,
    currency        char(3) not null,
    net_minor       bigint,
    total_minor     bigint  not null,
    open_minor      bigint  not null,
    reserved_minor  bigint  not null default 0,
    disputed        boolean not null,
    voided          boolean not null default false,
    longest_number  smallint not null check (longest_number > 0),
    version         bigint  not null,
    has_events      boolean not null,
    constraint open_item_pkey primary key (company_id, invoice_id),
    -- A reservation takes from what is open and never turns it over.
    constraint open_item_open_check check (case when total_minor >= 0 then open_minor >= 0 else open_minor <= 0 end)
);
create index open_item_due_idx on open_item (company_id, due_date, invoice_id) where open_minor <> 0;
create index open_item_customer_idx on open_item (company_id, customer_id, due_date, invoice_id) where open_minor <> 0;
create index open_item_available_idx on open_item (company_id, currency, (open_minor - reserved_minor), due_date)
    where open_minor <> 0;
create index open_item_longest_number_idx on open_item (company_id, longest_number);
create index open_item_order_idx on open_item (company_id, order_id) where order_id is not null;

create table open_item_token (
    company_id uuid not null,
    kind       text not null check (kind in ('REFERENCE', 'NUMBER', 'FOLDED_NUMBER')),
    token      text not null,
    invoice_id uuid not null,
    constraint open_item_token_pkey primary key (company_id, kind, token, invoice_id),
    constraint open_item_token_invoice_id_fkey foreign key (company_id, invoice_id)
        references open_item (company_id, invoice_id)
);

create table open_item_change (
    company_id     uuid   not null,
    invoice_id     uuid   not null,
    version        bigint not null,
    effective_date date   not null,
    changed_minor  bigint not null,
    constraint open_item_change_pkey primary key (company_id, invoice_id, version)
);
create index open_item_change_effective_date_idx on open_item_change (company_id, effective_date);

create table open_item_reservation (
    company_id   uuid   not null,
    match_id     uuid   not null,
    invoice_id   uuid   not null,
    amount_minor bigint not null check (amount_minor <> 0),
    constraint open_item_reservation_pkey primary key (company_id, match_id, invoice_id),
    constraint open_item_reservation_invoice_id_fkey foreign key (company_id, invoice_id)
        references open_item (company_id, invoice_id)
);
create index open_item_reservation_invoice_idx on open_item_reservation (company_id, invoice_id);
