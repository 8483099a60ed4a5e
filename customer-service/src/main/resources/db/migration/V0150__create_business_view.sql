-- What was sold to a customer, what is owed for it and how it was paid: copies, fed by the events of sales and ledger.
create table order_view (
    company_id uuid not null,
    order_id uuid not null,
    customer_id uuid not null,
    order_number text not null,
    order_date date not null,
    currency char(3) not null,
    total_minor bigint not null,
    cancelled_on date,
    primary key (company_id, order_id)
);
create index order_view_customer_idx on order_view (company_id, customer_id, order_date, order_id);

create table invoice_view (
    company_id uuid not null,
    invoice_id uuid not null,
    customer_id uuid not null,
    invoice_number text not null,
    order_id uuid,
    invoice_date date not null,
    due_date date not null,
    currency char(3) not null,
    total_minor bigint not null,
    open_minor bigint not null,
    disputed boolean not null,
    status text not null,
    version bigint not null,
    primary key (company_id, invoice_id)
);
create index invoice_view_customer_idx on invoice_view (company_id, customer_id, invoice_date, invoice_id);
create index invoice_view_order_idx on invoice_view (company_id, order_id) where order_id is not null;

-- The customers' accounts in the books, item by item: debits less credits, up to one place in the journal.
create table receivable_item (
    company_id uuid not null,
    customer_id uuid not null,
    kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE', 'CUSTOMER_CREDIT', 'OTHER')),
    item_id uuid not null,
    currency char(3) not null,
    due_date date,
    open_minor bigint not null,
    primary key (company_id, customer_id, kind, item_id, currency)
);
create index receivable_item_open_idx on receivable_item (company_id, customer_id) where open_minor <> 0;

create table receivable_position (
    company_id uuid not null primary key,
    last_sequence bigint not null,
    complete boolean not null,
    told_at timestamptz not null
);

create table payment_habit (
    company_id uuid not null,
    customer_id uuid not null,
    as_of date not null,
    paid_invoices bigint not null,
    late_invoices bigint not null,
    promises_kept bigint not null,
    promises_broken bigint not null,
    currencies jsonb not null,
    version bigint not null,
    primary key (company_id, customer_id)
);

-- Which customers something happened to, and how far that was worked up.
create sequence customer_activity_position_seq;
create table customer_activity (
    company_id uuid not null,
    customer_id uuid not null,
    position bigint not null,
    changed_at timestamptz not null default now(),
    reviewed_position bigint not null default 0,
    next_review_on date,
    primary key (company_id, customer_id)
);
create index customer_activity_due_idx on customer_activity (company_id, customer_id) where position > reviewed_position;
create index customer_activity_next_idx on customer_activity (next_review_on) where next_review_on is not null;
grant usage on sequence customer_activity_position_seq to ${appRole};
