-- The deals of a customer, fed by the events of sales.
create table deal_view (
    company_id uuid not null,
    deal_id uuid not null,
    customer_id uuid,
    pipeline text not null,
    stage text not null,
    status text not null check (status in ('OPEN', 'WON', 'LOST')),
    currency char(3),
    value_minor bigint,
    opened_at timestamptz not null,
    closed_on date,
    lost_reason text,
    primary key (company_id, deal_id),
    check ((currency is null) = (value_minor is null))
);
create index deal_view_customer_idx on deal_view (company_id, customer_id, status, deal_id);
