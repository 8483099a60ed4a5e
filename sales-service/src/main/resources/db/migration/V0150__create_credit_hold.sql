-- What sales must know to confirm an order on credit, and the orders that wait for somebody to answer for them.
create table credit_view (
    company_id uuid not null,
    customer_id uuid not null,
    rating text not null,
    limits jsonb not null,
    hold text not null check (hold in ('NONE', 'OVER_LIMIT', 'EVERY_ORDER')),
    hold_reason text,
    version bigint not null,
    primary key (company_id, customer_id)
);

-- Debits less credits of the customers' accounts in the books, money on account included.
create table owed_view (
    company_id uuid not null,
    customer_id uuid not null,
    currency char(3) not null,
    owed_minor bigint not null,
    primary key (company_id, customer_id, currency)
);
create table owed_position (
    company_id uuid not null primary key,
    last_sequence bigint not null,
    complete boolean not null
);
create table booked_invoice (
    company_id uuid not null,
    invoice_id uuid not null,
    primary key (company_id, invoice_id)
);
create table invoiced_order (
    company_id uuid not null,
    order_id uuid not null,
    invoice_id uuid not null,
    currency char(3) not null,
    total_minor bigint not null,
    primary key (company_id, order_id, invoice_id)
);

create table credit_hold (
    company_id uuid not null,
    hold_id uuid not null,
    order_id uuid not null,
    customer_id uuid not null,
    deal_id uuid,
    order_date date not null,
    reason text not null check (reason in ('OVER_LIMIT', 'NO_LIMIT_IN_CURRENCY', 'RATING', 'OVERDUE')),
    currency char(3) not null,
    order_total_minor bigint not null,
    exposure_minor bigint not null,
    limit_minor bigint,
    credit_version bigint not null,
    held_by uuid not null,
    held_at timestamptz not null,
    outcome text check (outcome in ('RELEASED', 'FITTED')),
    ended_by uuid,
    ended_at timestamptz,
    release_reason text check (length(release_reason) between 1 and 500),
    primary key (company_id, hold_id),
    foreign key (company_id, order_id) references sales_order (company_id, order_id),
    check ((outcome is null) = (ended_by is null) and (outcome is null) = (ended_at is null)),
    check ((outcome = 'RELEASED') = (release_reason is not null))
);
create unique index credit_hold_open_key on credit_hold (company_id, order_id) where outcome is null;
create index credit_hold_order_idx on credit_hold (company_id, order_id);
revoke delete on credit_hold from ${appRole};
