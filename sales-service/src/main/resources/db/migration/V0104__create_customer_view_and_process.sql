-- What sales knows of customers, and the steps of each deal across all services; both are fed by events.
create table customer_view (
    company_id uuid not null,
    customer_id uuid not null,
    name text not null,
    customer_number text not null,
    payment_term_days integer not null,
    version bigint not null,
    primary key (company_id, customer_id)
);

create table process_step (
    company_id uuid not null,
    deal_id uuid not null,
    event_id uuid not null,
    step text not null,
    document_id uuid not null,
    document_number text,
    entry_id uuid,
    amount_minor bigint,
    currency char(3),
    occurred_at timestamptz not null,
    primary key (company_id, deal_id, event_id)
);
create table process_document (
    company_id uuid not null,
    document_id uuid not null,
    deal_id uuid not null,
    primary key (company_id, document_id)
);
